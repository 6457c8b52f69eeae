#include "app/bench_sell.h"

#include <atomic>
#include <future>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/wiring.h"
#include "base/json.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/identity/password.h"
#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/sales/sale_view_store.h"
#include "boxoffice/sales/sell_flow.h"
#include "boxoffice/seating/screening_flow.h"

namespace guichet::app {
namespace {

using Steady = std::chrono::steady_clock;
constexpr Money price_full{1800}, price_reduced{1200};
constexpr int64_t room_for_all = 200'000;

int64_t ask(commands::Tenant& tenant, commands::Work work, UserId user = {}, RegisterId at = {}) {
    const auto answer = tenant.writer().ask(
        {.key = new_uuid(tenant.clock().now_ms()), .user = user, .at_register = at, .work = std::move(work)});
    if (answer.kind != commands::Answer::Kind::accepted)
        throw std::runtime_error(
            "the bench tenant could not be filled: " +
            std::string(answer.refusal.code == nullptr ? "broken" : answer.refusal.code->code));
    const auto made = json::parse(answer.body);
    return made->as_object().contains("id") ? made->at("id").as_int64() : 0;
}

// One user, one salepoint, eight open registers, one grid of two tariffs, many screenings.
void make_programme(commands::Tenant& tenant, int screenings) {
    registers::NewSalepoint salepoint{.name = "Bench"};
    for (int i = 1; i <= 8; ++i)
        salepoint.registers.push_back({.name = fmt::format("Caisse {}", i), .shared = true});
    ask(tenant, registers::add_salepoint(salepoint));
    const UserId user{
        ask(tenant, identity::add_user({.login = "bench",
                                        .name = "Bench",
                                        .password_hash = identity::hash_password("bench-password"),
                                        .roles = identity::Role::admin | identity::Role::pos,
                                        .salepoints = {{1}}}))};
    for (int64_t i = 1; i <= 8; ++i)
        ask(tenant, registers::open_register({i}, user, "Bench", {20'000}), user, {i});
    ask(tenant,
        pricing::add_vat_code({.code = "normal", .rates = {{.from_day = "2024-01-01", .rate_bp = 810}}}),
        user);
    const auto named = [](const char* name) { return Text{{name, name, name, name}}; };
    ask(tenant,
        pricing::add_tariff_grid({.name = "Bench",
                                  .tariffs = {{.key = "full",
                                               .name = named("Plein"),
                                               .price_cents = price_full,
                                               .vat_code = "normal",
                                               .sellers = {"pos"}},
                                              {.key = "reduced",
                                               .name = named("Réduit"),
                                               .price_cents = price_reduced,
                                               .vat_code = "normal",
                                               .sellers = {"pos"}}}}),
        user);
    ask(tenant, catalogue::add_room({.name = "Salle", .capacity = room_for_all}), user);
    ask(tenant, catalogue::add_work({.title = named("Film")}), user);
    const TimeMs start = tenant.clock().now_ms() + 30 * day_ms;
    for (int i = 0; i < screenings; ++i)
        ask(tenant,
            seating::add_screening({.work_id = {1},
                                    .room_id = {1},
                                    .grid_id = {1},
                                    .starts_at_ms = start + i * minute_ms,
                                    .ends_at_ms = start + (i + 120) * minute_ms,
                                    .overlap_ok = true}),
            user);
}

sales::Cashier cashier(int64_t at) {
    return {{1}, "Bench", identity::Role::admin | identity::Role::pos, {at}, fmt::format("Caisse {}", at),
            {1}};
}

commands::Command sale_command(const commands::Tenant& tenant, uint64_t n, int events) {
    const ScreeningId screening{static_cast<int64_t>(1 + n * 2654435761u % static_cast<unsigned>(events))};
    const Money total = price_full + price_reduced;
    const RegisterId at{static_cast<int64_t>(1 + n % 8)};
    sales::Sell sell{.lines = {{screening, {1}, 1}, {screening, {2}, 1}},
                     .payments = {{registers::Method::cash, total, Money{5000}, {}}},
                     .expected_total_cents = total};
    std::string key = new_uuid(tenant.clock().now_ms());
    commands::Command command{.key = key, .input = digest_of(key), .user = {1}, .at_register = at};
    command.work = sales::sell(cashier(at.value), std::move(key), std::move(sell));
    return command;
}

// Keeps `clients` sales in flight until `enough` says so; returns the waits in microseconds.
class Crowd {
public:
    Crowd(commands::Tenant& tenant, int clients, int events)
        : tenant_(tenant), clients_(clients), events_(events) {}

    std::vector<int64_t> run(const std::function<bool(int64_t done)>& enough) {
        enough_ = enough;
        for (int i = 0; i < clients_; ++i) send();
        std::unique_lock lock(mutex_);
        idle_.wait(lock, [this] { return in_flight_ == 0; });
        return std::move(waits_);
    }

private:
    void send() {
        uint64_t n = 0;
        {
            const std::lock_guard lock(mutex_);
            if (enough_(static_cast<int64_t>(sent_))) return;
            n = sent_++;
            ++in_flight_;
        }
        auto command = sale_command(tenant_, n, events_);
        const auto start = Steady::now();
        command.done = [this, start](const commands::Answer& answer) {
            const auto wait =
                std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - start).count();
            if (answer.kind != commands::Answer::Kind::accepted)
                throw std::runtime_error("a sale of the bench was refused");
            {
                const std::lock_guard lock(mutex_);
                waits_.push_back(wait);
            }
            send();
            const std::lock_guard lock(mutex_);
            if (--in_flight_ == 0) idle_.notify_one();
        };
        tenant_.writer().submit(std::move(command));
    }

    commands::Tenant& tenant_;
    const int clients_, events_;
    std::function<bool(int64_t)> enough_;
    std::mutex mutex_;
    std::condition_variable idle_;
    std::vector<int64_t> waits_;
    uint64_t sent_ = 0;
    int64_t in_flight_ = 0;
};

// Asks for a sale as a till would show it, every five milliseconds, until `stopped`.
std::vector<int64_t> read_meanwhile(commands::Tenant& tenant, const std::atomic<bool>& stopped) {
    std::vector<int64_t> waits;
    for (int64_t number = 1; !stopped; number = number % 1000 + 1) {
        const auto start = Steady::now();
        tenant.readers().ask([&](storage::Connection& connection) {
            if (const auto sale = sales::find_sale(connection, number))
                sales::render_sale(connection, *sale, tenant.clock().now_ms());
        });
        waits.push_back(std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - start).count());
        std::this_thread::sleep_until(start + std::chrono::milliseconds(5));
    }
    return waits;
}

int64_t at_share(std::vector<int64_t>& waits, double share) {
    std::ranges::sort(waits);
    return waits.empty() ? 0 : waits[static_cast<size_t>(share * static_cast<double>(waits.size() - 1))];
}

}  // namespace

void add_options(CLI::App& sub, BenchSell& bench) {
    sub.add_option("--prefix", bench.prefix);
    sub.add_option("--clients", bench.clients)->check(CLI::Range(1, 4096));
    sub.add_option("--seconds", bench.seconds)->check(CLI::Range(1, 600));
    sub.add_option("--events", bench.events)->check(CLI::Range(1, 20'000));
    sub.add_option("--fill", bench.fill, "make the tenant with so many sales");
    sub.add_option("--screenings", bench.screenings)->check(CLI::Range(1, 20'000));
    sub.add_option("--postgres", bench.postgres);
}

int bench_sell(const Settings& settings, const BenchSell& bench) {
    const SystemClock clock;
    commands::Tenants tenants(tenants_options(settings, [](const std::string&) { std::abort(); }), clock);
    if (bench.fill > 0) {
        commands::Tenant& tenant = tenants.create(bench.prefix, {.name = "Bench"}, bench.postgres);
        make_programme(tenant, bench.screenings);
        Crowd(tenant, 2048, bench.screenings).run([&](int64_t done) { return done >= bench.fill; });
        fmt::print("{{\"filled\":{}}}\n", bench.fill);
        return 0;
    }
    commands::Tenant& tenant = tenants.open(bench.prefix);
    const auto end = Steady::now() + std::chrono::seconds(bench.seconds);
    const auto start = Steady::now();
    std::atomic<bool> stopped = false;
    auto reads = std::async(std::launch::async, [&] { return read_meanwhile(tenant, stopped); });
    auto waits =
        Crowd(tenant, bench.clients, bench.events).run([&](int64_t) { return Steady::now() >= end; });
    const double seconds = std::chrono::duration<double>(Steady::now() - start).count();
    stopped = true;
    auto read_waits = reads.get();
    const auto figures = tenant.writer().figures();
    fmt::print(
        "{{\"sales\":{},\"per_second\":{:.0f},\"p50_us\":{},\"p99_us\":{},\"batches\":{},\"commit_share\":{:."
        "3f},\"read_p50_us\":{},\"read_p99_us\":{}}}\n",
        waits.size(), static_cast<double>(waits.size()) / seconds, at_share(waits, 0.5),
        at_share(waits, 0.99), figures.batches, static_cast<double>(figures.commit_us) / 1e6 / seconds,
        at_share(read_waits, 0.5), at_share(read_waits, 0.99));
    return 0;
}

}  // namespace guichet::app
