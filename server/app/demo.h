#pragma once
// A box office to try and to learn on: a festival of three rooms and sixty screenings around today,
// made by the same commands the app uses.

#include <atomic>

#include "commands/tenants.h"

namespace guichet::app {

// Shows the past while the demo is being filled, and the real time afterwards.
class DemoClock final : public Clock {
public:
    TimeMs now_ms() const override {
        const TimeMs shown = shown_;
        return shown == 0 ? real_.now_ms() : shown;
    }
    void show(TimeMs at) { shown_ = at; }
    void show_real() { shown_ = 0; }

private:
    SystemClock real_;
    std::atomic<TimeMs> shown_ = 0;
};

struct DemoLogin {
    const char* login;
    const char* password;
    const char* pin;
    const char* name;
    const char* roles;
};
extern const DemoLogin demo_logins[5];
std::string demo_logins_json();

// Makes the tenant `demo` and fills it. `postgres` as in Tenants::create.
void make_demo(commands::Tenants& tenants, DemoClock& clock, const std::string& postgres);

}  // namespace guichet::app
