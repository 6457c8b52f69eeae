#include "archive/events.h"

#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/json.h"

namespace guichet::archive {
namespace {

struct Known {
    std::string_view kind;
    const char* code;
    const char* text;
};
// A code is never given to anything else; a new kind gets a new one.
constexpr auto known = std::to_array<Known>({
    {"user.signed_in", "E110", "sign-in"},
    {"user.signed_out", "E120", "sign-out"},
    {"user.took_over", "E130", "another cashier took over at the register"},
    {"user.pin_failed", "E140", "wrong PIN"},
    {"user.chose_register", "E150", "a register was chosen"},
    {"user.added", "E160", "a person was given access"},
    {"user.blocked", "E170", "a person was blocked or let in again"},
    {"register.opened", "E210", "register opened with a float"},
    {"register.closed", "E220", "register closed, statement Z made"},
    {"register.changed", "E230", "a register was changed"},
    {"salepoint.added", "E240", "a salepoint and its registers were added"},
    {"drawer.counted", "E310", "drawer counted"},
    {"drawer.cash_in", "E320", "cash put into the drawer"},
    {"drawer.cash_out", "E330", "cash taken out of the drawer"},
    {"drawer.corrected", "E340", "an entry of the drawer was put right"},
    {"sale.cancelled", "E410", "sale cancelled"},
    {"sale.refunded", "E420", "sale refunded"},
    {"sale.payment_corrected", "E430", "payment method corrected"},
    {"reservation.given_up", "E440", "reservation given up"},
    {"books.closed", "E510", "period closed"},
    {"books.archived", "E520", "archive made"},
    {"training.filled", "E610", "box office to learn on made; nothing in it is real"},
    {"vat_code.added", "E710", "VAT code added"},
    {"tariff_grid.added", "E720", "tariffs added"},
    {"tariff.price_changed", "E730", "price changed"},
    {"settings.books", "E740", "rules of the books set"},
    {"settings.refunds", "E750", "rules of refunds set"},
    {"screening.cancelled", "E760", "screening cancelled"},
    {"settings.accounts", "E770", "accounts of the bookkeeping set"},
});

boost::json::object object_of(std::string_view body) {
    const auto value = json::parse(body);
    return value && value->is_object() ? value->as_object() : boost::json::object();
}

int64_t number_in(const boost::json::object& body, std::string_view name) {
    const auto* found = body.if_contains(name);
    return found != nullptr && found->is_int64() ? found->get_int64() : 0;
}

}  // namespace

std::optional<Event> event_of(std::string_view kind, std::string_view body) {
    if (kind == "paper.asked") {
        const auto paper = object_of(body);
        const int64_t copy = number_in(paper, "copy");
        if (copy == 0) return std::nullopt;  // the original is part of its sale
        for (const auto& [field, word] : {std::pair{"closing", "closing"}, {"movement", "cash movement"}})
            if (const int64_t number = number_in(paper, field); number != 0)
                return Event{"E450", fmt::format("copy {} printed of {} {}", copy, word, number)};
        return Event{"E450", fmt::format("copy {} printed of document {}", copy, number_in(paper, "sale"))};
    }
    for (const Known& k : known)
        if (k.kind == kind) {
            const int64_t sale = kind.starts_with("sale.") ? number_in(object_of(body), "sale") : 0;
            return Event{k.code, sale == 0 ? k.text : fmt::format("{}, document {}", k.text, sale)};
        }
    return std::nullopt;
}

std::optional<Event> second_event_of(std::string_view kind, std::string_view body) {
    if (kind == "sale.refunded" || kind == "sale.cancelled") {
        const int64_t approver = number_in(object_of(body), "approved_by");
        if (approver != 0) return Event{"E460", fmt::format("approved by user {}", approver)};
    }
    if (kind == "user.chose_register") {
        const auto choice = object_of(body);
        const auto* taken = choice.if_contains("taken_over");
        if (taken != nullptr && taken->is_bool() && taken->get_bool())
            return Event{"E151", "the register was taken over from another device"};
    }
    return std::nullopt;
}

}  // namespace guichet::archive
