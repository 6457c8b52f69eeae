#pragma once
// What was decided, in order, and provably unchanged: numbered entries, each bearing the digest of
// the one before. The entry number is also the position in the feed.

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "storage/connection.h"

namespace guichet::journal {

// The end of the chain, and the counters whose numbers have no gaps.
struct Head {
    int64_t number = 0;
    Digest hash{};
    int64_t sale_number = 0;
    int64_t ticket_number = 0;
};

struct Entry {
    int64_t number = 0;
    TimeMs at_ms = 0;
    std::string kind;  // "sale.made"
    UserId user;
    RegisterId at_register;
    std::string key;   // idempotency key of the command
    Digest input{};    // of the command as it was asked for
    std::string body;  // JSON: what was decided, without what can be computed again or erased
    std::string news;  // JSON members for the feed: `"sale":12,"gauges":[…]`, may be empty
    int answer_status = 200;
    std::string answer;  // JSON as it was given
    Digest hash{};
};

// BLAKE2b-256 over the hash before and the protected fields (all but news and answer).
Digest chained(const Digest& before, const Entry& entry);

// One line of the feed as server-sent event.
std::string event_text(int64_t number, std::string_view kind, TimeMs at_ms, std::string_view news);

struct Answered {
    Digest input{};
    int64_t number = 0;
    int status = 0;
    std::string answer;
};
struct AnsweredKey {
    std::string key;
    Answered answered;
};

void create_head(storage::Connection& connection);  // no-op when there is one
Head take_head(storage::Connection& connection);    // takes the writers' turn
Head read_head(storage::Connection& connection);    // a glance, without the turn
void put_head(storage::Connection& connection, const Head& head);
void mark_clean_stop(storage::Connection& connection, bool clean);
bool was_clean_stop(storage::Connection& connection);

void record(storage::Connection& connection, const Entry& entry);
std::vector<AnsweredKey> find_answers(storage::Connection& connection, std::span<const storage::Param> keys);
std::string greatest_key_below(storage::Connection& connection, const std::string& end);  // "": none

inline constexpr int64_t page_max = 500;
struct Page {
    std::string events;  // as event_text, one after the other
    int64_t last = 0;
    int64_t count = 0;
};
Page list_events(storage::Connection& connection, int64_t after);
std::vector<Entry> list_entries(storage::Connection& connection, int64_t after);  // a page of them

}  // namespace guichet::journal
