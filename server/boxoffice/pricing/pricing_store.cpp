#include "boxoffice/pricing/pricing_store.h"

#include <charconv>
#include <unordered_map>

#include "boxoffice/pricing/pricing_sql.gen.h"

namespace guichet::pricing {
namespace {

struct PricingMemory {
    std::unordered_map<TariffId, TariffPtr> tariffs;
    std::unordered_map<std::string, VatCodePtr> vat_codes;
};

Text text_of(const storage::Rows& rows, size_t row, size_t column) {
    Text text;
    for (size_t i = 0; i < 4; ++i) text.in[i] = rows.text(row, column + i);
    return text;
}

std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const size_t comma = std::min(list.find(','), list.size());
        words.emplace_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return words;
}

Tariff tariff_of(const storage::Rows& rows, size_t i) {
    Tariff t{.id = {rows.number(i, 0)},
             .grid = {rows.number(i, 1)},
             .key = rows.text(i, 2),
             .name = text_of(rows, i, 3),
             .note = text_of(rows, i, 7),
             .price = {rows.number(i, 11)},
             .value = {rows.number(i, 12)},
             .vat_code = rows.text(i, 13),
             .sellers = identity::parse_roles(rows.text(i, 14)),
             .categories = words_of(rows.text(i, 21)),
             .ticket_types = words_of(rows.text(i, 16)),
             .not_before_ms = rows.maybe_number(i, 17),
             .not_after_ms = rows.maybe_number(i, 18),
             .refundable = rows.number(i, 22) == 1,
             .colour = rows.text(i, 19),
             .sort = rows.number(i, 20)};
    for (const std::string& word : words_of(rows.text(i, 15))) {
        SalepointId id;
        std::from_chars(word.data(), word.data() + word.size(), id.value);
        t.salepoints.push_back(id);
    }
    return t;
}

}  // namespace

TariffPtr find_tariff(storage::Connection& connection, TariffId id) {
    const storage::Rows rows = connection.query(sql::find_tariff, {id});
    return rows.empty() ? nullptr : std::make_shared<const Tariff>(tariff_of(rows, 0));
}

TariffPtr find_tariff(commands::Unit& unit, TariffId id) {
    auto& known = unit.memory<PricingMemory>().tariffs;
    if (const auto found = known.find(id); found != known.end()) return found->second;
    TariffPtr tariff = find_tariff(unit.connection(), id);
    if (tariff != nullptr) known[id] = tariff;
    return tariff;
}

void forget_tariff(commands::Unit& unit, TariffId id) { unit.memory<PricingMemory>().tariffs.erase(id); }

VatCodePtr find_vat_code(storage::Connection& connection, const std::string& code) {
    const storage::Rows rows = connection.query(sql::find_vat_code, {code});
    if (rows.empty()) return nullptr;
    VatCode found{rows.text(0, 0), rows.number(0, 1) == 1, {}};
    const storage::Rows rates = connection.query(sql::vat_rates, {code});
    for (size_t i = 0; i < rates.size(); ++i) found.rates.push_back({rates.text(i, 0), rates.number(i, 1)});
    return std::make_shared<const VatCode>(std::move(found));
}

VatCodePtr find_vat_code(commands::Unit& unit, const std::string& code) {
    auto& known = unit.memory<PricingMemory>().vat_codes;
    if (const auto found = known.find(code); found != known.end()) return found->second;
    VatCodePtr vat = find_vat_code(unit.connection(), code);
    if (vat != nullptr) known[code] = vat;
    return vat;
}

std::vector<Tariff> list_tariffs(storage::Connection& connection) {
    const storage::Rows rows = connection.query(sql::list_tariffs, {});
    std::vector<Tariff> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(tariff_of(rows, i));
    return out;
}

}  // namespace guichet::pricing
