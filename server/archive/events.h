#pragma once
// The event journal (trust.md FR13): which journal entries are events of the books, under codes that
// never change their meaning. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace guichet::archive {

struct Event {
    const char* code;  // "E110"
    std::string text;
};

// Nothing: no event, as a cart that was changed.
std::optional<Event> event_of(std::string_view kind, std::string_view body);

// Two events in one entry: a refund that somebody else approved, a register that was taken over.
std::optional<Event> second_event_of(std::string_view kind, std::string_view body);

}  // namespace guichet::archive
