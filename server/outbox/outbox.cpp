#include "outbox/outbox.h"

#include <condition_variable>

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "base/json.h"
#include "outbox/outbox_sql.gen.h"

namespace guichet::outbox {
namespace {

constexpr std::chrono::seconds look_again{30};
// A job that was being sent when the process died: nobody knows how far it came.
constexpr TimeMs sending_is_stale_ms = 0;

Job job_of(const storage::Rows& rows, size_t i) {
    return {rows.text(i, 0),   rows.text(i, 1), rows.text(i, 2), rows.text(i, 3),
            rows.number(i, 4), rows.text(i, 5), rows.text(i, 6)};
}

}  // namespace

void ask(commands::Unit& unit, const Job& job) {
    unit.run(sql::insert_job, {job.id, job.kind, job.subject, job.body, unit.now_ms(), unit.now_ms()});
}

std::optional<Job> find_job(storage::Connection& connection, std::string_view id) {
    const storage::Rows rows = connection.query(sql::find_job, {id});
    if (rows.empty()) return std::nullopt;
    return job_of(rows, 0);
}

int64_t oldest_waiting_ms(storage::Connection& connection, TimeMs now) {
    const storage::Rows rows = connection.query(sql::oldest_waiting, {});
    return rows.empty() ? 0 : now - rows.number(0, 0);
}

struct Worker::Impl {
    commands::Tenant& tenant;
    std::map<std::string, Carrier> carriers;
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    bool something_new = true;
    uint64_t listener = 0;
    std::thread thread;

    void loop() {
        adopt_orphans();
        while (true) {
            const TimeMs pause = run_due();
            std::unique_lock lock(mutex);
            wake.wait_for(lock, std::chrono::milliseconds(pause),
                          [this] { return stopping || something_new; });
            if (stopping) return;
            something_new = false;
        }
    }

    std::vector<Job> due() {
        std::vector<Job> jobs;
        tenant.readers().ask([&](storage::Connection& connection) {
            const storage::Rows rows = connection.query(sql::list_due, {tenant.clock().now_ms()});
            for (size_t i = 0; i < rows.size(); ++i) jobs.push_back(job_of(rows, i));
        });
        return jobs;
    }

    void adopt_orphans() {
        try {
            for (const Job& job : due())
                if (job.state == "sending")
                    note(job, "unknown", job.attempts, sending_is_stale_ms,
                         "the server stopped while it was sent");
        } catch (const std::exception& e) {
            spdlog::error("outbox: {}", e.what());
        }
    }

    // Carries out what is due; returns how long nothing will be.
    TimeMs run_due() {
        try {
            for (const Job& job : due()) {
                {
                    const std::lock_guard lock(mutex);
                    if (stopping) return 0;
                }
                carry_out(job);
            }
            TimeMs next = 0;
            tenant.readers().ask([&](storage::Connection& connection) {
                const storage::Rows rows = connection.query(sql::next_due, {});
                next = rows.empty() ? 0 : rows.number(0, 0);
            });
            const TimeMs longest = std::chrono::milliseconds(look_again).count();
            return next == 0 ? longest : std::clamp<TimeMs>(next - tenant.clock().now_ms(), 10, longest);
        } catch (const std::exception& e) {
            spdlog::error("outbox: {}", e.what());
            return 1000;
        }
    }

    void carry_out(const Job& job) {
        const auto carrier = carriers.find(job.kind);
        if (carrier == carriers.end()) {
            note(job, "failed", job.attempts, 0, "nobody carries this out");
            return;
        }
        // Noted before the first byte leaves, so that a crash shows as unknown, not as a second paper.
        if (!note(job, "sending", job.attempts + 1, tenant.clock().now_ms(), "")) return;
        const Outcome outcome = carrier->second(job, tenant);
        const int64_t attempts = job.attempts + 1;
        switch (outcome.kind) {
            case Outcome::Kind::done:
                note(job, "done", attempts, 0, "");
                break;
            case Outcome::Kind::failed:
                note(job, "failed", attempts, 0, outcome.problem);
                break;
            case Outcome::Kind::unknown:
                note(job, "unknown", attempts, 0, outcome.problem);
                break;
            case Outcome::Kind::again:
                if (attempts >= attempts_max)
                    note(job, "failed", attempts, 0, outcome.problem);
                else
                    note(job, "queued", attempts, tenant.clock().now_ms() + (1000 << attempts),
                         outcome.problem);
        }
    }

    // Through the writer, as everything that is written; the feed tells the tills. False: the writer
    // is full or gone, and the job waits.
    bool note(const Job& job, const char* state, int64_t attempts, TimeMs next, const std::string& problem) {
        const TimeMs now = tenant.clock().now_ms();
        const bool ended = std::string_view(state) != "queued" && std::string_view(state) != "sending";
        commands::Command command{.key = new_uuid(now)};
        command.work = [=](commands::Unit& unit) -> Result<commands::Accepted> {
            unit.run(sql::set_state,
                     {job.id, state, attempts, next, problem,
                      ended ? storage::Param(now) : storage::Param(std::nullopt)},
                     1);
            json::Writer body;
            body.begin().field("id", job.id).field("state", state).field("problem", problem).end();
            const std::string text = body.take();
            return commands::Accepted{
                .kind = "outbox." + std::string(state), .body = text, .news = "\"" + job.kind + "\":" + text};
        };
        return tenant.writer().ask(std::move(command)).kind == commands::Answer::Kind::accepted;
    }
};

Worker::Worker(commands::Tenant& tenant, std::map<std::string, Carrier> carriers)
    : impl_(new Impl{tenant, std::move(carriers), {}, {}, false, true, 0, {}}) {
    // Whatever is committed may have left a job; looking costs one query on an index that is empty.
    impl_->listener = *tenant.feed().attach(tenant.feed().last(), [impl = impl_.get()](const auto& events) {
        if (events->find("\"jobs\":") == std::string::npos) return;
        {
            const std::lock_guard lock(impl->mutex);
            impl->something_new = true;
        }
        impl->wake.notify_one();
    });
    impl_->thread = std::thread([impl = impl_.get()] { impl->loop(); });
    pthread_setname_np(impl_->thread.native_handle(), "outbox");
}

Worker::~Worker() {
    impl_->tenant.feed().detach(impl_->listener);
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_one();
    impl_->thread.join();
}

}  // namespace guichet::outbox
