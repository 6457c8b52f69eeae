#pragma once
// The unit of work: what a command may touch while it runs on the tenant's one writer.

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "journal/journal.h"
#include "storage/connection.h"

namespace guichet::commands {

// How a tenant counts, speaks and tells time.
struct TenantSettings {
    std::string tenant;      // prefix of the address
    std::string name;        // of the operator, as printed
    std::string address;     // as printed
    std::string vat_number;  // UID, as printed; may be empty
    Language language = Language::fr;
    std::string currency = "CHF";
    std::string time_zone = "Europe/Zurich";
    bool demo = false;
    bool training = false;  // for learning: papers say so, nothing sold here is worth anything
};

// What this tenant signs with: 32 bytes each, of files beside the database.
struct Keys {
    std::string tickets;  // Ed25519 seed, for ticket codes
    std::string books;    // P-256 scalar, for fiscal documents and closings
};

// Facts that the writer keeps between batches because nobody else changes them meanwhile. On
// several nodes a journal head that moved without us makes all of it forgotten.
class Memory {
public:
    template <class T>
    T& get() {
        static const size_t place = types_++;  // the same for every tenant
        if (place >= slots_.size()) slots_.resize(place + 1);
        if (slots_[place] == nullptr) slots_[place] = std::make_shared<T>();
        return *static_cast<T*>(slots_[place].get());
    }
    void forget() { slots_.clear(); }

private:
    inline static std::atomic<size_t> types_ = 0;
    std::vector<std::shared_ptr<void>> slots_;
};

class Unit {
public:
    Unit(storage::Connection& connection, Memory& memory, journal::Head& head, const TenantSettings& settings,
         const Keys& keys)
        : connection_(connection), memory_(memory), head_(head), settings_(settings), keys_(keys) {}

    storage::Rows query(const storage::Query& query, storage::Params params) {
        return connection_.query(query, params);
    }
    void run(const storage::Query& query, storage::Params params, int64_t rows = storage::any_rows) {
        connection_.run(query, params, rows);
    }
    storage::Connection& connection() { return connection_; }

    // Not before the command was asked, the same for all that were taken from the queue together, never
    // runs backwards.
    TimeMs now_ms() const { return now_; }
    void set_now(TimeMs now) { now_ = now; }  // for the writer
    const TenantSettings& settings() const { return settings_; }
    const Keys& keys() const { return keys_; }
    int64_t entry_number() const { return head_.number + 1; }  // the entry this command will write
    // Numbers without gaps: a refused command gives them back.
    int64_t next_sale_number() { return ++head_.sale_number; }
    int64_t next_ticket_number() { return ++head_.ticket_number; }

    template <class T>
    T& memory() {
        return memory_.get<T>();
    }
    // Counters that many commands of a batch change are written once, before the commit.
    // `owner` names the counter, so that asking twice writes once.
    void before_commit(const void* owner, std::function<void(Unit&)> write) {
        ends_.try_emplace(owner, std::move(write));
    }
    void write_counters() {
        for (auto& [owner, write] : std::exchange(ends_, {})) write(*this);
    }
    void forget_counters() { ends_.clear(); }

private:
    storage::Connection& connection_;
    Memory& memory_;
    journal::Head& head_;
    TimeMs now_ = 0;
    const TenantSettings& settings_;
    const Keys& keys_;
    std::unordered_map<const void*, std::function<void(Unit&)>> ends_;
};

}  // namespace guichet::commands
