#pragma once
// Facts for rules under test: a cashier, a register that is open, a screening tomorrow at noon.

#include "boxoffice/sales/sell.h"

namespace guichet::sales::facts {

inline constexpr TimeMs now = 1'795'000'000'000;

inline registers::Register open_till() {
    using registers::Method;
    return {.id = {1},
            .name = "Caisse 1",
            .salepoint = {1},
            .methods = {Method::cash, Method::card, Method::later},
            .session = registers::RegisterSession{{7}, {1}, now - hour_ms, {20'000}}};
}

inline catalogue::Screening screening(int64_t id = 1) {
    return {.id = {id},
            .title = {{"Le Phare", "", "", ""}},
            .grid = {1},
            .starts_at_ms = now + day_ms,
            .ends_at_ms = now + day_ms + 2 * hour_ms,
            .sale_until_ms = now + day_ms + 30 * minute_ms};
}

inline pricing::Tariff tariff(int64_t id = 1, int64_t cents = 1800) {
    return {.id = {id},
            .grid = {1},
            .name = {{"Plein", "", "", ""}},
            .price = {cents},
            .vat_code = "normal",
            .sellers = identity::Role::on_site};
}

inline Offer offer(int64_t quantity = 1, int64_t places_left = 100, int64_t cents = 1800) {
    return {.wish = {{1}, {1}, quantity},
            .screening = std::make_shared<const catalogue::Screening>(screening()),
            .tariff = std::make_shared<const pricing::Tariff>(tariff(1, cents)),
            .vat = pricing::AppliedVat{"normal", 810},
            .day = "2026-11-18",
            .quota = {1},
            .places_left = places_left};
}

inline Counter counter() {
    return {{identity::Role::pos | identity::Role::on_site, {1}}, now, "Europe/Zurich", Language::fr};
}

inline SellFacts sell_facts(std::vector<Offer> offers) {
    return {.counter = counter(), .at_register = open_till(), .cart = {}, .offers = std::move(offers)};
}

inline Payment cash(int64_t cents) { return {registers::Method::cash, {cents}, {}, {}}; }

}  // namespace guichet::sales::facts
