#include "boxoffice/catalogue/catalogue_store.h"

#include "boxoffice/catalogue/catalogue_sql.gen.h"

namespace guichet::catalogue {
namespace {

struct ScreeningMemory {
    static constexpr size_t screenings_max = 20'000;
    std::unordered_map<ScreeningId, ScreeningPtr> by_id;
};

Text text_of(const storage::Rows& rows, size_t row, size_t column) {
    Text text;
    for (size_t i = 0; i < 4; ++i) text.in[i] = rows.text_or_empty(row, column + i);
    return text;
}

Screening screening_of(const storage::Rows& rows, size_t i) {
    Screening s{.id = {rows.number(i, 0)},
                .work = {rows.number(i, 1)},
                .title = text_of(rows, i, 2),
                .room = {rows.number(i, 6)},
                .room_name = rows.text(i, 7),
                .building = rows.text(i, 8),
                .grid = {rows.number(i, 9)},
                .section = text_of(rows, i, 10),
                .starts_at_ms = rows.number(i, 14),
                .ends_at_ms = rows.number(i, 15),
                .sale_from_ms = rows.maybe_number(i, 16),
                .sale_until_ms = rows.number(i, 17),
                .cancelled = rows.number(i, 19) == 1,
                .seat_map = {rows.number_or(i, 20, 0)}};
    boost::describe::enum_from_string(rows.text(i, 18).c_str(), s.mode);
    return s;
}

}  // namespace

ScreeningPtr find_screening(storage::Connection& connection, ScreeningId id) {
    const storage::Rows rows = connection.query(sql::find_screening, {id});
    return rows.empty() ? nullptr : std::make_shared<const Screening>(screening_of(rows, 0));
}

ScreeningPtr find_screening(commands::Unit& unit, ScreeningId id) {
    auto& memory = unit.memory<ScreeningMemory>();
    if (const auto found = memory.by_id.find(id); found != memory.by_id.end()) return found->second;
    ScreeningPtr screening = find_screening(unit.connection(), id);
    if (screening == nullptr) return nullptr;
    if (memory.by_id.size() >= ScreeningMemory::screenings_max) memory.by_id.clear();
    return memory.by_id[id] = std::move(screening);
}

void forget_screening(commands::Unit& unit, ScreeningId id) {
    unit.memory<ScreeningMemory>().by_id.erase(id);
}

std::vector<Screening> list_screenings(storage::Connection& connection, TimeMs from, TimeMs until) {
    const storage::Rows rows = connection.query(sql::list_screenings, {from, until});
    std::vector<Screening> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(screening_of(rows, i));
    return out;
}

}  // namespace guichet::catalogue
