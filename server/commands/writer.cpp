#include "commands/writer.h"

#include <future>

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "base/refusals.gen.h"

namespace guichet::commands {
namespace {

constexpr std::chrono::milliseconds rest_after{200};

Answer known(const Command& command, const journal::Answered& answered) {
    if (answered.input != command.input) {
        const Refusal reused = refusals::key_reused();
        return {.kind = Answer::Kind::refused, .status = reused.code->status, .refusal = reused};
    }
    return {.kind = Answer::Kind::accepted,
            .status = answered.status,
            .body = answered.answer,
            .entry = answered.number,
            .repeated = true};
}

}  // namespace

Writer::Writer(const storage::Location& location, std::unique_ptr<storage::Connection> connection,
               const TenantSettings& settings, const Keys& keys, const Clock& clock, journal::Feed& feed,
               WriterOptions options, std::function<void(const std::string&)> on_failure)
    : location_(location),
      connection_(std::move(connection)),
      settings_(settings),
      keys_(keys),
      clock_(clock),
      feed_(feed),
      options_(options),
      on_failure_(std::move(on_failure)),
      head_(journal::read_head(*connection_)),
      thread_([this] { loop(); }) {
    pthread_setname_np(thread_.native_handle(), "writer");
}

Writer::~Writer() { stop(); }

bool Writer::submit(Command command) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || figures_.failed || queue_.size() >= options_.queue_max) return false;
        queue_.push_back(std::move(command));
        if (queue_.size() > 1) return true;  // the writer is awake or has been woken
    }
    wake_.notify_one();
    return true;
}

Answer Writer::ask(Command command) {
    auto answered = std::make_shared<std::promise<Answer>>();
    auto answer = answered->get_future();
    command.done = [answered](Answer a) { answered->set_value(std::move(a)); };
    if (!submit(std::move(command))) return {};
    return answer.get();
}

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

WriterFigures Writer::figures() const {
    const std::lock_guard lock(mutex_);
    WriterFigures figures = figures_;
    figures.queued = queue_.size();
    return figures;
}

void Writer::loop() {
    std::vector<Command> batch;
    while (true) {
        batch.clear();
        {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, rest_after, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty() && stopping_) break;
        }
        if (take(batch))
            run_batch(batch);
        else
            rest();
    }
    if (figures().failed) return;
    try {
        journal::mark_clean_stop(*connection_, true);
    } catch (const std::exception& e) {
        spdlog::error("the clean stop could not be noted: {}", e.what());
    }
}

bool Writer::take(std::vector<Command>& batch) {
    const std::lock_guard lock(mutex_);
    const auto count =
        static_cast<std::ptrdiff_t>(std::min(queue_.size(), options_.batch_max - batch.size()));
    std::move(queue_.begin(), queue_.begin() + count, std::back_inserter(batch));
    queue_.erase(queue_.begin(), queue_.begin() + count);
    return count > 0;
}

bool Writer::somebody_waits() const {
    const std::lock_guard lock(mutex_);
    return !queue_.empty();
}

void Writer::run_batch(std::vector<Command>& batch) {
    std::vector<Answer> answers;
    try {
        try {
            answers = attempt(batch, /*one_by_one=*/false);
        } catch (const storage::GuardFailed& guard) {
            // One of them met a guard, and nobody knows which: take all back, do them singly.
            spdlog::warn("a batch is done again one by one: {}", guard.what());
            connection_->rollback();
            memory_.forget();
            {
                const std::lock_guard lock(mutex_);
                ++figures_.batches_again;
            }
            answers = attempt(batch, /*one_by_one=*/true);
        }
    } catch (const std::exception& e) {
        fail(batch, e.what());
        return;
    }

    if (!events_.empty()) feed_.publish(std::exchange(events_, {}), head_.number);
    {
        const std::lock_guard lock(mutex_);
        ++figures_.batches;
        for (const Answer& answer : answers) {
            if (answer.repeated)
                ++figures_.repeated;
            else if (answer.kind == Answer::Kind::accepted)
                ++figures_.accepted;
            else if (answer.kind == Answer::Kind::broken)
                ++figures_.broken;
        }
    }
    for (size_t i = 0; i < batch.size(); ++i)
        if (batch[i].done) batch[i].done(std::move(answers[i]));
}

