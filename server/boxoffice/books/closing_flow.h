#pragma once
// The story of a closing.

#include "boxoffice/books/closing.h"
#include "commands/command.h"

namespace guichet::books {

struct CloseSession {
    std::optional<int64_t> count_id;
    Money withdrawn_cents;
    std::optional<std::string> comment;
    std::optional<bool> print;
};
BOOST_DESCRIBE_STRUCT(CloseSession, (), (count_id, withdrawn_cents, comment, print))

commands::Work close_session(registers::Hand hand, RegisterSessionId session, CloseSession command);

// The statement on paper, from the second time on as a copy. `sees_all`: also of other registers.
commands::Work print_closing(registers::Hand hand, std::string id, int64_t closing, std::string output,
                             bool sees_all);

}  // namespace guichet::books
