#include "commands/tenants.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "storage/migrate.h"

namespace guichet::commands {
namespace fs = std::filesystem;

bool is_prefix(std::string_view text) {
    return !text.empty() && text.size() <= 40 && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(
               text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

namespace {

// What signs stays outside the database, so that who steals a backup can make neither tickets nor
// books. On several nodes every one needs the same files. Made with the tenant, never again.
void make_key(const fs::path& file) {
    std::ofstream(file) << hex(random_bytes(32)) << "\n";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

std::string read_key(const fs::path& file, const char* what, const char* otherwise) {
    std::string text;
    std::ifstream(file) >> text;
    const auto key = parse_digest(text);
    if (!key)
        throw storage::Unusable(
            fmt::format("{} does not hold {}. Restore it: {}.", file.string(), what, otherwise));
    return {key->begin(), key->end()};
}

Keys read_keys(const fs::path& folder) {
    // Box offices older than the books have no key for them yet.
    if (!fs::exists(folder / "books.key")) make_key(folder / "books.key");
    return {.tickets = read_key(folder / "ticket.key", "a ticket key",
                                "with another key all sold tickets are refused"),
            .books = read_key(folder / "books.key", "the key of the books",
                              "with another key the books cannot go on")};
}

}  // namespace

Tenants::Tenants(TenantsOptions options, const Clock& clock) : options_(std::move(options)), clock_(clock) {}

storage::Location Tenants::location_of(const std::string& prefix) const {
    const fs::path folder = fs::path(options_.data_folder) / prefix;
    const fs::path file = folder / "tenant.toml";
    storage::Location location{.place = (folder / "boxoffice.db").string(),
                               .full_synchronous = options_.full_synchronous};
    try {
        const toml::table page = toml::parse_file(file.string());
        const std::string engine = page["engine"].value_or(std::string("sqlite"));
        if (engine == "postgres") {
            location.engine = storage::Engine::postgres;
            location.place = page["postgres"].value_or(std::string());
        } else if (engine != "sqlite") {
            throw storage::Unusable(
                fmt::format("{}: engine must be \"sqlite\" or \"postgres\".", file.string()));
        }
    } catch (const toml::parse_error& e) {
        throw storage::Unusable(fmt::format("{} cannot be read: {}", file.string(), e.description()));
    }
    return location;
}

Keys Tenants::keys_of(const std::string& prefix) const {
    return read_keys(fs::path(options_.data_folder) / prefix);
}

Tenant& Tenants::create(const std::string& prefix, const TenantSettings& settings,
                        const std::string& postgres) {
    if (!is_prefix(prefix))
        throw storage::Unusable(
            fmt::format("\"{}\" is not a prefix: use small letters, digits and dashes, at most 40.", prefix));
    if (settings.currency != "CHF")
        throw storage::Unusable("Only CHF is supported yet: cash is rounded to 0.05.");
    if (!is_time_zone(settings.time_zone))
        throw storage::Unusable(fmt::format("There is no time zone \"{}\".", settings.time_zone));
    const fs::path folder = fs::path(options_.data_folder) / prefix;
    if (fs::exists(folder / "tenant.toml"))
        throw storage::Unusable(fmt::format("The box office {} exists already.", prefix));
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    {
        std::ofstream page(folder / "tenant.toml");
        page << "# Where this box office keeps its data.\n";
        if (postgres.empty())
            page << "engine = \"sqlite\"\n";
        else
            page << toml::table{{"engine", "postgres"}, {"postgres", postgres}} << "\n";
    }
    fs::permissions(folder / "tenant.toml", fs::perms::owner_read | fs::perms::owner_write);
    try {
        auto connection = storage::connect(location_of(prefix), storage::Access::write);
        storage::migrate(*connection, clock_.now_ms());
        save_settings(*connection, settings);
        make_key(folder / "ticket.key");
        make_key(folder / "books.key");
    } catch (...) {
        fs::remove(folder / "tenant.toml");
        throw;
    }
    return open(prefix);
}

Tenant& Tenants::open(const std::string& prefix) {
    auto& slot = tenants_[prefix];
    if (slot == nullptr) {
        try {
            slot = std::make_unique<Tenant>(
                prefix,
                TenantOptions{location_of(prefix), (fs::path(options_.data_folder) / prefix).string(),
                              options_.writer, options_.readers, keys_of(prefix), options_.on_failure},
                clock_);
        } catch (...) {
            tenants_.erase(prefix);
            throw;
        }
    }
    return *slot;
}

void Tenants::open_all() {
    if (!fs::is_directory(options_.data_folder)) return;
    for (const auto& entry : fs::directory_iterator(options_.data_folder))
        if (fs::exists(entry.path() / "tenant.toml")) open(entry.path().filename().string());
}

// One machine on a local network is often asked for by number or bare name: when there is just one
// box office (and perhaps one to learn on beside it), that is the one.
Tenant* Tenants::of_host(std::string_view host) {
    const std::string_view label = host.substr(0, host.find_first_of(".:"));
    const auto found = tenants_.find(std::string(label));
    if (found != tenants_.end()) return found->second.get();
    const std::string_view name = host.substr(0, host.find(':'));
    const bool plain = name == "localhost" || name.find_first_not_of("0123456789.") == std::string_view::npos;
    Tenant* only = nullptr;
    for (const auto& [prefix, tenant] : tenants_) {
        if (tenant->settings().training) continue;
        if (only != nullptr) return nullptr;
        only = tenant.get();
    }
    return plain ? only : nullptr;
}

}  // namespace guichet::commands
