#pragma once
// What another process has used so far, from /proc.

#include <map>
#include <string>

namespace guichet::bench {

struct CpuTime {
    double seconds = 0;
    std::map<std::string, double> seconds_by_thread;  // by name; threads of one name together
};

CpuTime cpu_time_of(int pid);
long resident_kib_of(int pid);

}  // namespace guichet::bench
