#include "commands/tenant.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "commands/commands_sql.gen.h"
#include "storage/migrate.h"

namespace guichet::commands {
namespace {

// Reading a whole file takes seconds per gigabyte; after an unclean stop small ones are read whole
// before the first sale, and the end of the chain always is.
constexpr int64_t chain_tail = 100;

void verify_tail(storage::Connection& connection) {
    const journal::Head head = journal::read_head(connection);
    const int64_t after = std::max<int64_t>(0, head.number - chain_tail);
    std::vector<journal::Entry> entries = journal::list_entries(connection, after);
    for (size_t i = 1; i < entries.size(); ++i) {
        const journal::Entry& entry = entries[i];
        if (entry.number != entries[i - 1].number + 1 ||
            journal::chained(entries[i - 1].hash, entry) != entry.hash)
            throw storage::Unusable(
                fmt::format("The journal is damaged at entry {}. Restore a backup; do not sell on this file.",
                            entry.number));
    }
    if (head.number > 0 &&
        (entries.empty() || entries.back().number != head.number || entries.back().hash != head.hash))
        throw storage::Unusable(fmt::format(
            "The end of the journal (entry {}) does not match its head. Restore a backup.", head.number));
}

}  // namespace

Tenant::Tenant(const std::string& name, TenantOptions options, const Clock& clock)
    : options_(std::move(options)), clock_(clock) {
    auto connection = storage::connect(options_.location, storage::Access::write);
    if (const int steps = storage::migrate(*connection, clock.now_ms()); steps > 0)
        spdlog::info("tenant {}: {} schema steps ran", name, steps);
    journal::create_head(*connection);
    // On PostgreSQL other nodes may run at this moment, so the mark says nothing; it recovers by itself.
    if (connection->engine() == storage::Engine::sqlite && !journal::was_clean_stop(*connection)) {
        spdlog::warn("tenant {}: the last stop was not clean, checking", name);
        if (const std::string wrong = connection->check(/*whole=*/false); !wrong.empty())
            throw storage::Unusable(
                fmt::format("The database of {} is damaged ({}). Restore a backup.", name, wrong));
    }
    verify_tail(*connection);
    settings_ = load_settings(*connection, name);
    feed_ = std::make_unique<journal::Feed>(journal::read_head(*connection).number);
    readers_ = std::make_unique<Readers>(options_.location, options_.readers);
    writer_ = std::make_unique<Writer>(options_.location, std::move(connection), settings_, options_.keys,
                                       clock_, *feed_, options_.writer, options_.on_failure);
}

Tenant::~Tenant() { writer_.reset(); }

void save_settings(storage::Connection& connection, const TenantSettings& s) {
    connection.begin();
    const std::pair<const char*, std::string_view> rows[] = {{"name", s.name},
                                                             {"address", s.address},
                                                             {"vat_number", s.vat_number},
                                                             {"currency", s.currency},
                                                             {"time_zone", s.time_zone},
                                                             {"language", code_of(s.language)},
                                                             {"demo", s.demo ? "1" : "0"},
                                                             {"training", s.training ? "1" : "0"}};
    for (const auto& [name, value] : rows) connection.run(sql::put_setting, {name, value});
    connection.commit();
}

TenantSettings load_settings(storage::Connection& connection, const std::string& tenant) {
    TenantSettings s{.tenant = tenant, .name = tenant};
    const storage::Rows rows = connection.query(sql::list_settings, {});
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::string& name = rows.text(i, 0);
        const std::string& value = rows.text(i, 1);
        if (name == "name") s.name = value;
        if (name == "address") s.address = value;
        if (name == "vat_number") s.vat_number = value;
        if (name == "currency") s.currency = value;
        if (name == "time_zone") s.time_zone = value;
        if (name == "language") s.language = parse_language(value).value_or(Language::fr);
        if (name == "demo") s.demo = value == "1";
        if (name == "training") s.training = value == "1";
    }
    return s;
}

void put_setting(Unit& unit, std::string_view name, std::string_view value) {
    unit.run(sql::put_setting, {name, value});
}

std::optional<std::string> find_setting(storage::Connection& connection, std::string_view name) {
    const storage::Rows rows = connection.query(sql::find_setting, {name});
    if (rows.empty()) return std::nullopt;
    return rows.text(0, 0);
}

}  // namespace guichet::commands
