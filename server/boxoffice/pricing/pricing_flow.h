#pragma once
// Adding VAT codes and tariff grids, changing a price.

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/text.h"
#include "boxoffice/identity/role.h"
#include "commands/command.h"

namespace guichet::pricing {

struct NewVatRate {
    std::string from_day;
    int64_t rate_bp = 0;
};
BOOST_DESCRIBE_STRUCT(NewVatRate, (), (from_day, rate_bp))
struct NewVatCode {
    std::string code;
    bool excluded = false;
    std::vector<NewVatRate> rates;
};
BOOST_DESCRIBE_STRUCT(NewVatCode, (), (code, excluded, rates))
struct NewTariff {
    std::string key;
    Text name;
    std::optional<Text> eligibility;
    Money price_cents;
    std::optional<Money> value_cents;
    std::string vat_code;
    std::vector<std::string> sellers;
    std::vector<SalepointId> salepoint_ids;
    std::vector<std::string> categories;
    std::vector<std::string> ticket_types;
    std::optional<TimeMs> not_before_ms;
    std::optional<TimeMs> not_after_ms;
    std::optional<std::string> colour;
    std::optional<bool> refundable;
    std::optional<int64_t> sort;
};
BOOST_DESCRIBE_STRUCT(NewTariff, (),
                      (key, name, eligibility, price_cents, value_cents, vat_code, sellers, salepoint_ids,
                       categories, ticket_types, not_before_ms, not_after_ms, colour, refundable, sort))
struct NewTariffGrid {
    std::string name;
    std::vector<NewTariff> tariffs;
};
BOOST_DESCRIBE_STRUCT(NewTariffGrid, (), (name, tariffs))

commands::Work add_vat_code(NewVatCode code);
commands::Work add_tariff_grid(NewTariffGrid grid);
commands::Work change_price(TariffId tariff, Money price);

}  // namespace guichet::pricing
