#include "outbox/outbox.h"

#include <condition_variable>

#include <gtest/gtest.h>

#include "support/box_office.h"

namespace guichet::outbox {
namespace {
using test::BoxOffice;

class Outbox : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam()};
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> carried;

    commands::Work asking(const std::string& id) {
        return [id](commands::Unit& unit) -> Result<commands::Accepted> {
            ask(unit, {.id = id, .kind = "test", .subject = "s", .body = "{}"});
            return commands::Accepted{.kind = "test.asked", .body = "{}", .news = "\"jobs\":1"};
        };
    }
    Carrier carrier(Outcome outcome) {
        return [this, outcome](const Job& job, commands::Tenant&, const std::stop_token&) {
            const std::lock_guard lock(mutex);
            carried.push_back(job.id);
            changed.notify_all();
            return outcome;
        };
    }
    // Waits on the feed, so that no test sleeps.
    std::string state_after(const std::string& id, const std::function<void()>& act,
                            std::string_view wanted) {
        bool seen = false;
        const std::string mark = "\"state\":\"" + std::string(wanted) + "\"";
        const auto listener =
            office.tenant().feed().attach(office.tenant().feed().last(), [&](const auto& events) {
                if (events->find(mark) == std::string::npos) return;
                const std::lock_guard lock(mutex);
                seen = true;
                changed.notify_all();
            });
        act();
        {
            std::unique_lock lock(mutex);
            changed.wait_for(lock, std::chrono::seconds(20), [&] { return seen; });
        }
        office.tenant().feed().detach(*listener);
        std::string state;
        office.tenant().readers().ask([&](storage::Connection& c) { state = find_job(c, id)->state; });
        return state;
    }
};
GUICHET_ON_BOTH_ENGINES(Outbox);

TEST_P(Outbox, carries_out_after_the_commit_and_tells) {
    const std::string id = new_uuid(1);
    Worker worker(office.tenant(), {"test", carrier({})});
    EXPECT_EQ(state_after(id, [&] { office.ask(asking(id)); }, "done"), "done");
    EXPECT_EQ(carried, std::vector{id});
}

TEST_P(Outbox, keeps_a_failure_with_its_reason_and_unknown_as_unknown) {
    const std::string failed = new_uuid(1), unknown = new_uuid(2);
    {
        Worker worker(office.tenant(), {"test", carrier({Outcome::Kind::failed, "no paper"})});
        EXPECT_EQ(state_after(failed, [&] { office.ask(asking(failed)); }, "failed"), "failed");
    }
    Worker worker(office.tenant(), {"test", carrier({Outcome::Kind::unknown, "cut off"})});
    EXPECT_EQ(state_after(unknown, [&] { office.ask(asking(unknown)); }, "unknown"), "unknown");
    office.tenant().readers().ask(
        [&](storage::Connection& c) { EXPECT_EQ(find_job(c, failed)->problem, "no paper"); });
}

TEST_P(Outbox, tries_again_later_what_did_not_begin) {
    const std::string id = new_uuid(1);
    Worker worker(office.tenant(), {"test", carrier({Outcome::Kind::again, "printer off"})});
    EXPECT_EQ(state_after(id, [&] { office.ask(asking(id)); }, "queued"), "queued");
    office.tenant().readers().ask([&](storage::Connection& c) { EXPECT_EQ(find_job(c, id)->attempts, 1); });
}

// As two servers on one database would: each looks at the same list.
TEST_P(Outbox, is_carried_out_once_when_two_servers_look) {
    std::vector<std::string> ids;
    for (int i = 0; i < 40; ++i) ids.push_back(new_uuid(i + 1));
    for (const std::string& id : ids) office.ask(asking(id));
    {
        Worker one(office.tenant(), {"test", carrier({})}), two(office.tenant(), {"test", carrier({})});
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(20), [&] { return carried.size() >= ids.size(); });
    }
    std::ranges::sort(carried);
    std::ranges::sort(ids);
    EXPECT_EQ(carried, ids);
}

TEST_P(Outbox, does_what_waited_while_nobody_carried) {
    const std::string id = new_uuid(1);
    office.ask(asking(id));
    office.restart();
    std::unique_ptr<Worker> worker;
    EXPECT_EQ(
        state_after(
            id, [&] { worker = std::make_unique<Worker>(office.tenant(), Carrying{"test", carrier({})}); },
            "done"),
        "done");
}

TEST_P(Outbox, a_worker_leaves_the_jobs_of_other_kinds_alone) {
    const std::string id = new_uuid(1);
    office.ask(asking(id));
    Worker other(office.tenant(), {"other", carrier({})});
    Worker worker(office.tenant(), {"test", carrier({})});
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(20), [&] { return !carried.empty(); });
    }
    EXPECT_EQ(carried, std::vector{id});
}

// The embedded engine knows that its own last process died; what may be repeated is.
TEST_P(Outbox, a_lost_job_that_may_be_repeated_is) {
    if (GetParam() != storage::Engine::sqlite) return;
    const std::string id = new_uuid(1);
    office.ask(asking(id));
    office.ask([&](commands::Unit& unit) -> Result<commands::Accepted> {
        static constexpr storage::Query claim{
            "test.claim", "update outbox set state = 'sending', attempts = 1 where id = $1"};
        unit.run(claim, {id}, 1);
        return commands::Accepted{.kind = "test.claimed", .body = "{}"};
    });
    office.restart();
    Carrying carrying{"test", carrier({}), true};
    std::unique_ptr<Worker> worker;
    EXPECT_EQ(state_after(
                  id, [&] { worker = std::make_unique<Worker>(office.tenant(), carrying); }, "done"),
              "done");
    EXPECT_EQ(carried, std::vector{id});
}

}  // namespace
}  // namespace guichet::outbox
