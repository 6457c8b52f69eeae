#include "boxoffice/seating/plan_store.h"

#include <map>

#include <fmt/format.h>

#include "boxoffice/seating/plan_words.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::seating {
namespace {

using printing::SeatMark;
SeatMark mark_of(SeatState state) {
    switch (state) {
        case SeatState::sold:
            return SeatMark::sold;
        case SeatState::reserved:
            return SeatMark::reserved;
        case SeatState::held:
            return SeatMark::held;
        case SeatState::house:
            return SeatMark::house;
        case SeatState::free:
            break;
    }
    return SeatMark::free;
}

void add_rows(std::vector<printing::PlanFloor>& floors,
              const std::map<std::string_view, size_t>& floor_of_section, const SeatMap& map,
              const std::map<int64_t, SeatMark>& marks_of) {
    int64_t number = 0;
    for (const MapRow& row : map.rows) {
        printing::PlanFloor& floor = floors[floor_of_section.at(row.section)];
        floor.rows.push_back(
            {static_cast<double>(row.seats.front().x), static_cast<double>(row.seats.front().y), row.label});
        for (const MapSeat& seat : row.seats) {
            const auto mark = marks_of.find(++number);
            floor.seats.push_back({static_cast<double>(seat.x), static_cast<double>(seat.y),
                                   mark == marks_of.end() ? SeatMark::free : mark->second, seat.number});
        }
    }
}

printing::PlanBox box_of(const auto& item, std::string text) {
    return {static_cast<double>(item.x), static_cast<double>(item.y), static_cast<double>(item.width),
            static_cast<double>(item.height), std::move(text)};
}

}  // namespace

printing::SeatingPlan load_plan(storage::Connection& connection, const catalogue::Screening& screening,
                                const commands::TenantSettings& settings, Language language, TimeMs now) {
    const HallPtr hall = hall_of(connection, screening.seat_map);
    const SeatMap& map = hall->map();
    std::map<int64_t, SeatMark> marks_of;
    std::map<SeatMark, int64_t> counts;
    std::map<std::string, std::string> kept;  // what for -> seats
    for (const auto& [seat, claim] : list_claims(connection, screening.id, now)) {
        marks_of[seat.value] = mark_of(claim.state);
        ++counts[mark_of(claim.state)];
        if (claim.state != SeatState::house || claim.name.empty()) continue;
        std::string& seats = kept[claim.name];
        if (!seats.empty()) seats += ", ";
        seats += hall->label_of(seat, language);
    }
    counts[SeatMark::free] = hall->seat_count() - static_cast<int64_t>(marks_of.size());

    const std::string& zone = settings.time_zone;
    printing::SeatingPlan plan{
        .title = screening.title.best(language, settings.language),
        .line = fmt::format("{}, {} {}", screening.room_name, day_of(screening.starts_at_ms, zone),
                            clock_of(screening.starts_at_ms, zone)),
        .foot = fmt::format("{} · {} {}", settings.name, day_of(now, zone), clock_of(now, zone))};
    for (size_t i = 0; i < mark_words.size(); ++i) {
        const auto mark = static_cast<SeatMark>(i);
        const char* word = mark_words[i][static_cast<size_t>(language)];
        plan.legend.emplace_back(mark, fmt::format("{}: {}", word, counts[mark]));
    }
    for (const auto& [name, seats] : kept) plan.notes.push_back(name + ": " + seats);

    std::map<std::string_view, size_t> floors, floor_of_section;
    for (const MapFloor& floor : map.floors) {
        floors[floor.key] = plan.floors.size();
        plan.floors.push_back({.name = floor.name.best(language, settings.language)});
    }
    for (const MapSection& section : map.sections) floor_of_section[section.key] = floors.at(section.floor);
    add_rows(plan.floors, floor_of_section, map, marks_of);
    for (const MapShape& shape : map.shapes) {
        const char* word = shape_words[static_cast<size_t>(shape.kind)][static_cast<size_t>(language)];
        plan.floors[floors.at(shape.floor)].boxes.push_back(box_of(shape, shape.text.value_or(word)));
    }
    for (const MapTable& table : map.tables)
        plan.floors[floors.at(table.floor)].boxes.push_back(box_of(table, table.label));
    const auto gauges = list_area_gauges(connection, screening.id, now);
    for (const MapArea& area : map.areas) {
        std::string text = area.name.best(language, settings.language);
        for (const AreaGauge& gauge : gauges)
            if (gauge.area == area.key)
                text += fmt::format("\n{} / {}", gauge.gauge.sold, gauge.gauge.capacity);
        plan.floors[floor_of_section.at(area.section)].boxes.push_back(box_of(area, std::move(text)));
    }
    return plan;
}

}  // namespace guichet::seating
