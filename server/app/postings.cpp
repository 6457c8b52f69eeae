#include "app/postings.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/wiring.h"
#include "base/json.h"
#include "boxoffice/ledger/ledger_store.h"
#include "boxoffice/ledger/postings_csv.h"

namespace guichet::app {
namespace {

void check_days(const PostingsWish& wish) {
    if (!is_day(wish.from_day) || !is_day(wish.to_day) || wish.from_day > wish.to_day)
        throw std::runtime_error("--from and --until are days such as 2026-11-24, in this order.");
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file) throw std::runtime_error(path + " cannot be written.");
}

}  // namespace

void add_options(CLI::App& sub, PostingsWish& wish) {
    sub.add_option("prefix", wish.prefix)->required();
    sub.add_option("--from", wish.from_day, "first closed day, 2026-11-01")->required();
    sub.add_option("--until", wish.to_day, "last one, 2026-11-30")->required();
    sub.add_option("--out", wish.out, "CSV file to write; else it is printed");
}

int postings(const Settings& settings, const PostingsWish& wish) {
    check_days(wish);
    const SystemClock clock;
    const commands::Tenants tenants(tenants_options(settings, {}), clock);
    const auto connection = storage::connect(tenants.location_of(wish.prefix), storage::Access::read);
    connection->begin();
    const auto about = commands::load_settings(*connection, wish.prefix);
    const ledger::Accounts accounts = ledger::find_accounts(*connection);
    const auto days = ledger::list_closed_days(*connection, wish.from_day, wish.to_day);
    if (days.empty()) throw std::runtime_error("No day of this period is closed.");
    std::vector<ledger::Posting> all;
    for (const ledger::Source& day : days)
        for (ledger::Posting& posting : postings_of(load_closed(*connection, day), accounts, about.language))
            all.push_back(std::move(posting));
    connection->rollback();
    const std::string csv = render_csv(all, about.language);
    if (wish.out.empty()) {
        fmt::print("{}", csv);
    } else {
        write_file(wish.out, csv);
        fmt::print("{}: {} postings of {} closings, {} to {}.\n", wish.out, all.size(), days.size(),
                   days.front().day, days.back().day);
    }
    return 0;
}

}  // namespace guichet::app
