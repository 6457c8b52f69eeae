#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/halls.h"
#include "boxoffice/seating/seat_map_csv.h"

namespace guichet::seating {
namespace {

std::string told(const SeatMap& map) {
    const auto refusal = why_not_kept(map);
    return refusal ? std::string(refusal->code->code) : "kept";
}

SeatMap map_with(auto&& change) {
    SeatMap map = halls::rows(2, 4);
    change(map);
    return map;
}

TEST(SeatMaps, are_kept_when_everything_they_name_is_there) {
    EXPECT_EQ(told(halls::rows(3, 5)), "kept");
    EXPECT_EQ(told(halls::bare()), "map_empty");
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.rows[1].section = "attic"; })), "map_key_unknown");
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.rows[0].seats[2].category = "z"; })), "map_key_unknown");
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.categories[1].key = "a"; })), "map_key_twice");
}

TEST(SeatMaps, name_no_seat_twice_and_put_no_two_on_one_spot) {
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.rows[1].label = "A"; })), "map_seat_twice");
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.rows[1].seats[0] = {.number = "9", .x = -75, .y = 100}; })),
              "map_spot_twice");
}

TEST(SeatMaps, have_no_section_within_itself) {
    const auto nested = [](const char* first, const char* second) {
        return map_with([=](SeatMap& m) {
            m.sections.push_back({"left", halls::same("Gauche"), "ground", first});
            m.sections.push_back({"right", halls::same("Droite"), "ground", second});
        });
    };
    EXPECT_EQ(told(nested("stalls", "left")), "kept");
    EXPECT_EQ(told(nested("right", "left")), "map_section_cyclic");
    EXPECT_EQ(told(nested("left", "stalls")), "map_section_cyclic");
}

TEST(SeatMaps, have_limits) {
    EXPECT_EQ(told(map_with([](SeatMap& m) { m.rows[0].seats[0].x = 200'000; })), "malformed");
    EXPECT_EQ(told(map_with(
                  [](SeatMap& m) { m.areas.push_back({"pit", halls::same("Fosse"), "stalls", "a", 0}); })),
              "malformed");
    SeatMap vast = halls::bare();
    for (int r = 0; r < 201; ++r) {
        MapRow row{"stalls", std::to_string(r), "a", {}};
        for (int s = 0; s < 500; ++s) row.seats.push_back({.number = std::to_string(s), .x = s, .y = r});
        vast.rows.push_back(std::move(row));
    }
    EXPECT_EQ(told(vast), "map_too_large");
}

TEST(SeatMaps, survive_json_unchanged) {
    const SeatMap map = map_with([](SeatMap& m) {
        m.rows[0].seats[1].kind = SeatKind::wheelchair;
        m.rows[0].seats[2].restricted = true;
        m.areas.push_back({"pit", halls::same("Fosse"), "stalls", "b", 300, 0, 0, 400, 300});
        m.tables.push_back({"1", "ground", 0, 0, 80, 80, true});
        m.shapes.push_back({ShapeKind::stage, "ground", -300, -200, 600, 150, "Scène"});
    });
    const auto read = json::decode<SeatMap>(json::encode(map));
    ASSERT_TRUE(read);
    EXPECT_EQ(json::encode(*read), json::encode(map));
}

RC_GTEST_PROP(SeatMaps, survive_a_spreadsheet, ()) {
    SeatMap map = halls::rows(*rc::gen::inRange(1, 5), *rc::gen::inRange(1, 9));
    for (MapRow& row : map.rows) {
        row.label = *rc::gen::elementOf(std::vector<std::string>{"A", "a,b", "x\"y", "Rang; 1"}) + row.label;
        for (MapSeat& seat : row.seats) {
            if (*rc::gen::inRange(0, 4) == 0) seat.category = "b";
            if (*rc::gen::inRange(0, 4) == 0) seat.kind = SeatKind::companion;
            if (*rc::gen::inRange(0, 4) == 0) seat.restricted = true;
        }
    }
    map.areas.push_back({"pit", halls::same("Fosse"), "stalls", "b", 300, 0, 0, 400, 300});
    const auto read = map_of_csv(csv_of(map));
    RC_ASSERT(static_cast<bool>(read));
    const SeatMap back = adopted(*read, map);
    // Seat for seat; a row may have another category of its own when all its seats differ from it.
    const Hall before({1}, map), after({1}, back);
    RC_ASSERT(before.seat_count() == after.seat_count());
    for (int64_t s = 1; s <= before.seat_count(); ++s) {
        RC_ASSERT(before.label_of({s}, Language::fr) == after.label_of({s}, Language::fr));
        RC_ASSERT(before.category_of(s) == after.category_of(s));
        RC_ASSERT(before.seat(s).kind == after.seat(s).kind);
        RC_ASSERT(before.seat(s).restricted == after.seat(s).restricted);
    }
    RC_ASSERT(back.areas.size() == 1u);
    RC_ASSERT(back.areas[0].capacity == 300);
}

TEST(Spreadsheets, name_the_line_that_cannot_be_read) {
    const auto line_of = [](const std::string& rows) {
        const auto map = map_of_csv(std::string(csv_columns) + "\n" + rows);
        return map ? 0 : std::get<int64_t>(map.refusal().params[0].second);
    };
    EXPECT_EQ(line_of("ground,stalls,A,1,0,0,a,,,,,\nground,stalls,A,2,50,0,a\n"), 0);
    EXPECT_EQ(line_of("ground,stalls,A,1,0,0,a\nground,stalls,A,2,here,0,a\n"), 3);
    EXPECT_EQ(line_of("ground,stalls\n"), 2);
    EXPECT_EQ(line_of("ground,stalls,A,1,0,0,a,throne\n"), 2);
    EXPECT_EQ(line_of("ground;stalls;A;1;0;0;a;standing;;;;\n"), 2);
}

}  // namespace
}  // namespace guichet::seating
