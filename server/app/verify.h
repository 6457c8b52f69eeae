#pragma once
// Checks a box office against what it promised: the chain unbroken, every sale balanced, no place
// given twice, no number missing. Reads only; may run beside a serving program.

#include <string>
#include <vector>

#include "storage/connection.h"

namespace guichet::app {

struct Verification {
    int64_t entries = 0, sales = 0, tickets = 0;
    std::vector<std::string> faults;  // at most faults_max
    static constexpr size_t faults_max = 50;
};

Verification verify(storage::Connection& connection);

}  // namespace guichet::app
