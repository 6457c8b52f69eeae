#pragma once
// What fills the demo: commands under a clock of its own, never refused without notice.

#include <random>

#include "app/demo.h"
#include "base/json.h"

namespace guichet::app {

struct Filler {
    commands::Tenant& tenant;
    DemoClock& clock;
    UserId admin;
    std::mt19937 random{20261124};

    // The id in the answer; 1 when it has none, 0 when it was refused.
    int64_t ask(commands::Work work, UserId user = {}, RegisterId at = {}, std::string key = {}) {
        if (key.empty()) key = new_uuid(clock.now_ms());
        const commands::Answer answer = tenant.writer().ask(
            {.key = std::move(key), .user = user, .at_register = at, .work = std::move(work)});
        if (answer.kind == commands::Answer::Kind::refused) return 0;
        if (answer.kind != commands::Answer::Kind::accepted)
            throw std::runtime_error("the demo could not be filled, see the log");
        if (answer.body.empty()) return 1;
        const auto made = json::parse(answer.body);
        const auto* id = made->as_object().if_contains("id");
        return id != nullptr && id->is_int64() ? id->as_int64() : 1;
    }
    int64_t must(commands::Work work, UserId user = {}, RegisterId at = {}) {
        const int64_t id = ask(std::move(work), user, at);
        if (id == 0) throw std::runtime_error("the demo met a refusal, so it is out of step with the rules");
        return id;
    }
    int pick(int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); }
};

}  // namespace guichet::app
