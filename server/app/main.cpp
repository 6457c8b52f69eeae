// The program `guichet`: one command line for everything that is not done in the browser.

#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <termios.h>
#include <unistd.h>

#include "app/archive.h"
#include "app/bench_sell.h"
#include "app/demo.h"
#include "app/log_lines.h"
#include "app/postings.h"
#include "app/training.h"
#include "app/verify.h"
#include "app/wiring.h"
#include "base/version.h"
#include "boxoffice/identity/identity_flow.h"

namespace {

using namespace guichet;

constexpr int exit_storage_failed = 70;  // EX_SOFTWARE of sysexits: the supervisor starts us anew

std::string installed_web_folder() {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const auto installed = program / "../share/guichet/web";
    return std::filesystem::is_directory(installed) ? installed.string() : "";
}

struct Line {
    std::string config, data, web, prefix, name, address, vat,
        language = "fr", currency = "CHF", zone = "Europe/Zurich", postgres, login, user_name,
        roles = "pos,on-site", password;
    uint16_t port = 0;
    std::vector<int64_t> salepoints;
    app::BenchSell bench;
    app::ArchiveWish archive;
    app::PostingsWish postings;

    app::Settings settings() const {
        app::Settings s = app::load_settings(config);
        if (!data.empty()) s.data_folder = data;
        if (!web.empty()) s.web_folder = web;
        if (s.web_folder.empty()) s.web_folder = installed_web_folder();
        if (port != 0) s.listen = {{.port = port}};
        app::start_log(s.log_level);
        return s;
    }
};

// Not shown while it is typed.
std::string asked_for(const char* prompt) {
    fmt::print("{}", prompt);
    std::fflush(stdout);
    termios shown{};
    const bool terminal = ::tcgetattr(STDIN_FILENO, &shown) == 0;
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (terminal) ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    std::string line;
    std::getline(std::cin, line);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
        fmt::print("\n");
    }
    return line;
}

void on_storage_failure(const std::string&) { app::stop_serving(app::Ended::storage_failed); }

int serve(const Line& line) {
    app::block_stop_signals();  // before any thread begins: all of them inherit it
    const app::Settings settings = line.settings();
    const SystemClock clock;
    commands::Tenants tenants(app::tenants_options(settings, on_storage_failure), clock);
    const auto ended = app::serve(settings, tenants, [](const std::vector<uint16_t>& ports) {
        for (const uint16_t port : ports) fmt::print("listening on port {}\n", port);
        std::fflush(stdout);
    });
    return ended == app::Ended::storage_failed ? exit_storage_failed : 0;
}

int demo(const Line& line) {
    app::block_stop_signals();
    app::Settings settings = line.settings();
    if (line.data.empty()) settings.data_folder = "guichet-demo";
    if (line.port == 0 && line.config.empty()) settings.listen = {{.port = 8080}};
    app::DemoClock clock;
    commands::Tenants tenants(app::tenants_options(settings, on_storage_failure), clock);
    if (!std::filesystem::exists(std::filesystem::path(settings.data_folder) / "demo" / "tenant.toml")) {
        fmt::print("Filling the demo box office …\n");
        app::make_demo(tenants, clock, line.postgres);
        if (line.postgres.empty()) app::make_training(tenants, "demo", "", clock);
    }
    const auto ended = app::serve(settings, tenants, [](const std::vector<uint16_t>& ports) {
        fmt::print("\nThe demo box office is open:\n\n  http://demo.localhost:{}/user/login\n\n",
                   ports.front());
        for (const app::DemoLogin& d : app::demo_logins)
            fmt::print("  {:<8} {:<15} {:<4}  {} ({})\n", d.login, d.password, d.pin, d.name, d.roles);
        fmt::print(
            "\nlogin, password, PIN. To learn without selling for real:\n\n"
            "  http://{}.localhost:{}/user/login\n\nStop with Ctrl+C.\n",
            app::training_prefix_of("demo"), ports.front());
        std::fflush(stdout);
    });
    return ended == app::Ended::storage_failed ? exit_storage_failed : 0;
}

int tenant_create(const Line& line) {
    const app::Settings settings = line.settings();
    const auto language = parse_language(line.language);
    if (!language) throw std::runtime_error("The language must be fr, de, it or en.");
    const SystemClock clock;
    commands::Tenants tenants(app::tenants_options(settings, {}), clock);
    tenants.create(line.prefix,
                   {.name = line.name.empty() ? line.prefix : line.name,
                    .address = line.address,
                    .vat_number = line.vat,
                    .language = *language,
                    .currency = line.currency,
                    .time_zone = line.zone},
                   line.postgres);
    fmt::print("The box office {} is made in {}. Next: guichet user add {} LOGIN --roles admin,pos,on-site\n",
               line.prefix, settings.data_folder, line.prefix);
    return 0;
}

int tenant_train(const Line& line) {
    const app::Settings settings = line.settings();
    const SystemClock clock;
    commands::Tenants tenants(app::tenants_options(settings, {}), clock);
    app::make_training(tenants, line.prefix, line.postgres, clock);
    fmt::print("People learn at {} now; nothing sold there is real. Remove its folder to begin anew.\n",
               app::training_prefix_of(line.prefix));
    return 0;
}

