#pragma once
// Answers as HTTP: a body as it is, or a problem document (RFC 9457) in the reader's language.

#include "base/refusal.h"
#include "commands/command.h"
#include "http/message.h"

namespace guichet::commands {

http::Response problem(const Refusal& refusal, Language language, std::string_view currency,
                       std::string_view incident = "");
http::Response response_of(const Answer& answer, Language language, std::string_view currency);

}  // namespace guichet::commands
