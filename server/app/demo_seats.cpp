#include "app/demo_seats.h"

#include "app/demo_maps.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/sales/sell_flow.h"
#include "boxoffice/seating/house_flow.h"
#include "boxoffice/seating/screening_flow.h"
#include "boxoffice/seating/seat_map_flow.h"

namespace guichet::app {
namespace {

constexpr int evenings = 4;         // from today on
constexpr int parties_a_hall = 14;  // sold in advance, an evening

Text text(const char* fr, const char* de, const char* it, const char* en) { return {{fr, de, it, en}}; }

pricing::NewTariff tariff(const char* key, Text name, int64_t cents, int64_t sort, const char* colour,
                          const char* category) {
    return {.key = key,
            .name = std::move(name),
            .price_cents = {cents},
            .vat_code = "culture",
            .sellers = {"on-site", "partner"},
            .categories = {category},
            .colour = colour,
            .sort = sort};
}

struct Prices {
    GridId grid;
    TariffId first, second;
};

Prices make_grid(Filler& f) {
    const GridId grid{f.must(
        pricing::add_tariff_grid(
            {.name = "Places numérotées",
             .tariffs =
                 {tariff("first", text("1re catégorie", "1. Kategorie", "1ª categoria", "1st category"), 4500,
                         1, "blue", "first"),
                  tariff("second", text("2e catégorie", "2. Kategorie", "2ª categoria", "2nd category"), 3000,
                         2, "violet", "second"),
                  tariff("student", text("Étudiant 2e", "Studierende 2.", "Studente 2ª", "Student 2nd"), 2000,
                         3, "amber", "second"),
                  tariff("standing", text("Debout", "Stehplatz", "In piedi", "Standing"), 2500, 4, "green",
                         "standing")}}),
        f.admin)};
    // The ids of a grid follow one another.
    int64_t first = 0;
    f.tenant.readers().ask([&](storage::Connection& c) {
        for (const pricing::Tariff& t : pricing::list_tariffs(c))
            if (t.grid == grid && t.key == "first") first = t.id.value;
    });
    return {grid, {first}, {first + 1}};
}

struct Hall {
    const char* building;
    Text title;
    seating::SeatMap map;
};

// A party comes to the counter: the best seats together, then it pays.
void sell_party(Filler& f, ScreeningId screening, TariffId tariff, int64_t cents,
                const sales::Cashier& cashier) {
    const int64_t people = 1 + f.pick(5);
    const std::string cart = new_uuid(f.clock.now_ms());
    const int64_t taken =
        f.ask(sales::take_best_seats(cashier, cart,
                                     {.screening_id = screening, .tariff_id = tariff, .quantity = people}),
              cashier.user, cashier.at_register);
    if (taken == 0) return;
    const std::string id = new_uuid(f.clock.now_ms());
    const Money total{cents * people};
    f.ask(sales::sell(cashier, id,
                      {.cart_id = cart,
                       .payments = {{registers::Method::card, total, {}, {}}},
                       .expected_total_cents = total}),
          cashier.user, cashier.at_register, id);
}

}  // namespace

void make_numbered_evenings(Filler& f, TimeMs today, const std::vector<sales::Cashier>& cashiers) {
    const std::string& zone = f.tenant.settings().time_zone;
    const Prices prices = make_grid(f);
    const Hall halls[] = {
        {"Cinéma Rex",
         text("La Nuit la plus longue, avant-première", "Die längste Nacht, Vorpremiere",
              "La notte più lunga, anteprima", "The Longest Night, preview"),
         cinema_map()},
        {"Théâtre", text("Le Cid", "Der Cid", "Il Cid", "Le Cid"), theatre_map()},
        {"Arena",
         text("Grand concert des Alpes", "Grosses Alpenkonzert", "Grande concerto delle Alpi",
              "Grand Concert of the Alps"),
         arena_map()},
        {"Le Port Franc", text("Jazz au club", "Jazz im Club", "Jazz al club", "Jazz at the Club"),
         club_map()}};
    for (const Hall& hall : halls) {
        const WorkId work{f.must(catalogue::add_work({.title = hall.title, .duration_min = 110}), f.admin)};
        const RoomId room{f.must(
            catalogue::add_room({.name = hall.map.name, .building = hall.building, .capacity = 0}), f.admin)};
        f.must(seating::draw_seat_map(room, hall.map, seating::Drawn::by_hand), f.admin);
        for (int day = 0; day < evenings; ++day) {
            const TimeMs start =
                start_of_day(day_after(day_of(today, zone), day), zone) + 20 * hour_ms + 30 * minute_ms;
            const ScreeningId screening{
                f.must(seating::add_screening({.work_id = work,
                                               .room_id = room,
                                               .grid_id = prices.grid,
                                               .starts_at_ms = start,
                                               .ends_at_ms = start + 110 * minute_ms,
                                               .sale_until_ms = start + 110 * minute_ms}),
                       f.admin)};
            if (day == 0)
                f.must(seating::hold_house_seats(screening,
                                                 {seating::House::held, "Presse", {}, {{1}, {2}, {3}}}),
                       f.admin);
            for (int party = 0; party < parties_a_hall; ++party) {
                const bool first = party % 3 != 2;
                const bool has_second = &hall != &halls[0];
                const auto& cashier =
                    cashiers[static_cast<size_t>(f.pick(static_cast<int>(cashiers.size())))];
                if (first || !has_second)
                    sell_party(f, screening, prices.first, 4500, cashier);
                else
                    sell_party(f, screening, prices.second, 3000, cashier);
            }
        }
    }
}

}  // namespace guichet::app
