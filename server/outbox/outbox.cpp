#include "outbox/outbox.h"

#include <condition_variable>

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "outbox/outbox_sql.gen.h"

namespace guichet::outbox {
namespace {

constexpr std::chrono::seconds look_again{30};

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

struct Worker::Impl {
    commands::Tenant& tenant;
    Carrying carrying;
    std::stop_source stop;
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

    std::vector<Job> list(const storage::Query& query) {
        std::vector<Job> jobs;
        tenant.readers().ask([&](storage::Connection& connection) {
            const storage::Rows rows = connection.query(query, {carrying.kind, tenant.clock().now_ms()});
            for (size_t i = 0; i < rows.size(); ++i) jobs.push_back(job_of(rows, i));
        });
        return jobs;
    }

    // A job that was being sent when its server died: nobody knows how far it came. Only we write an
    // embedded database, so at the start whatever is being sent is such a job.
    void adopt_orphans() {
        if (tenant.location().engine != storage::Engine::sqlite) return;
        try {
            for (const Job& job : list(sql::list_sending)) note_lost(job);
        } catch (const std::exception& e) {
            spdlog::error("outbox: {}", e.what());
        }
    }

    void note_lost(const Job& job) {
        constexpr const char* why = "the server stopped while it was sent";
        if (!carrying.repeatable)
            note(job, "unknown", job.attempts, 0, why);
        else if (job.attempts >= attempts_max)
            note(job, "failed", job.attempts, 0, why);
        else
            note(job, "queued", job.attempts, tenant.clock().now_ms(), why);
    }

    // Carries out what is due; returns how long nothing will be.
    TimeMs run_due() {
        try {
            for (const Job& job : list(sql::list_due)) {
                {
                    const std::lock_guard lock(mutex);
                    if (stopping) return 0;
                }
                if (job.state == "sending")
                    note_lost(job);  // its time is over
                else
                    carry_out(job);
            }
            TimeMs next = 0;
            tenant.readers().ask([&](storage::Connection& connection) {
                const storage::Rows rows = connection.query(sql::next_due, {carrying.kind});
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
        // Noted before the first byte leaves, so that a crash shows as unknown, not as a second paper.
        const int64_t attempts = job.attempts + 1;
        if (!note(job, "sending", attempts, tenant.clock().now_ms() + carrying.lease_ms, "")) return;
        Job claimed = job;
        claimed.state = "sending";
        claimed.attempts = attempts;
        const Outcome outcome = carrying.carrier(claimed, tenant, stop.get_token());
        switch (outcome.kind) {
            case Outcome::Kind::done:
                note(claimed, "done", attempts, 0, "");
                break;
            case Outcome::Kind::failed:
                note(claimed, "failed", attempts, 0, outcome.problem);
                break;
            case Outcome::Kind::unknown:
                note(claimed, "unknown", attempts, 0, outcome.problem);
                break;
            case Outcome::Kind::again:
                if (attempts >= attempts_max)
                    note(claimed, "failed", attempts, 0, outcome.problem);
                else
                    note(claimed, "queued", attempts, tenant.clock().now_ms() + (1000 << attempts),
                         outcome.problem);
        }
    }

    // Through the writer, as everything that is written; the feed tells the tills. False: the job is
    // no longer as we saw it (another server took it), or the writer is full and the job waits.
    bool note(const Job& job, const char* state, int64_t attempts, TimeMs next, const std::string& problem) {
        const TimeMs now = tenant.clock().now_ms();
        const bool ended = std::string_view(state) != "queued" && std::string_view(state) != "sending";
        commands::Command command{.key = new_uuid(now)};
        command.work = [=](commands::Unit& unit) -> Result<commands::Accepted> {
            const auto found = find_job(unit.connection(), job.id);
            if (found->state != job.state || found->attempts != job.attempts) return refusals::job_taken();
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

Worker::Worker(commands::Tenant& tenant, Carrying carrying)
    : impl_(new Impl{tenant, std::move(carrying), {}, {}, {}, false, true, 0, {}}) {
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
    pthread_setname_np(impl_->thread.native_handle(), impl_->carrying.kind.c_str());
}

Worker::~Worker() {
    impl_->tenant.feed().detach(impl_->listener);
    impl_->stop.request_stop();
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_one();
    impl_->thread.join();
}

}  // namespace guichet::outbox
