#pragma once
// Sends bytes to a device in the local network (raw TCP, as printers listen on port 9100).

#include <string>
#include <string_view>

#include "outbox/outbox.h"

namespace guichet::outbox {

struct Ask {  // what to ask before sending, and how long an answer may be
    std::string question;
    size_t answer_bytes = 0;
    std::function<std::string(std::string_view answer)> objection;  // "" = go on
};

// `place` is host:port. again: nothing was sent; unknown: the connection broke while sending.
Outcome tcp_send(const std::string& place, const Ask& ask, std::string_view bytes);

}  // namespace guichet::outbox
