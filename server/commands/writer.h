#pragma once
// The one writer of a tenant: takes what has queued up, runs it in one transaction, and answers
// after the one flush to disk that all of them share. A refusal changes nothing and has nothing to
// wait for: it is answered at once, so that its client can ask for something else in the same batch.
// What a command changes is written while nobody waits.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "commands/command.h"
#include "commands/recent_keys.h"
#include "commands/unit.h"
#include "journal/feed.h"

namespace guichet::commands {

struct WriterOptions {
    size_t batch_max = 128;  // 1 = one transaction per command, for comparison
    size_t queue_max = 4096;
};

struct WriterFigures {
    uint64_t accepted = 0, refused = 0, repeated = 0, broken = 0;
    uint64_t batches = 0, batches_again = 0;  // again: met a guard, done one by one
    uint64_t commit_us = 0;                   // spent in commit
    size_t queued = 0;
    bool failed = false;
};

class Writer {
public:
    // `on_failure` hears of a storage failure (SQLite: the process must stop; trust.md D3).
    Writer(const storage::Location& location, std::unique_ptr<storage::Connection> connection,
           const TenantSettings& settings, const Keys& keys, const Clock& clock, journal::Feed& feed,
           WriterOptions options, std::function<void(const std::string&)> on_failure);
    ~Writer();  // stops
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // False when the queue is full or the writer has stopped: the command was not taken.
    bool submit(Command command);
    // Submits and waits; for the command line and tests.
    Answer ask(Command command);
    void stop();  // runs what is queued, then marks the clean stop
    WriterFigures figures() const;

private:
    using KnownKeys = std::unordered_map<std::string, journal::Answered>;
    void loop();
    bool take(std::vector<Command>& batch);  // what is queued, up to batch_max; false: nothing
    bool somebody_waits() const;
    void run_batch(std::vector<Command>& batch);
    std::vector<Answer> attempt(std::vector<Command>& batch, bool one_by_one);
    void find_known(KnownKeys& known, std::span<const Command> commands, bool one_by_one);
    void refuse(Command& command, const Answer& answer);
    Answer answer_to(Unit& unit, Command& command, KnownKeys& known_keys, bool certain);
    Answer run_one(Unit& unit, Command& command, bool certain);
    Answer recorded(Unit& unit, Command& command, Accepted accepted);
    void fail(std::vector<Command>& batch, const std::string& why);
    void catch_up(const journal::Head& head);
    void rest();

    const storage::Location location_;
    std::unique_ptr<storage::Connection> connection_;
    const TenantSettings& settings_;
    const Keys& keys_;
    const Clock& clock_;
    journal::Feed& feed_;
    const WriterOptions options_;
    std::function<void(const std::string&)> on_failure_;

    Memory memory_;
    std::optional<RecentKeys> recent_keys_;  // none while another node may have accepted some
    journal::Head head_;
    TimeMs last_now_ = 0;
    std::string events_;  // of the batch, for the feed

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Command> queue_;
    bool stopping_ = false;
    WriterFigures figures_;
    std::thread thread_;
};

}  // namespace guichet::commands
