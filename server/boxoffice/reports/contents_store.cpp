#include "boxoffice/reports/contents_store.h"

#include <algorithm>
#include <set>

#include "boxoffice/reports/statement_sql.gen.h"

namespace guichet::reports {
namespace {

constexpr size_t batch_max = 256;

Text text_of(const storage::Rows& rows, size_t i, size_t from) {
    Text text;
    for (size_t n = 0; n < text.in.size(); ++n) text.in[n] = rows.text(i, from + n);
    return text;
}

// The ids among `wanted` that `known` lacks, each once.
template <class Id, class Name>
std::vector<int64_t> unknown(const std::set<Id>& wanted, const std::map<Id, Name>& known) {
    std::vector<int64_t> ids;
    for (const Id id : wanted)
        if (id && !known.contains(id)) ids.push_back(id.value);
    return ids;
}

}  // namespace

void for_batches(std::span<const int64_t> numbers,
                 const std::function<void(std::span<const storage::Param>)>& read) {
    for (size_t from = 0; from < numbers.size(); from += batch_max) {
        const size_t many = std::min(batch_max, numbers.size() - from);
        size_t room = 4;
        while (room < many) room *= 4;
        std::vector<storage::Param> params;
        for (size_t i = 0; i < room; ++i) params.emplace_back(numbers[from + std::min(i, many - 1)]);
        read(params);
    }
}

std::map<int64_t, Money> load_contents(storage::Connection& connection,
                                       std::vector<sales::StoredSale>& documents) {
    std::vector<int64_t> numbers;
    for (const auto& document : documents) numbers.push_back(document.number);
    const auto of = [&](int64_t number) -> sales::StoredSale& {
        return *std::ranges::lower_bound(documents, number, std::greater{}, &sales::StoredSale::number);
    };
    std::map<int64_t, Money> given_back;
    for_batches(numbers, [&](std::span<const storage::Param> batch) {
        const storage::Rows lines = connection.query_in(sql::lines, batch);
        for (size_t i = 0; i < lines.size(); ++i)
            of(lines.number(i, 0))
                .lines.push_back({.line = lines.number(i, 1),
                                  .kind = lines.text(i, 2),
                                  .screening = {lines.number_or(i, 3, 0)},
                                  .tariff = {lines.number_or(i, 4, 0)},
                                  .quantity = lines.number(i, 5),
                                  .unit = {lines.number(i, 6)},
                                  .amount = {lines.number(i, 7)},
                                  .vat_code = lines.text(i, 8),
                                  .vat_bp = lines.maybe_number(i, 9),
                                  .vat = {lines.number(i, 10)},
                                  .reverses_line = lines.number_or(i, 11, 0)});
        const storage::Rows payments = connection.query_in(sql::payments, batch);
        for (size_t i = 0; i < payments.size(); ++i) {
            sales::StoredSale& sale = of(payments.number(i, 0));
            sale.payments.push_back({.method = *registers::parse_method(payments.text(i, 1)),
                                     .amount_cents = {payments.number(i, 2)}});
            sale.paid_at_ms = payments.number(i, 3);
        }
        const storage::Rows later = connection.query_in(sql::later_documents, batch);
        if (later.empty()) return;
        for (size_t i = 0; i < later.size(); ++i) {
            of(later.number(i, 0))
                .after.documents.push_back(
                    {.number = later.number(i, 1), .kind = later.text(i, 2), .reason = later.text(i, 3)});
            if (later.text(i, 2) == "refund")
                given_back[later.number(i, 0)] -= Money{later.number(i, 4) + later.number(i, 5)};
        }
        const storage::Rows places = connection.query_in(sql::later_places, batch);
        for (size_t i = 0; i < places.size(); ++i)
            of(places.number(i, 0)).after.refunded[places.number_or(i, 1, 0)] = places.number(i, 2);
    });
    return given_back;
}

void add_register_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names) {
    for_batches(ids, [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection.query_in(sql::register_names, batch);
        for (size_t i = 0; i < rows.size(); ++i)
            names.registers[{rows.number(i, 0)}] = {rows.text(i, 1), {rows.number(i, 2)}, rows.text(i, 3)};
    });
}

void add_screening_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names) {
    for_batches(ids, [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection.query_in(sql::screening_names, batch);
        for (size_t i = 0; i < rows.size(); ++i)
            names.screenings[{rows.number(i, 0)}] = {
                text_of(rows, i, 1), {rows.number(i, 5)}, rows.number(i, 6), rows.text(i, 7)};
    });
}

void add_tariff_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names) {
    for_batches(ids, [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection.query_in(sql::tariff_names, batch);
        for (size_t i = 0; i < rows.size(); ++i)
            names.tariffs[{rows.number(i, 0)}] = {rows.text(i, 1), text_of(rows, i, 2)};
    });
}

void add_names(storage::Connection& connection, const std::vector<sales::StoredSale>& documents,
               Names& names) {
    std::set<RegisterId> registers;
    std::set<UserId> users;
    std::set<ScreeningId> screenings;
    std::set<TariffId> tariffs;
    for (const sales::StoredSale& document : documents) {
        registers.insert(document.at_register);
        users.insert(document.user);
        for (const sales::StoredLine& line : document.lines) {
            screenings.insert(line.screening);
            tariffs.insert(line.tariff);
        }
    }
    add_register_names(connection, unknown(registers, names.registers), names);
    add_screening_names(connection, unknown(screenings, names.screenings), names);
    add_tariff_names(connection, unknown(tariffs, names.tariffs), names);
    for_batches(unknown(users, names.users), [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection.query_in(sql::user_names, batch);
        for (size_t i = 0; i < rows.size(); ++i) names.users[{rows.number(i, 0)}] = rows.text(i, 1);
    });
}

}  // namespace guichet::reports
