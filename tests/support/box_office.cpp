#include "support/box_office.h"

#include "app/verify.h"
#include "base/json.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/seating/screening_flow.h"
#include "boxoffice/seating/seating_store.h"
#include "support/cluster.h"

namespace guichet::test {
using registers::Method;

Folder::Folder() {
    std::string name = "/tmp/guichet-test-XXXXXX";
    path = ::mkdtemp(name.data());
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

BoxOffice::BoxOffice(storage::Engine engine, int64_t places, size_t batch_max)
    : engine_(engine), batch_max_(batch_max) {
    init_crypto();
    open();
    tenants_->create("test", {.name = "Test"}, engine == storage::Engine::postgres ? new_database() : "");
    const auto named = [](const char* name) { return Text{{name, "", "", ""}}; };
    ask(registers::add_salepoint(
        {.name = "Kasse", .registers = {{.name = "Caisse 1"}, {.name = "Caisse 2"}}}));
    ask(identity::add_user({.login = "ana",
                            .name = "Ana",
                            .password_hash = "-",
                            .roles = identity::Role::pos | identity::Role::on_site,
                            .salepoints = {{1}}}));
    for (int64_t at : {1, 2}) ask(registers::open_register({at}, ana, "Ana", {10'000}), {}, {at});
    ask(pricing::add_vat_code({.code = "normal", .rates = {{.from_day = "2024-01-01", .rate_bp = 810}}}));
    ask(pricing::add_tariff_grid({.name = "Film",
                                  .tariffs = {{.key = "full",
                                               .name = named("Plein"),
                                               .price_cents = {1800},
                                               .vat_code = "normal",
                                               .sellers = {"on-site"}},
                                              {.key = "reduced",
                                               .name = named("Réduit"),
                                               .price_cents = {1233},
                                               .vat_code = "normal",
                                               .sellers = {"on-site"}}}}));
    ask(catalogue::add_room({.name = "Salle", .capacity = places}));
    ask(catalogue::add_work({.title = named("Le Phare")}));
    for (int64_t i : {0, 1}) {
        const TimeMs start = clock.now_ms() + day_ms + i * 2 * hour_ms;
        ask(seating::add_screening({.work_id = {1},
                                    .room_id = {1},
                                    .grid_id = {1},
                                    .starts_at_ms = start,
                                    .ends_at_ms = start + hour_ms}));
    }
}

void BoxOffice::open() {
    tenants_ =
        std::make_unique<commands::Tenants>(commands::TenantsOptions{.data_folder = folder_.path,
                                                                     .writer = {.batch_max = batch_max_},
                                                                     .on_failure = [](const std::string&) {}},
                                            clock);
}

void BoxOffice::restart() {
    tenants_.reset();
    open();
}

commands::Answer BoxOffice::ask(commands::Work work, std::string key, RegisterId at) {
    if (key.empty()) key = new_uuid(clock.now_ms());
    return tenant().writer().ask(
        {.key = std::move(key), .user = ana, .at_register = at, .work = std::move(work)});
}

sales::Cashier BoxOffice::cashier(int64_t at) const {
    return {ana, "Ana", identity::Role::pos | identity::Role::on_site, {at}, "Caisse " + std::to_string(at),
            {1}};
}

sales::Sell BoxOffice::wish(int64_t quantity) const {
    const Money total{1800 * quantity};
    return {.lines = {{screening, full, quantity}},
            .payments = {{Method::cash, total, {}, {}}},
            .expected_total_cents = total};
}

commands::Answer BoxOffice::sell(sales::Sell command, std::string key, int64_t at) {
    if (key.empty()) key = new_uuid(clock.now_ms());
    return ask(sales::sell(cashier(at), key, std::move(command)), key, {at});
}

commands::Answer BoxOffice::sell(int64_t quantity, std::string key, int64_t at) {
    return sell(wish(quantity), std::move(key), at);
}

commands::Answer BoxOffice::reserve(int64_t quantity, std::string key) {
    sales::Sell command = wish(quantity);
    command.payments = {{Method::later, command.expected_total_cents, {}, {}}};
    command.customer = sales::Customer{.name = "Dupont", .phone = {}, .email = {}};
    return sell(std::move(command), std::move(key));
}

commands::Answer BoxOffice::tap(const std::string& cart, int64_t quantity, int64_t at) {
    return ask(sales::set_line(cashier(at), cart, {screening, full, quantity}), {}, {at});
}

namespace {
seating::Gauge gauge_of(BoxOffice& office) {
    seating::Gauge gauge;
    office.tenant().readers().ask([&](storage::Connection& c) {
        gauge = seating::list_gauges(c, 0, office.clock.now_ms() + 30 * day_ms, office.clock.now_ms())
                    .at(office.screening);
    });
    return gauge;
}
}  // namespace

int64_t BoxOffice::sold() { return gauge_of(*this).sold; }
int64_t BoxOffice::held() { return gauge_of(*this).held; }

int64_t BoxOffice::entries() {
    int64_t number = 0;
    tenant().readers().ask([&](storage::Connection& c) { number = journal::read_head(c).number; });
    return number;
}

std::vector<std::string> BoxOffice::faults() {
    const auto connection = storage::connect(location(), storage::Access::read);
    return app::verify(*connection).faults;
}

std::string_view code_of(const commands::Answer& answer) {
    switch (answer.kind) {
        case commands::Answer::Kind::accepted:
            return "accepted";
        case commands::Answer::Kind::refused:
            return answer.refusal.code->code;
        case commands::Answer::Kind::broken:
            return "broken";
        case commands::Answer::Kind::unknown:
            break;
    }
    return "unknown";
}

int64_t number_in(const commands::Answer& answer, const char* field) {
    return json::parse(answer.body)->at(field).as_int64();
}

void tamper(const storage::Location& place, const std::string& sql) {
    const auto connection = storage::connect(place, storage::Access::write);
    if (place.engine == storage::Engine::sqlite)
        connection->run_script("drop trigger journal_kept; drop trigger journal_stays");
    else
        connection->run_script("drop trigger journal_kept on journal");
    connection->run_script(sql);
}

}  // namespace guichet::test
