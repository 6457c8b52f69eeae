#pragma once
// The story of closing a day, a month, a year. What is summed lies in the past and does not change any
// more, so it is read beforehand on a reader: the writer, and with it the tills, never waits for it.

#include "boxoffice/books/period_store.h"
#include "commands/command.h"

namespace guichet::books {

struct Prepared {
    Period period{};
    Range range;
    Sums sums;
};
// Up to the last document, and the cash that moved after it; `by_clock`: up to the last one of the business
// days that are over.
Result<Prepared> prepare_period(storage::Connection& connection, Period period, bool by_clock, TimeMs now,
                                const std::string& zone);

// `user` 0: by the clock. Refused when another closing came between.
commands::Work close_period(Prepared prepared, UserId user, std::string user_name);
commands::Work set_book_rules(BookRules rules);

}  // namespace guichet::books
