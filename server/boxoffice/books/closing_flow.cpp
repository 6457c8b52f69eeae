#include "boxoffice/books/closing_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/books/closing_store.h"
#include "boxoffice/books/report_store.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/sales/print_flow.h"

namespace guichet::books {
using commands::Accepted;
using commands::Unit;
using registers::Hand;

namespace {

Result<ClosingFacts> load_facts(Unit& unit, const Hand& hand, RegisterSessionId id) {
    const auto session = registers::find_session(unit.connection(), id);
    if (!session) return refusals::session_unknown();
    ClosingFacts facts{.hand = hand,
                       .session = *session,
                       .way = registers::find_register(unit, session->at_register)->closing,
                       .expected = registers::drawer_balance(unit.connection(), id),
                       .last_count = registers::last_count(unit.connection(), id)};
    load_waiting(unit.connection(), unit.now_ms(), facts);
    return facts;
}

// What the count found and what was taken away leave the drawer by movements of their own.
void record_last_movements(Unit& unit, const ClosingWish& wish, const ClosingFacts& facts,
                           const Closing& closing) {
    const auto move = [&](const char* kind, Money amount, int64_t position) {
        if (amount.cents != 0)
            registers::record_movement(unit,
                                       {.session = facts.session.id,
                                        .kind = kind,
                                        .amount = amount,
                                        .user = facts.hand.user ? facts.hand.user : facts.session.opened_by,
                                        .note = wish.comment},
                                       position);
    };
    move("difference", closing.difference, 0);
    move("withdrawal", -wish.withdrawn, 1);
}

}  // namespace

commands::Work close_session(Hand hand, RegisterSessionId id, CloseSession command) {
    return [hand = std::move(hand), id, command = std::move(command)](Unit& unit) -> Result<Accepted> {
        const auto facts = load_facts(unit, hand, id);
        if (!facts) return facts.refusal();
        const ClosingWish wish{command.count_id.value_or(0), command.withdrawn_cents,
                               command.comment.value_or("")};
        const Result<Closing> closing = decide_closing(wish, *facts);
        if (!closing) return closing.refusal();

        const std::string report = render_report(unit.connection(), facts->session, unit.now_ms());
        record_last_movements(unit, wish, *facts, *closing);
        const int64_t number = record_closing(unit, wish, *facts, *closing, report);
        registers::record_session_end(unit, id, hand.user);
        registers::forget_register(unit, facts->session.at_register);
        std::vector<std::string> prints;
        const auto at_register = registers::find_register(unit, facts->session.at_register);
        if (command.print.value_or(false) && !at_register->printer.empty())
            prints.push_back(sales::record_paper(unit, {.what = "closing", .subject = number},
                                                 at_register->printer, hand.user)
                                 .id);
        const auto stored = find_closing(unit.connection(), number);
        json::Writer body, news;
        body.begin()
            .field("closing", number)
            .field("session", id)
            .field("mode", closing->mode)
            .field("expected", facts->expected)
            .field("withdrawn", wish.withdrawn)
            .field("difference", closing->difference)
            .field("report", hex(digest_of(report)))
            .end();
        news.begin().field("register_id", facts->session.at_register).field("closing", number);
        if (!prints.empty()) news.field("jobs", prints.size());
        news.end();
        return Accepted{.kind = "register.closed",
                        .body = body.take(),
                        .news = json::members(news.take()),
                        .status = 201,
                        .answer = render_closing(*stored, prints)};
    };
}

}  // namespace guichet::books
