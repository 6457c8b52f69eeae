#include "boxoffice/books/slips_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/books/closing_store.h"
#include "boxoffice/sales/print_flow.h"

namespace guichet::books {
using commands::Accepted;
using commands::Unit;
using registers::Hand;

namespace {

Result<Accepted> ask_slip(Unit& unit, const Hand& hand, const SlipWish& wish, const char* what,
                          int64_t subject) {
    const bool printer = wish.output == "printer";
    const auto at_register = registers::find_register(unit, hand.at_register);
    if (printer && at_register == nullptr) return refusals::register_not_chosen();
    if (printer && at_register->printer.empty()) return refusals::no_printer(at_register->name);
    const auto paper =
        sales::record_paper(unit, {.id = wish.id, .what = what, .subject = subject, .output = wish.output},
                            printer ? at_register->printer : "", hand.user);
    json::Writer body;
    body.begin().field(what, subject).field("copy", paper.copy).end();
    return Accepted{.kind = "paper.asked",
                    .body = body.take(),
                    .news = printer ? "\"jobs\":1" : "",
                    .status = 201,
                    .answer = render_paper(paper)};
}

}  // namespace

commands::Work print_closing(Hand hand, int64_t number, SlipWish wish) {
    return [=, hand = std::move(hand), wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        const auto closing = find_closing(unit.connection(), number);
        if (!closing) return refusals::closing_unknown();
        if (closing->at_register != hand.at_register && !wish.sees_all)
            return refusals::session_elsewhere(closing->register_name);
        return ask_slip(unit, hand, wish, "closing", number);
    };
}

commands::Work print_movement(Hand hand, RegisterSessionId id, int64_t entry, SlipWish wish) {
    return [=, hand = std::move(hand), wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        const auto session = registers::find_session(unit.connection(), id);
        if (!session) return refusals::session_unknown();
        if (session->at_register != hand.at_register && !wish.sees_all)
            return refusals::session_elsewhere(session->register_name);
        const auto moved = registers::find_cash_moved(unit.connection(), entry);
        if (!moved || moved->session != id) return refusals::movement_unknown();
        return ask_slip(unit, hand, wish, "movement", entry);
    };
}

}  // namespace guichet::books
