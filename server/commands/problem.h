#pragma once
// The answer to a command as HTTP: its body as it is, or why there is none.

#include "commands/command.h"
#include "http/message.h"

namespace guichet::commands {

http::Response response_of(const Answer& answer, Language language, std::string_view currency);

}  // namespace guichet::commands
