#include "app/training.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "app/training_sql.gen.h"
#include "base/json.h"

namespace guichet::app {
namespace {

// What is copied, in an order in which every row finds those it points to. Carts, sales, sign-ins and
// what hangs on them stay behind.
struct Table {
    const char* name;
    const char* columns;
    const char* only = "";
};
constexpr Table tables[] = {
    {"app_user",
     "id, login, name, password_hash, pin_hash, pin_failures, language, roles, blocked, made_at_ms"},
    {"salepoint", "id, name, layout, methods"},
    {"register", "id, salepoint_id, name, printer, shared, closing"},
    {"user_salepoint", "user_id, salepoint_id"},
    {"vat_code", "code, excluded"},
    {"vat_rate", "code, from_day, rate_bp"},
    {"section", "id, name_fr, name_de, name_it, name_en"},
    {"room", "id, name, building, capacity"},
    {"seat_map", "id, room_id, document, seats, places, made_at_ms"},
    {"seat_section", "seat_map_id, section_key, name_fr, name_de, name_it, name_en"},
    {"seat", "seat_map_id, seat, section_key, row_label, number, category_key, kind, restricted"},
    {"seat_category", "seat_map_id, category_key, name_fr, name_de, name_it, name_en"},
    {"seat_area", "seat_map_id, area_key, category_key, name_fr, name_de, name_it, name_en"},
    {"room_house_seat", "room_id, seat, house, name, until_ms"},
    {"work", "id, title_fr, title_de, title_it, title_en, original_title, duration_min, section_id"},
    {"tariff_grid", "id, name"},
    {"tariff",
     "id, grid_id, tariff_key, name_fr, name_de, name_it, name_en, note_fr, note_de, note_it, note_en, "
     "price_cents, value_cents, vat_code, sellers, salepoints, ticket_types, not_before_ms, not_after_ms, "
     "colour, sort, categories, refundable"},
    {"screening",
     "id, work_id, room_id, grid_id, starts_at_ms, ends_at_ms, sale_from_ms, sale_until_ms, mode, cancelled, "
     "seat_map_id"},
    {"quota", "id, screening_id, name, position, capacity"},
    {"seat_claim",
     "screening_id, seat, state, holder, expires_at_ms, register_id, tariff_id, ticket_number, house, name",
     " where state = 'house'"},
};

size_t count_columns(const Table& table) {
    return 1 + static_cast<size_t>(std::ranges::count(std::string_view(table.columns), ','));
}

std::string placeholders(size_t count) {
    std::string text;
    for (size_t i = 1; i <= count; ++i) text += fmt::format("{}${}", i == 1 ? "" : ", ", i);
    return text;
}

void copy(storage::Connection& from, commands::Unit& into, const Table& table) {
    // A query is known by its address, so these live as long as the program.
    static std::deque<std::string> texts;
    static std::deque<storage::Query> queries;
    const auto query = [&](std::string text) -> const storage::Query& {
        texts.push_back(std::move(text));
        return queries.emplace_back(storage::Query{table.name, texts.back()});
    };
    // Nothing is sold in the copy.
    const bool quotas = std::string_view(table.name) == "quota";
    const storage::Rows rows =
        from.query(query(fmt::format("select {} from {}{}", table.columns, table.name, table.only)), {});
    const storage::Query& insert =
        query(fmt::format("insert into {} ({}{}) values ({}{})", table.name, table.columns,
                          quotas ? ", sold" : "", placeholders(count_columns(table)), quotas ? ", 0" : ""));
    std::vector<storage::Param> values;
    for (size_t row = 0; row < rows.size(); ++row) {
        values.clear();
        for (size_t column = 0; column < rows.columns(); ++column) values.push_back(rows.param(row, column));
        into.run(insert, std::span<const storage::Param>(values));
    }
}

commands::Work fill_from(const storage::Location& source, const std::string& prefix) {
    return [=](commands::Unit& unit) -> Result<commands::Accepted> {
        const auto from = storage::connect(source, storage::Access::read);
        from->begin();
        for (const Table& table : tables) copy(*from, unit, table);
        const storage::Rows rooms = from->query(sql::room_maps, {});
        for (size_t i = 0; i < rooms.size(); ++i)
            unit.run(sql::set_room_map, {rooms.number(i, 0), rooms.number(i, 1)}, 1);
        from->rollback();
        json::Writer body;
        body.begin().field("of", prefix).end();
        return commands::Accepted{.kind = "training.filled", .body = body.take()};
    };
}

}  // namespace

std::string training_prefix_of(const std::string& prefix) { return prefix + "-training"; }

commands::Tenant& make_training(commands::Tenants& tenants, const std::string& prefix,
                                const std::string& postgres, const Clock& clock) {
    const storage::Location source = tenants.location_of(prefix);
    commands::TenantSettings settings =
        commands::load_settings(*storage::connect(source, storage::Access::read), prefix);
    settings.training = true;
    commands::Tenant& tenant = tenants.create(training_prefix_of(prefix), settings, postgres);
    const auto answer =
        tenant.writer().ask({.key = new_uuid(clock.now_ms()), .work = fill_from(source, prefix)});
    if (answer.kind != commands::Answer::Kind::accepted)
        throw storage::Unusable("The training box office could not be filled; see the log.");
    return tenant;
}

}  // namespace guichet::app
