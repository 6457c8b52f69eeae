#pragma once
// Effects outside (printers, later terminals, mail, webhooks): a row written in the transaction of
// its cause, carried out after the commit, repeatable, with `unknown` as a state of its own.

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include "commands/tenant.h"

namespace guichet::outbox {

struct Job {
    std::string id;    // UUID
    std::string kind;  // who carries it out: "print", "export"
    std::string subject;
    std::string body;  // JSON
    int64_t attempts = 0;
    std::string state = "queued";
    std::string problem;
};

// Part of a command: the job exists when, and only when, the command commits.
void ask(commands::Unit& unit, const Job& job);
std::optional<Job> find_job(storage::Connection& connection, std::string_view id);

struct Outcome {
    enum class Kind {
        done,
        again,    // nothing happened outside; try later
        failed,   // will not work; `problem` says why
        unknown,  // something may have happened; people decide
    };
    Kind kind = Kind::done;
    std::string problem;
};
// `stop` is asked for when the server ends: long work gives up then and says `again`.
using Carrier = std::function<Outcome(const Job&, commands::Tenant&, const std::stop_token& stop)>;

// Who carries out one kind of job, and how.
struct Carrying {
    std::string kind;
    Carrier carrier;
    // Doing it twice does no harm (a file is written again): a job whose server died is queued anew,
    // not `unknown`.
    bool repeatable = false;
    // Whoever carries out a job has this long; then its outcome is unknown, whichever server had it.
    TimeMs lease_ms = 2 * minute_ms;
};

// Tries at 0, 2, 4, 8 … seconds; then the job has failed and says so.
inline constexpr int64_t attempts_max = 6;

// One thread per tenant and kind that carries out what waits, so that a long export delays no paper.
// On several servers each job is carried out by the one that claimed it through the journal's order.
class Worker {
public:
    Worker(commands::Tenant& tenant, Carrying carrying);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace guichet::outbox
