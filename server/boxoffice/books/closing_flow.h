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

}  // namespace guichet::books
