#include "boxoffice/pricing/pricing_flow.h"

#include <set>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/pricing/pricing_sql.gen.h"
#include "boxoffice/pricing/pricing_store.h"
#include "commands/unit.h"

namespace guichet::pricing {
using commands::Accepted;
using commands::Unit;

commands::Work add_vat_code(NewVatCode code) {
    return [code = std::move(code)](Unit& unit) -> Result<Accepted> {
        if (find_vat_code(unit, code.code) != nullptr) return refusals::vat_code_taken(code.code);
        if (code.excluded && !code.rates.empty()) return refusals::vat_excluded_has_rate(code.code);
        unit.run(sql::insert_vat_code, {code.code, code.excluded});
        for (const NewVatRate& rate : code.rates)
            unit.run(sql::insert_vat_rate, {code.code, rate.from_day, rate.rate_bp});
        json::Writer answer;
        answer.begin().field("vat_code", code.code).end();
        return Accepted{
            .kind = "vat_code.added", .body = json::encode(code), .status = 201, .answer = answer.take()};
    };
}

namespace {

std::string joined(const auto& items, auto&& text_of) {
    std::string out;
    for (const auto& item : items) {
        if (!out.empty()) out += ',';
        out += text_of(item);
    }
    return out;
}

void record_tariff(Unit& unit, GridId grid, TariffId id, const NewTariff& t) {
    const Text note = t.eligibility.value_or(Text{});
    unit.run(sql::insert_tariff,
             {id,
              grid,
              t.key,
              t.name.in[0],
              t.name.in[1],
              t.name.in[2],
              t.name.in[3],
              note.in[0],
              note.in[1],
              note.in[2],
              note.in[3],
              t.price_cents,
              t.value_cents.value_or(t.price_cents),
              t.vat_code,
              joined(t.sellers, [](const std::string& s) { return s; }),
              joined(t.salepoint_ids, [](SalepointId s) { return std::to_string(s.value); }),
              joined(t.ticket_types, [](const std::string& s) { return s; }),
              t.not_before_ms,
              t.not_after_ms,
              t.colour.value_or(""),
              t.sort.value_or(0),
              joined(t.categories, [](const std::string& s) { return s; }),
              t.refundable.value_or(true)});
}

}  // namespace

commands::Work add_tariff_grid(NewTariffGrid grid) {
    return [grid = std::move(grid)](Unit& unit) -> Result<Accepted> {
        std::set<std::string> keys;
        for (const NewTariff& tariff : grid.tariffs) {
            if (!keys.insert(tariff.key).second) return refusals::tariff_key_twice(tariff.key);
            if (find_vat_code(unit, tariff.vat_code) == nullptr)
                return refusals::vat_code_unknown(tariff.vat_code);
        }
        const GridId id{unit.query(sql::next_grid_id, {}).number(0, 0)};
        TariffId tariff{unit.query(sql::next_tariff_id, {}).number(0, 0)};
        unit.run(sql::insert_grid, {id, grid.name});
        json::Writer answer;
        answer.begin().field("id", id).begin_list("tariffs");
        for (const NewTariff& t : grid.tariffs) {
            record_tariff(unit, id, tariff, t);
            answer.value(tariff);
            ++tariff.value;
        }
        return Accepted{.kind = "tariff_grid.added",
                        .body = json::encode(grid),
                        .news = "\"reload\":true",
                        .status = 201,
                        .answer = answer.end_list().end().take()};
    };
}

commands::Work change_price(TariffId tariff, Money price) {
    return [=](Unit& unit) -> Result<Accepted> {
        const TariffPtr before = find_tariff(unit, tariff);
        if (before == nullptr) return refusals::tariff_unknown();
        unit.run(sql::set_price, {tariff, price}, 1);
        forget_tariff(unit, tariff);
        json::Writer body;
        body.begin().field("tariff", tariff).field("before", before->price).field("price", price).end();
        json::Writer answer;
        answer.begin().field("id", tariff).end();
        return Accepted{.kind = "tariff.price_changed",
                        .body = body.take(),
                        .news = "\"reload\":true",
                        .status = 200,
                        .answer = answer.take()};
    };
}

}  // namespace guichet::pricing
