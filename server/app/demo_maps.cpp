#include "app/demo_maps.h"

#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace guichet::app {
namespace {

using namespace seating;

Text text(const char* fr, const char* de, const char* it, const char* en) { return {{fr, de, it, en}}; }
const Text parterre = text("Parterre", "Parkett", "Platea", "Stalls");
const Text balcony = text("Balcon", "Balkon", "Galleria", "Balcony");

std::vector<MapCategory> categories() {
    return {
        {"first", text("Première catégorie", "Erste Kategorie", "Prima categoria", "First category"), "blue"},
        {"second", text("Deuxième catégorie", "Zweite Kategorie", "Seconda categoria", "Second category"),
         "violet"},
        {"standing", text("Debout", "Stehplätze", "In piedi", "Standing"), "teal"}};
}

// "A" … "Z", then "AA".
std::string letter(int row) {
    std::string label(1, static_cast<char>('A' + row % 26));
    return row < 26 ? label : "A" + label;
}

int64_t cm(double value) { return std::llround(value); }

// Seats on an arc, `distance` from the front edge of the stage (at the top); numbered left to right.
MapRow arc(std::string section, std::string label, std::string category, int seats, double distance,
           int aisles) {
    MapRow row{std::move(section), std::move(label), std::move(category), {}};
    constexpr double seat_cm = 55, aisle_cm = 110,
                     behind_cm = 1500;  // the centre of the arcs, behind the stage
    const double radius = distance + behind_cm;
    const double width = seat_cm * (seats - 1) + aisle_cm * aisles;
    double along = -width / 2;
    for (int i = 0; i < seats; ++i) {
        const double angle = along / radius;
        row.seats.push_back({.number = std::to_string(i + 1),
                             .x = cm(radius * std::sin(angle)),
                             .y = cm(radius * std::cos(angle) - behind_cm)});
        along += seat_cm;
        if (aisles > 0 && (i + 1) % ((seats + aisles) / (aisles + 1)) == 0) along += aisle_cm;
    }
    return row;
}

}  // namespace

SeatMap cinema_map() {
    SeatMap map{.name = "Cinéma Rex",
                .categories = categories(),
                .floors = {{"hall", text("Salle", "Saal", "Sala", "Hall")}},
                .sections = {{"hall", text("Salle", "Saal", "Sala", "Hall"), "hall", std::nullopt}},
                .focal = {0, 850}};
    for (int r = 0; r < 12; ++r) {
        MapRow row{"hall", letter(r), "first", {}};
        for (int s = 0; s < 15; ++s) {
            const int64_t aisle = s >= 10 ? 120 : s >= 5 ? 60 : 0;
            row.seats.push_back(
                {.number = std::to_string(s + 1), .x = s * 60 + aisle - 480, .y = 250 + r * 105});
        }
        map.rows.push_back(std::move(row));
    }
    for (const size_t end : {0u, 14u}) {
        auto& last = map.rows.back().seats;
        last[end].kind = SeatKind::wheelchair;
        last[end == 0 ? 1 : 13].kind = SeatKind::companion;
    }
    map.shapes = {{ShapeKind::screen, "hall", -450, 0, 900, 30, std::nullopt},
                  {ShapeKind::door, "hall", 560, 1480, 120, 30, std::nullopt}};
    return map;
}

