#include "process.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace guichet::bench {
namespace {

struct Stat {
    std::string name;
    double seconds = 0;
};

// "PID (NAME) STATE ..." where NAME may hold spaces and parentheses; utime and stime are fields 14
// and 15.
Stat read_stat(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const size_t open = line.find('(');
    const size_t close = line.rfind(')');
    if (open == std::string::npos || close == std::string::npos) return {};  // it just ended
    std::istringstream fields(line.substr(close + 2));
    std::string skipped;
    for (int i = 3; i < 14; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    return {line.substr(open + 1, close - open - 1), (user + system) / ticks};
}

std::filesystem::path folder_of(int pid) { return "/proc/" + std::to_string(pid); }

}  // namespace

CpuTime cpu_time_of(int pid) {
    CpuTime time;
    time.seconds = read_stat(folder_of(pid) / "stat").seconds;
    std::error_code gone;
    for (const auto& task : std::filesystem::directory_iterator(folder_of(pid) / "task", gone)) {
        const Stat stat = read_stat(task.path() / "stat");
        time.seconds_by_thread[stat.name] += stat.seconds;
    }
    return time;
}

long resident_kib_of(int pid) {
    std::ifstream in(folder_of(pid) / "status");
    std::string line;
    while (std::getline(in, line)) {
        if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
    }
    return 0;
}

}  // namespace guichet::bench