void Writer::refuse(Command& command, const Answer& answer) {
    std::exchange(command.done, nullptr)(answer);
    const std::lock_guard lock(mutex_);
    ++figures_.refused;
}

std::vector<Answer> Writer::attempt(std::vector<Command>& batch, bool one_by_one) {
    events_.clear();
    connection_->begin();
    const journal::Head head = journal::take_head(*connection_);
    if (head.number != head_.number) {  // another node wrote, or our last batch was taken back
        memory_.forget();
        recent_keys_.reset();
        catch_up(head);
    } else if (!recent_keys_ || !recent_keys_->good_at(last_now_)) {
        last_now_ = std::max(last_now_, clock_.now_ms());
        recent_keys_.emplace(last_now_,
                             journal::greatest_key_below(*connection_, RecentKeys::end_of_window(last_now_)));
    }
    head_ = head;
    Unit unit(*connection_, memory_, head_, settings_, keys_);

    KnownKeys known_keys;
    std::vector<Answer> answers;
    bool changed = false;
    do {
        last_now_ = std::max(last_now_, clock_.now_ms());
        unit.set_now(last_now_);
        find_known(known_keys, std::span(batch).subspan(answers.size()), one_by_one);
        for (size_t i = answers.size(); i < batch.size(); ++i) {
            answers.push_back(answer_to(unit, batch[i], known_keys, one_by_one));
            const Answer& answer = answers.back();
            changed = changed || (answer.kind == Answer::Kind::accepted && !answer.repeated);
            if (answer.kind == Answer::Kind::refused) refuse(batch[i], answer);
        }
        while (!somebody_waits() && connection_->work_off()) {
        }
    } while (!one_by_one && take(batch));  // those refused meanwhile may have asked again
    if (!changed) {
        connection_->rollback();
        return answers;
    }
    unit.write_counters();
    journal::put_head(*connection_, head_);
    const auto start = std::chrono::steady_clock::now();
    connection_->commit();
    const auto took = std::chrono::steady_clock::now() - start;
    const std::lock_guard lock(mutex_);
    figures_.commit_us +=
        static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    return answers;
}

// One by one, nothing is taken for granted.
void Writer::find_known(KnownKeys& known, std::span<const Command> commands, bool one_by_one) {
    std::vector<storage::Param> keys;
    for (const Command& command : commands)
        if (one_by_one || !recent_keys_ || !recent_keys_->surely_new(command.key))
            keys.emplace_back(command.key);
    if (keys.empty()) return;
    for (auto& [key, what] : journal::find_answers(*connection_, keys)) known.emplace(key, std::move(what));
}

Answer Writer::answer_to(Unit& unit, Command& command, KnownKeys& known_keys, bool certain) {
    if (!command.done) return {};  // refused before the batch was taken back, and told so
    if (const auto before = known_keys.find(command.key); before != known_keys.end())
        return known(command, before->second);
    Answer answer = run_one(unit, command, certain);
    if (answer.kind == Answer::Kind::accepted) {
        known_keys.emplace(command.key,
                           journal::Answered{command.input, answer.entry, answer.status, answer.body});
        if (recent_keys_) recent_keys_->add(command.key);
    }
    return answer;
}

