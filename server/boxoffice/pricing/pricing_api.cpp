#include "boxoffice/pricing/pricing_api.h"

#include <algorithm>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/pricing/pricing_flow.h"

namespace guichet::pricing {

struct ChangePrice {
    Money price_cents;
};
BOOST_DESCRIBE_STRUCT(ChangePrice, (), (price_cents))

}  // namespace guichet::pricing

template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::pricing::NewVatCode> = " rates ";
template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::pricing::NewTariff> = " sellers ";
template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::pricing::NewTariffGrid> =
    " tariffs ";

namespace guichet::pricing {
namespace {

constexpr int64_t price_cents_max = 10'000'000;
constexpr TimeMs at_ms_max = 9'007'199'254'740'991;
constexpr std::string_view colours[] = {"", "blue", "green", "amber", "red", "violet", "grey"};

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= 40 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

Result<commands::Work> decode_vat_code(const identity::Visit& visit) {
    auto code = json::decode<NewVatCode>(visit.request->body);
    if (!code) return code.refusal();
    Check check = Check()
                      .length("/code", code->code, 1, 20)
                      .count("/rates", code->rates.size(), 0, 20)
                      .that(code->excluded || !code->rates.empty(), "/rates", "needs a rate, be it 0");
    for (const NewVatRate& rate : code->rates)
        check.that(is_day(rate.from_day), "/rates/from_day", "must be a day, YYYY-MM-DD")
            .range("/rates/rate_bp", rate.rate_bp, 0, 10'000)
            .that(std::ranges::count(code->rates, rate.from_day, &NewVatRate::from_day) == 1,
                  "/rates/from_day", "stands twice");
    if (check.refusal()) return *check.refusal();
    return add_vat_code(std::move(*code));
}

void check_tariff(Check& check, const NewTariff& t) {
    check.that(is_key(t.key), "/tariffs/key", "must be 1 to 40 of a-z, 0-9 and _")
        .range("/tariffs/price_cents", t.price_cents.cents, 0, price_cents_max)
        .range("/tariffs/value_cents", t.value_cents.value_or(Money{}).cents, 0, price_cents_max)
        .length("/tariffs/vat_code", t.vat_code, 1, 20)
        .count("/tariffs/sellers", t.sellers.size(), 0, 20)
        .that(identity::parse_roles(t.sellers).has_value(), "/tariffs/sellers",
              "names a role that is not of the contract")
        .count("/tariffs/salepoint_ids", t.salepoint_ids.size(), 0, 100)
        .count("/tariffs/categories", t.categories.size(), 0, 20)
        .that(std::ranges::all_of(t.categories, is_key), "/tariffs/categories",
              "must be keys of 1 to 40 of a-z, 0-9 and _")
        .count("/tariffs/ticket_types", t.ticket_types.size(), 0, 50)
        .range("/tariffs/not_before_ms", t.not_before_ms.value_or(0), 0, at_ms_max)
        .range("/tariffs/not_after_ms", t.not_after_ms.value_or(0), 0, at_ms_max)
        .that(std::ranges::find(colours, t.colour.value_or("")) != std::end(colours), "/tariffs/colour",
              "is not a colour of the contract")
        .range("/tariffs/sort", t.sort.value_or(0), 0, 1000);
    // Stored as one list with commas.
    for (const std::string& type : t.ticket_types)
        check.length("/tariffs/ticket_types", type, 1, 40)
            .that(type.find(',') == std::string::npos, "/tariffs/ticket_types", "must not hold a comma");
}

Result<commands::Work> decode_grid(const identity::Visit& visit) {
    auto grid = json::decode<NewTariffGrid>(visit.request->body);
    if (!grid) return grid.refusal();
    Check check = Check().length("/name", grid->name, 1, 100).count("/tariffs", grid->tariffs.size(), 1, 50);
    for (const NewTariff& tariff : grid->tariffs) check_tariff(check, tariff);
    if (check.refusal()) return *check.refusal();
    return add_tariff_grid(std::move(*grid));
}

Result<commands::Work> decode_price(const identity::Visit& visit) {
    auto body = json::decode<ChangePrice>(visit.request->body);
    if (!body) return body.refusal();
    TariffId tariff;
    if (!parse_id(visit.request->args.front(), tariff)) return refusals::tariff_unknown();
    const Check check = Check().range("/price_cents", body->price_cents.cents, 0, price_cents_max);
    if (check.refusal()) return *check.refusal();
    return change_price(tariff, body->price_cents);
}

}  // namespace

void add_routes(identity::Gate& gate) {
    using http::Method;
    gate.command(Method::post, "/api/v1/vat-codes", identity::need_admin, decode_vat_code);
    gate.command(Method::post, "/api/v1/tariff-grids", identity::need_admin, decode_grid);
    gate.command(Method::put, "/api/v1/tariffs/{tariff}/price", identity::need_admin, decode_price);
}

}  // namespace guichet::pricing