int user_add(const Line& line) {
    const app::Settings settings = line.settings();
    std::string password = line.password;
    if (password.empty()) {
        password = asked_for("Password: ");
    }
    if (password.size() < 8) throw std::runtime_error("A password needs at least 8 characters.");
    identity::NewUser user{.login = line.login,
                           .name = line.user_name.empty() ? line.login : line.user_name,
                           .password_hash = identity::hash_password(password),
                           .roles = identity::parse_roles(std::string_view(line.roles))};
    for (const int64_t id : line.salepoints) user.salepoints.push_back({id});
    const SystemClock clock;
    commands::Tenants tenants(app::tenants_options(settings, {}), clock);
    commands::Tenant& tenant = tenants.open(line.prefix);
    const auto answer =
        tenant.writer().ask({.key = new_uuid(clock.now_ms()), .work = identity::add_user(user)});
    if (answer.kind == commands::Answer::Kind::refused)
        throw std::runtime_error(sentence_of(answer.refusal, Language::en, "CHF"));
    if (answer.kind != commands::Answer::Kind::accepted)
        throw std::runtime_error("The user could not be added.");
    fmt::print("{} may sign in at {}.\n", line.login, line.prefix);
    return 0;
}

int verify(const Line& line) {
    const app::Settings settings = line.settings();
    const SystemClock clock;
    const commands::Tenants tenants(app::tenants_options(settings, {}), clock);
    const auto connection = storage::connect(tenants.location_of(line.prefix), storage::Access::read);
    if (const std::string wrong = connection->check(/*whole=*/true); !wrong.empty())
        throw std::runtime_error("The database file is damaged: " + wrong);
    const app::Verification v = app::verify(*connection);
    fmt::print("{} journal entries, {} sales, {} tickets checked.\n", v.entries, v.sales, v.tickets);
    for (const std::string& fault : v.faults) fmt::print("FAULT {}\n", fault);
    fmt::print("{}\n", v.faults.empty() ? "Everything holds."
                                        : "Something is wrong: keep this file, restore a backup.");
    return v.faults.empty() ? 0 : 1;
}

int routes() {
    const SystemClock clock;
    commands::Tenants tenants({}, clock);
    http::Router router;
    identity::Gate gate(tenants, router);
    identity::PasswordPool passwords;
    app::add_all_routes(gate, passwords);
    for (const http::RouteName& route : router.routes())
        fmt::print("{} {}\n", http::name_of(route.method), route.pattern);
    return 0;
}

int run(int argc, char** argv) {
    Line line;
    int code = 0;
    CLI::App cli{"Guichet, the box office: one program, one data file, any number of tills."};
    cli.set_version_flag("--version", std::string("guichet ") + version);
    cli.require_subcommand(1);
    const auto common = [&](CLI::App* sub) {
        sub->add_option("--config", line.config, "TOML file; every key has a default")
            ->check(CLI::ExistingFile);
        sub->add_option("--data", line.data, "folder of all box offices");
        return sub;
    };
    const auto command = [&](CLI::App* sub, auto action) {
        sub->callback([&line, &code, action] { code = action(line); });
        return sub;
    };
    auto* serving = command(common(cli.add_subcommand("serve", "answer tills and browsers")), serve);
    auto* trying = command(common(cli.add_subcommand("demo", "a festival to try and learn on")), demo);
    for (auto* sub : {serving, trying}) {
        sub->add_option("--port", line.port, "on loopback, instead of the configured addresses");
        sub->add_option("--web", line.web, "folder of the web app");
    }
    trying->add_option("--postgres", line.postgres, "libpq connection string; else SQLite");

    auto* tenant = cli.add_subcommand("tenant", "box offices of this server");
    tenant->require_subcommand(1);
    auto* create =
        command(common(tenant->add_subcommand("create", "make an empty box office")), tenant_create);
    create->add_option("prefix", line.prefix, "first word of its address")->required();
    create->add_option("--name", line.name, "of the operator, as printed");
    create->add_option("--address", line.address, "as printed");
    create->add_option("--vat-number", line.vat, "UID, as printed");
    create->add_option("--language", line.language, "fr, de, it or en");
    create->add_option("--currency", line.currency);
    create->add_option("--time-zone", line.zone);
    create->add_option("--postgres", line.postgres, "libpq connection string; else SQLite");

    auto* train =
        command(common(tenant->add_subcommand("train", "make a box office to learn on, as this one is now")),
                tenant_train);
    train->add_option("prefix", line.prefix, "of the real one")->required();
    train->add_option("--postgres", line.postgres, "libpq connection string; else SQLite");

    auto* user = cli.add_subcommand("user", "people of a box office");
    user->require_subcommand(1);
    auto* add = command(common(user->add_subcommand("add", "add somebody; the server must not be running")),
                        user_add);
    add->add_option("prefix", line.prefix)->required();
    add->add_option("login", line.login)->required();
    add->add_option("--name", line.user_name);
    add->add_option("--roles", line.roles, "admin,pos,on-site,…");
    add->add_option("--salepoint", line.salepoints, "number of a salepoint, may be repeated");
    add->add_option("--password", line.password, "asked for when left out");

    auto* check = command(common(cli.add_subcommand("verify", "check journal, sums and numbers")), verify);
    check->add_option("prefix", line.prefix)->required();
    auto* archiving =
        command(common(cli.add_subcommand("archive", "write an archive of the books, to be kept")),
                [](const Line& l) { return app::archive(l.settings(), l.archive); });
    app::add_options(*archiving, line.archive);
    auto* posting = command(common(cli.add_subcommand("postings", "closed days for the bookkeeping, as CSV")),
                            [](const Line& l) { return app::postings(l.settings(), l.postings); });
    app::add_options(*posting, line.postings);
    cli.add_subcommand("routes", "addresses of the API")->callback([&] { code = routes(); });

    auto* bench = command(common(cli.add_subcommand("bench-sell", "sales without HTTP, as JSON")),
                          [](const Line& l) { return app::bench_sell(l.settings(), l.bench); });
    app::add_options(*bench, line.bench);
    CLI11_PARSE(cli, argc, argv);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        init_crypto();
        return run(argc, argv);
    } catch (const std::exception& e) {
        fmt::print(stderr, "guichet: {}\n", e.what());
        return 1;
    }
}
