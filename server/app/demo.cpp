#include "app/demo.h"

#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "app/demo_seats.h"
#include "base/json.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/identity/password.h"
#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/sell_flow.h"
#include "boxoffice/seating/screening_flow.h"

namespace guichet::app {

const DemoLogin demo_logins[5] = {
    {"marie", "guichet-marie", "1111", "Marie Favre", "admin,pos,on-site,refund"},
    {"ana", "guichet-ana", "2222", "Ana Rossi", "pos,on-site,refund"},
    {"beat", "guichet-beat", "3333", "Beat Keller", "pos,on-site"},
    {"carla", "guichet-carla", "4444", "Carla Bernasconi", "pos,partner"},
    {"denis", "guichet-denis", "", "Denis Martin", "accounting,stats"}};

std::string demo_logins_json() {
    json::Writer w;
    w.begin_list();
    for (const DemoLogin& d : demo_logins)
        w.begin().field("login", d.login).field("password", d.password).field("name", d.name).end();
    return w.end_list().take();
}

namespace {

constexpr int days_before = 4, days_after = 5, screenings_a_day = 6;
constexpr int sales_a_day = 90;

Text text(const char* fr, const char* de, const char* it, const char* en) { return {{fr, de, it, en}}; }

pricing::NewTariff tariff(const char* key, Text name, int64_t cents, int64_t sort, const char* colour,
                          std::vector<std::string> who = {"on-site", "partner"}) {
    return {.key = key,
            .name = std::move(name),
            .price_cents = {cents},
            .vat_code = "culture",
            .sellers = std::move(who),
            .colour = colour,
            .sort = sort};
}

std::pair<GridId, GridId> make_grids(Filler& f) {
    f.must(pricing::add_vat_code({.code = "culture", .excluded = true}), f.admin);
    f.must(pricing::add_vat_code({.code = "normal",
                                  .rates = {{.from_day = "2018-01-01", .rate_bp = 770},
                                            {.from_day = "2024-01-01", .rate_bp = 810}}}),
           f.admin);
    const Text student_note = text("Carte d’étudiant valable", "Gültiger Studierendenausweis",
                                   "Tessera studenti valida", "Valid student card");
    const auto with_note = [](pricing::NewTariff t, Text note) {
        t.eligibility = std::move(note);
        return t;
    };
    const pricing::NewTariff comp =
        tariff("comp", text("Invitation", "Einladung", "Invito", "Invitation"), 0, 9, "grey", {"on-site"});
    const GridId film{f.must(
        pricing::add_tariff_grid(
            {.name = "Film",
             .tariffs =
                 {tariff("full", text("Plein tarif", "Normalpreis", "Intero", "Full price"), 1800, 1, "blue"),
                  with_note(
                      tariff("reduced", text("AVS / AI", "AHV / IV", "AVS / AI", "Senior"), 1500, 2, "green"),
                      text("Carte AVS ou AI", "AHV- oder IV-Ausweis", "Tessera AVS o AI",
                           "Senior or disability card")),
                  with_note(tariff("student", text("Étudiant", "Studierende", "Studente", "Student"), 1200, 3,
                                   "amber"),
                            student_note),
                  tariff("child", text("Enfant", "Kind", "Bambino", "Child"), 850, 4, "violet"), comp}}),
        f.admin)};
    const GridId concert{f.must(
        pricing::add_tariff_grid(
            {.name = "Ciné-concert",
             .tariffs =
                 {tariff("full", text("Plein tarif", "Normalpreis", "Intero", "Full price"), 3500, 1, "blue"),
                  with_note(tariff("student", text("Étudiant", "Studierende", "Studente", "Student"), 2500, 2,
                                   "amber"),
                            student_note),
                  tariff("support", text("Soutien", "Gönner", "Sostenitore", "Supporter"), 5000, 3, "red"),
                  comp}}),
        f.admin)};
    return {film, concert};
}

struct Work {
    Text title;
    int64_t minutes;
    int section;
};

std::vector<Work> programme() {
    return {{text("Le Phare", "Der Leuchtturm", "Il faro", "The Lighthouse Keeper"), 105, 0},
            {text("Trois hivers", "Drei Winter", "Tre inverni", "Three Winters"), 98, 0},
            {text("La Source", "Die Quelle", "La sorgente", "The Spring"), 87, 1},
            {text("Nuits de foehn", "Föhnnächte", "Notti di favonio", "Foehn Nights"), 112, 0},
            {text("L’Horloger de la rue Basse", "Der Uhrmacher der Unteren Gasse",
                  "L’orologiaio di via Bassa", "The Watchmaker of Low Street"),
             124, 1},
            {text("Cartes postales d’Airolo", "Postkarten aus Airolo", "Cartoline da Airolo",
                  "Postcards from Airolo"),
             76, 2},
            {text("Petites formes : courts métrages suisses", "Kleine Formen: Schweizer Kurzfilme",
                  "Piccole forme: cortometraggi svizzeri", "Small Forms: Swiss Shorts"),
             90, 2},
            {text("Le Mécano des neiges, ciné-concert", "Der General im Schnee, Filmkonzert",
                  "Il meccanico delle nevi, cineconcerto", "The General in the Snow, film concert"),
             80, 3},
            {text("Une saison sans pluie", "Ein Sommer ohne Regen", "Una stagione senza pioggia",
                  "A Season without Rain"),
             101, 1},
            {text("Ondine", "Undine", "Ondina", "Ondine"), 92, 0},
            {text("Le Cid, captation", "Der Cid, Aufzeichnung", "Il Cid, ripresa teatrale",
                  "Le Cid, live recording"),
             135, 3},
            {text("Les Renards", "Die Füchse", "Le volpi", "The Foxes"), 84, 2}};
}

struct Show {
    ScreeningId id;
    bool concert = false;
};

std::vector<Show> make_screenings(Filler& f, TimeMs today, GridId film, GridId concert) {
    const std::string& zone = f.tenant.settings().time_zone;
    std::vector<SectionId> sections;
    for (const Text& name : {text("Compétition", "Wettbewerb", "Concorso", "Competition"),
                             text("Panorama", "Panorama", "Panorama", "Panorama"),
                             text("Courts et documents", "Kurz- und Dokumentarfilme", "Corti e documentari",
                                  "Shorts and documentaries"),
                             text("Événements", "Spezialanlässe", "Eventi", "Special events")})
        sections.push_back({f.must(catalogue::add_section({name}), f.admin)});
    const int64_t sizes[3] = {320, 180, 90};
    const char* names[3] = {"Grande salle", "Capitole 2", "Le Studio"};
    std::vector<RoomId> rooms;
    for (int i = 0; i < 3; ++i)
        rooms.push_back({f.must(
            catalogue::add_room({.name = names[i], .building = "Cinéma Capitole", .capacity = sizes[i]}),
            f.admin)});
    std::vector<WorkId> works;
    const std::vector<Work> films = programme();
    for (const Work& w : films)
        works.push_back({f.must(catalogue::add_work({.title = w.title,
                                                     .duration_min = w.minutes,
                                                     .section_id = sections[static_cast<size_t>(w.section)]}),
                                f.admin)});
    // Two shows a room and day, the late ones on the hour when people come.
    constexpr int starts[3][2] = {{18 * 60, 20 * 60 + 45}, {17 * 60 + 30, 20 * 60 + 15}, {16 * 60, 21 * 60}};
    std::vector<Show> screenings;
    for (int day = -days_before; day <= days_after; ++day) {
        const TimeMs midnight = start_of_day(day_after(day_of(today, zone), day), zone);
        for (int slot = 0; slot < screenings_a_day; ++slot) {
            const auto room = static_cast<size_t>(slot / 2);
            const size_t work = static_cast<size_t>(slot + (day + days_before) * 5) % films.size();
            const TimeMs start = midnight + starts[room][slot % 2] * minute_ms;
            const bool free_entry = films[work].section == 2 && slot == 4;
            const ScreeningId id{
                f.must(seating::add_screening(
                           {.work_id = works[work],
                            .room_id = rooms[room],
                            .grid_id = films[work].section == 3 ? concert : film,
                            .starts_at_ms = start,
                            .ends_at_ms = start + films[work].minutes * minute_ms,
                            .mode = free_entry ? catalogue::Mode::free_entry : catalogue::Mode::tickets}),
                       f.admin)};
            screenings.push_back({id, films[work].section == 3});
        }
    }
    return screenings;
}

// Cashiers sell what is near in time; rarely somebody reserves, or a sale is taken back.
void make_sales(Filler& f, TimeMs today, const std::vector<Show>& screenings,
                const std::vector<sales::Cashier>& cashiers) {
    const std::string& zone = f.tenant.settings().time_zone;
    const TimeMs real_now = SystemClock().now_ms();
    for (int day = -days_before - 1; day <= 0; ++day) {
        const TimeMs midnight = start_of_day(day_after(day_of(today, zone), day), zone);
        for (int i = 0; i < sales_a_day; ++i) {
            const TimeMs at = midnight + 14 * hour_ms + i * 5 * minute_ms + f.pick(240) * 1000;
            if (at >= real_now) return;
            f.clock.show(at);
            const sales::Cashier& cashier =
                cashiers[static_cast<size_t>(f.pick(static_cast<int>(cashiers.size())))];
            const int first = std::max(0, (day + days_before) * screenings_a_day);
            const int nearby = std::min(3 * screenings_a_day, static_cast<int>(screenings.size()) - first);
            const Show& show = screenings[static_cast<size_t>(first + f.pick(nearby))];
            // Tariffs 1–4 are the film grid, 6–8 the concert's; most people pay the full price.
            const TariffId tariff{show.concert ? 6 + std::max(0, f.pick(5) - 2)
                                               : 1 + std::max(0, f.pick(7) - 3)};
            const int64_t cents[] = {0, 1800, 1500, 1200, 850, 0, 3500, 2500, 5000, 0};
            const int64_t quantity = 1 + f.pick(4);
            const Money total{cents[tariff.value] * quantity};
            const int kind = f.pick(20);
            sales::Sell command{.lines = {{show.id, tariff, quantity}}, .expected_total_cents = total};
            if (kind < 9)
                command.payments = {{registers::Method::cash,
                                     rounded_to_5(total),
                                     Money{(total.cents / 2000 + 1) * 2000},
                                     {}}};
            else if (kind < 15)
                command.payments = {{registers::Method::card, total, {}, {}}};
            else if (kind < 19)
                command.payments = {{registers::Method::twint, total, {}, {}}};
            else {
                command.payments = {{registers::Method::later, total, {}, {}}};
                command.customer = sales::Customer{.name = fmt::format("Réservation {}", i + 1)};
            }
            const std::string id = new_uuid(at);
            f.ask(sales::sell(cashier, id, std::move(command)), cashier.user, cashier.at_register, id);
            if (f.pick(40) == 0) {
                const std::string undo = new_uuid(at);
                f.ask(sales::cancel_sale(cashier, undo, id, "erreur de saisie"), cashier.user,
                      cashier.at_register, undo);
            }
        }
    }
}

}  // namespace

void make_demo(commands::Tenants& tenants, DemoClock& clock, const std::string& postgres) {
    const TimeMs today = SystemClock().now_ms();
    clock.show(today - (days_before + 2) * day_ms);
    commands::Tenant& tenant = tenants.create("demo",
                                              {.name = "Festival du film de Sion",
                                               .address = "Rue du Rhône 12, 1950 Sion",
                                               .vat_number = "CHE-123.456.789 TVA",
                                               .demo = true},
                                              postgres);
    Filler f{tenant, clock, UserId{}};
    f.must(registers::add_salepoint(
        {.name = "Caisse centrale",
         .registers = {{.name = "Caisse 1"}, {.name = "Caisse 2"}, {.name = "Caisse 3"}}}));
    f.must(registers::add_salepoint(
        {.name = "Office du tourisme",
         .methods = {registers::Method::cash, registers::Method::card, registers::Method::later},
         .registers = {{.name = "Tourisme"}}}));
    std::vector<UserId> users;
    for (const DemoLogin& d : demo_logins) {
        const auto roles = identity::parse_roles(std::string_view(d.roles));
        std::vector<SalepointId> salepoints;
        if (roles.meets(identity::Role::pos))
            salepoints.push_back({roles.meets(identity::Role::partner) ? 2 : 1});
        if (roles.meets(identity::Role::admin)) salepoints = {{1}, {2}};
        users.push_back(
            {f.must(identity::add_user({.login = d.login,
                                        .name = d.name,
                                        .password_hash = identity::hash_password(d.password),
                                        .pin_hash = *d.pin == '\0' ? "" : identity::hash_password(d.pin),
                                        .roles = roles,
                                        .salepoints = salepoints}))});
    }
    f.admin = users[0];
    const auto [film, concert] = make_grids(f);
    const auto screenings = make_screenings(f, today, film, concert);
    std::vector<sales::Cashier> cashiers;
    const struct {
        size_t user;
        int64_t at;
        const char* name;
        int64_t salepoint;
    } tills[] = {{1, 1, "Caisse 1", 1}, {2, 2, "Caisse 2", 1}, {3, 4, "Tourisme", 2}};
    for (const auto& till : tills) {
        const DemoLogin& d = demo_logins[till.user];
        f.must(registers::open_register({till.at}, users[till.user], d.name, {20'000}), users[till.user],
               {till.at});
        cashiers.push_back({users[till.user],
                            d.name,
                            identity::parse_roles(std::string_view(d.roles)),
                            {till.at},
                            till.name,
                            {till.salepoint}});
    }
    make_numbered_evenings(f, today, cashiers);
    make_sales(f, today, screenings, cashiers);
    clock.show_real();
}

}  // namespace guichet::app