Answer Writer::run_one(Unit& unit, Command& command, bool certain) {
    const journal::Head before = head_;
    connection_->mark(certain);
    try {
        Result<Accepted> outcome = command.work(unit);
        if (!outcome) {
            connection_->undo();
            head_ = before;
            return {.kind = Answer::Kind::refused,
                    .status = outcome.refusal().code->status,
                    .refusal = outcome.refusal()};
        }
        Answer answer = recorded(unit, command, std::move(*outcome));
        if (certain) unit.write_counters();
        connection_->keep();
        return answer;
    } catch (const storage::StorageFailed&) {
        throw;
    } catch (const storage::GuardFailed&) {
        if (!certain) throw;
        // fall through: the guard belongs to this command alone
    } catch (const std::exception& e) {
        if (!certain) throw storage::GuardFailed(e.what());  // take all back, find it singly
    }
    // Singly, so whatever it changed in memory can be forgotten without losing others' counters.
    connection_->undo();
    head_ = before;
    unit.forget_counters();
    memory_.forget();
    const std::string incident = new_uuid(unit.now_ms());
    spdlog::error("command {} failed, incident {}", command.key, incident);
    return {.kind = Answer::Kind::broken, .status = 500, .incident = incident};
}

Answer Writer::recorded(Unit& unit, Command& command, Accepted accepted) {
    journal::Entry entry{.number = head_.number + 1,
                         .at_ms = unit.now_ms(),
                         .kind = std::move(accepted.kind),
                         .user = command.user,
                         .at_register = command.at_register,
                         .key = command.key,
                         .input = command.input,
                         .body = std::move(accepted.body),
                         .news = std::move(accepted.news),
                         .answer_status = accepted.status,
                         .answer = std::move(accepted.answer)};
    entry.hash = journal::chained(head_.hash, entry);
    journal::record(*connection_, entry);
    head_.number = entry.number;
    head_.hash = entry.hash;
    events_ += journal::event_text(entry.number, entry.kind, entry.at_ms, entry.news);
    return {.kind = Answer::Kind::accepted,
            .status = entry.answer_status,
            .body = std::move(entry.answer),
            .entry = entry.number};
}

// Entries that another node wrote are told here too.
void Writer::catch_up(const journal::Head& head) {
    for (int64_t after = feed_.last(); after < head.number;) {
        journal::Page page = journal::list_events(*connection_, after);
        if (page.count == 0) break;
        after = page.last;
        feed_.publish(std::move(page.events), after);
    }
}

// D3: after an I/O error nothing is tried again on this connection. A PostgreSQL writer may
// reconnect, because the server recovers by itself; a SQLite process must stop and start anew.
void Writer::fail(std::vector<Command>& batch, const std::string& why) {
    spdlog::critical("storage failed, the last commit may or may not have happened: {}", why);
    {
        const std::lock_guard lock(mutex_);
        figures_.failed = true;
        std::move(queue_.begin(), queue_.end(), std::back_inserter(batch));
        queue_.clear();
    }
    events_.clear();
    for (Command& command : batch)
        if (command.done) command.done(Answer{});
    if (location_.engine != storage::Engine::postgres) return on_failure_(why);
    for (int wait = 1;; wait = std::min(wait * 2, 16)) {
        {
            std::unique_lock lock(mutex_);
            if (wake_.wait_for(lock, std::chrono::seconds(wait), [this] { return stopping_; })) return;
        }
        try {
            connection_ = storage::connect(location_, storage::Access::write);
            memory_.forget();
            recent_keys_.reset();
            const std::lock_guard lock(mutex_);
            figures_.failed = false;
            return;
        } catch (const std::exception& e) {
            spdlog::error("PostgreSQL is still away: {}", e.what());
        }
    }
}

void Writer::rest() {
    if (figures().failed) return;
    try {
        connection_->rest();
        if (connection_->engine() == storage::Engine::postgres) {
            const journal::Head head = journal::read_head(*connection_);
            if (head.number > feed_.last()) catch_up(head);
        }
    } catch (const std::exception& e) {
        std::vector<Command> none;
        fail(none, e.what());
    }
}

}  // namespace guichet::commands
