#pragma once
// Closings of register sessions as they were recorded: never changed.

#include <optional>
#include <vector>

#include "boxoffice/books/closing.h"
#include "boxoffice/registers/registers_store.h"

namespace guichet::books {

struct StoredClosing {
    int64_t number = 0;
    RegisterId at_register;
    std::string register_name, salepoint_name;
    RegisterSessionId session;
    std::string mode;
    TimeMs at_ms = 0;
    std::string user_name;  // empty: by the clock
    Money expected;
    std::optional<Money> counted;
    Money withdrawn;
    std::string comment;
    std::string report;  // JSON, as it was
};

std::optional<StoredClosing> find_closing(storage::Connection& connection, int64_t number);
// Newest first; `at_register` 0: of all.
std::vector<StoredClosing> list_closings(storage::Connection& connection, RegisterId at_register,
                                         int64_t before, int64_t limit);
std::vector<StoredClosing> last_closings(storage::Connection& connection);  // one a register

// Members as the contract's ClosingHead.
void write_head(json::Writer& w, const StoredClosing& closing);
std::string render_closing(const StoredClosing& closing, const std::vector<std::string>& prints = {});

void load_waiting(storage::Connection& connection, TimeMs now, ClosingFacts& facts);
int64_t record_closing(commands::Unit& unit, const ClosingWish& wish, const ClosingFacts& facts,
                       const Closing& closing, const std::string& report);

struct OpenSession {
    RegisterSessionId id;
    RegisterId at_register;
};
// Of registers that nobody counts, opened before `then`.
std::vector<OpenSession> list_automatic(storage::Connection& connection, TimeMs then);

}  // namespace guichet::books
