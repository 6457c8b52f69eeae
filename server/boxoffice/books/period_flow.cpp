#include "boxoffice/books/period_flow.h"

#include <algorithm>
#include <limits>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/fiscal/signing.h"
#include "commands/tenant.h"

namespace guichet::books {
using commands::Accepted;
using commands::Unit;

namespace {

Result<Range> range_of(storage::Connection& connection, Period period, bool by_clock, TimeMs now,
                       const std::string& zone) {
    const BookRules rules = book_rules(connection);
    const int64_t after = closed_until(connection, period);
    if (period != Period::day) {
        const Period part = period == Period::month ? Period::day : Period::month;
        return decide_long_period(period, after, parts_after(connection, part, after),
                                  business_day(now, zone, rules));
    }
    const TimeMs before =
        by_clock ? business_day_start(now, zone, rules) : std::numeric_limits<TimeMs>::max();
    // The clock looks often and seldom finds a day to close; it must not read all that was sold today for it.
    if (by_clock && first_document_at(connection, after).value_or(before) >= before)
        return refusals::closing_nothing();
    const auto last = last_document(connection, after, before);
    if (!last) return refusals::closing_nothing();
    const TimeMs end = std::min(before, business_day_end(last->at_ms, zone, rules));
    return Range{business_day(last->at_ms, zone, rules), after + 1,
                 last_entry_of_day(connection, last->entry, end)};
}

}  // namespace

Result<Prepared> prepare_period(storage::Connection& connection, Period period, bool by_clock, TimeMs now,
                                const std::string& zone) {
    const auto range = range_of(connection, period, by_clock, now, zone);
    if (!range) return range.refusal();
    Prepared prepared{period, *range, {}};
    prepared.sums =
        period == Period::day
            ? sums_of_day(connection, *range)
            : sums_of_parts(connection, period == Period::month ? Period::day : Period::month, *range);
    return prepared;
}

commands::Work close_period(Prepared prepared, UserId user, std::string user_name) {
    return [prepared = std::move(prepared), user,
            user_name = std::move(user_name)](Unit& unit) -> Result<Accepted> {
        const auto& [period, range, sums] = prepared;
        if (closed_until(unit.connection(), period) != range.from_entry - 1)
            return refusals::closing_nothing();
        const LastClosing last = last_closing(unit.connection());
        const PeriodClosing closing{.number = last.number + 1,
                                    .period = period,
                                    .range = range,
                                    .at_ms = unit.now_ms(),
                                    .documents = sums.documents,
                                    .total = sums.total,
                                    .by_rate = sums.by_rate.render(),
                                    .net = sums.net,
                                    .absolute = sums.absolute};
        const std::string signature =
            fiscal::SigningKey(unit.keys().books).sign(signed_text(closing, last.signature));
        const std::string methods = render_methods(sums);
        record_period(unit, closing, methods, user, signature);
        json::Writer answer, body;
        render_period(answer, {closing, user_name, methods, signature});
        body.begin()
            .field("closing", closing.number)
            .field("period", period)
            .field("label", range.label)
            .field("from", range.from_entry)
            .field("until", range.until_entry)
            .field("total", closing.total)
            .field("signature", hex(signature))
            .end();
        return Accepted{.kind = "books.closed", .body = body.take(), .status = 201, .answer = answer.take()};
    };
}

commands::Work set_book_rules(BookRules rules) {
    return [rules](Unit& unit) -> Result<Accepted> {
        const std::string text = json::encode(rules);
        commands::put_setting(unit, "book_rules", text);
        return Accepted{.kind = "settings.books", .body = text, .status = 200, .answer = text};
    };
}

}  // namespace guichet::books
