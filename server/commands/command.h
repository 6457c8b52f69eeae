#pragma once
// One command: somebody asks for a change, once. It is refused, or recorded with its answer.

#include <functional>
#include <string>

#include "base/bytes.h"
#include "base/id.h"
#include "base/refusal.h"

namespace guichet::commands {

class Unit;

// What an accepted command leaves behind.
struct Accepted {
    std::string kind;  // of the journal entry: "sale.made"
    std::string body;  // JSON: what was decided
    std::string news;  // members for the feed, may be empty
    int status = 200;
    std::string answer;  // JSON; the same bytes for ever under the same key
};

// Load facts, decide, record. May run more than once (a batch that met a guard is done again one
// by one), so it keeps nothing of an earlier run. Changes no memory of Unit before it has decided.
using Work = std::function<Result<Accepted>(Unit&)>;

struct Answer {
    enum class Kind {
        accepted,
        refused,
        unknown,  // the commit's outcome is not known: ask again with the same key
        broken,   // our mistake; nothing was recorded; `incident` stands in the log
    };
    Kind kind = Kind::unknown;
    int status = 503;
    std::string body;
    Refusal refusal;
    std::string incident;
    int64_t entry = 0;      // journal number, when accepted
    bool repeated = false;  // known key: the first answer again
};

struct Command {
    std::string key;  // UUID of the client, kept for ever
    Digest input{};   // of what was asked: route, path and body
    UserId user;
    RegisterId at_register;
    Work work;
    // Once, on the writer's thread: must not block. After the commit; a refusal may come before it.
    std::function<void(Answer)> done;
};

}  // namespace guichet::commands
