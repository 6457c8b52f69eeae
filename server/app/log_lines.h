#pragma once
// One line of JSON per event on standard error, for journald or any collector.

#include <string>

namespace guichet::app {

void start_log(const std::string& level);  // trace, debug, info, warning, error, critical, off

}  // namespace guichet::app
