// How often this disk makes 4 KiB durable: overwrites a preallocated file, one flush per write, for
// some seconds. Usage: flush FOLDER [SECONDS]. One line of JSON on stdout.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t page_bytes = 4096;
constexpr off_t pages = 1024;

[[noreturn]] void fail(const std::string& what) {
    std::perror(what.c_str());
    std::exit(1);
}

// Written once and flushed, so that later writes change no metadata.
int preallocated(const std::string& path, const std::vector<char>& page) {
    const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) fail(path);
    for (off_t i = 0; i < pages; ++i) {
        if (pwrite(file, page.data(), page.size(), i * static_cast<off_t>(page_bytes)) < 0) fail(path);
    }
    if (fsync(file) != 0) fail(path);
    return file;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: flush FOLDER [SECONDS]\n", stderr);
        return 2;
    }
    const auto time = std::chrono::duration<double>(argc > 2 ? std::atof(argv[2]) : 2.0);
    const std::string path = std::string(argv[1]) + "/flush.bench";
    std::vector<char> page(page_bytes, 'x');
    const int file = preallocated(path, page);

    std::vector<double> milliseconds;
    const auto begin = Clock::now();
    auto now = begin;
    for (off_t i = 0; now - begin < time; ++i) {
        page[0] = static_cast<char>(i);
        const auto written =
            pwrite(file, page.data(), page.size(), i % pages * static_cast<off_t>(page_bytes));
        if (written < 0 || fdatasync(file) != 0) fail(path);
        const auto end = Clock::now();
        milliseconds.push_back(std::chrono::duration<double, std::milli>(end - now).count());
        now = end;
    }
    const double seconds = std::chrono::duration<double>(now - begin).count();
    close(file);
    unlink(path.c_str());

    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double part) {
        return milliseconds[static_cast<size_t>(part * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("{\"flushes\":%zu,\"per_second\":%.1f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.3f}\n",
                milliseconds.size(), static_cast<double>(milliseconds.size()) / seconds, at(0.5), at(0.99),
                milliseconds.back());
}