SeatMap theatre_map() {
    SeatMap map{.name = "Théâtre municipal",
                .categories = categories(),
                .floors = {{"stalls", parterre}, {"balcony", balcony}},
                .sections = {{"stalls", parterre, "stalls", std::nullopt},
                             {"balcony", balcony, "balcony", std::nullopt}},
                .focal = {0, 1350}};
    for (int r = 0; r < 20; ++r)
        map.rows.push_back(arc("stalls", letter(r), r < 12 ? "first" : "second", 30, 700 + r * 95, 2));
    for (int r = 0; r < 10; ++r)
        map.rows.push_back(arc("balcony", letter(r), "second", 30, 1500 + r * 90, 2));
    auto& last = map.rows[19].seats;  // places for wheelchairs at the ends of the last row of the stalls
    last.front().kind = last.back().kind = SeatKind::wheelchair;
    last[1].kind = last[28].kind = SeatKind::companion;
    for (size_t r = 20; r < 30; ++r)
        map.rows[r].seats.front().restricted = map.rows[r].seats.back().restricted = true;
    map.shapes = {{ShapeKind::stage, "stalls", -700, 50, 1400, 400, std::nullopt},
                  {ShapeKind::stage, "balcony", -700, 50, 1400, 400, std::nullopt}};
    return map;
}

// Forty blocks around the floor, each of twenty rows of twenty-five seats.
SeatMap arena_map() {
    SeatMap map{.name = "Arena",
                .categories = categories(),
                .floors = {{"bowl", text("Gradins", "Ränge", "Gradinate", "Bowl")}},
                .sections = {},
                .focal = {0, 0}};
    constexpr int blocks = 40, rows = 20, seats = 25;
    for (int b = 0; b < blocks; ++b) {
        const std::string key = fmt::format("block_{}", b + 1);
        const std::string name = fmt::format("{}{:02}", b < blocks / 2 ? "A" : "B", b % (blocks / 2) + 1);
        map.sections.push_back(
            {key, text(name.c_str(), name.c_str(), name.c_str(), name.c_str()), "bowl", std::nullopt});
        const double middle = 2 * std::numbers::pi * b / blocks;
        for (int r = 0; r < rows; ++r) {
            MapRow row{key, std::to_string(r + 1), r < 8 ? "first" : "second", {}};
            const double radius = 7000 + r * 90;
            for (int s = 0; s < seats; ++s) {
                const double angle = middle + (s - (seats - 1) / 2.0) * 40.0 / 7000;
                row.seats.push_back({.number = std::to_string(s + 1),
                                     .x = cm(radius * 1.25 * std::cos(angle)),
                                     .y = cm(radius * std::sin(angle))});
            }
            map.rows.push_back(std::move(row));
        }
    }
    map.shapes = {{ShapeKind::stage, "bowl", -3000, -1700, 6000, 3400, std::nullopt}};
    return map;
}

SeatMap club_map() {
    SeatMap map{.name = "Le Port Franc",
                .categories = categories(),
                .floors = {{"club", text("Club", "Club", "Club", "Club")}},
                .sections = {{"tables", text("Tables", "Tische", "Tavoli", "Tables"), "club", std::nullopt},
                             {"floor", text("Fosse", "Stehplätze", "Parterre in piedi", "Floor"), "club",
                              std::nullopt}},
                .focal = {0, 0}};
    for (int t = 0; t < 12; ++t) {
        const int64_t x = (t % 4 - 2) * 320 + 160, y = 1000 + (t / 4) * 320;
        const std::string label = "T" + std::to_string(t + 1);
        map.tables.push_back({label, "club", x - 60, y - 60, 120, 120, true});
        MapRow row{"tables", label, t < 4 ? "first" : "second", {}};
        for (int s = 0; s < 6; ++s) {
            const double angle = std::numbers::pi * s / 3;
            row.seats.push_back({.number = std::to_string(s + 1),
                                 .x = x + cm(95 * std::sin(angle)),
                                 .y = y - cm(95 * std::cos(angle))});
        }
        map.rows.push_back(std::move(row));
    }
    map.areas = {
        {"pit", text("Fosse", "Stehplätze", "Fossa", "Pit"), "floor", "standing", 200, -600, 250, 1200, 550}};
    map.shapes = {{ShapeKind::stage, "club", -400, 0, 800, 180, std::nullopt},
                  {ShapeKind::bar, "club", 760, 300, 90, 700, std::nullopt}};
    return map;
}

}  // namespace guichet::app
