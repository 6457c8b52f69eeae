#pragma once
// A refusal as a problem document (RFC 9457) in the reader's language.

#include "base/refusal.h"
#include "http/message.h"

namespace guichet::http {

// `incident` stands in the log beside what happened; empty: none.
Response problem(const Refusal& refusal, Language language, std::string_view currency,
                 std::string_view incident = "");

}  // namespace guichet::http
