#include "app/archive.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/wiring.h"
#include "archive/archive.h"
#include "base/json.h"

namespace guichet::app {
namespace {

archive::Range range_of(storage::Connection& connection, const ArchiveWish& wish) {
    for (const auto& [period, label] :
         {std::pair{"day", wish.day}, std::pair{"month", wish.month}, std::pair{"year", wish.year}})
        if (!label.empty()) return archive::range_of(connection, period, label);
    return {wish.from_entry, wish.until_entry};
}

commands::Work note_archive(archive::Archive archive) {
    return [archive = std::move(archive)](commands::Unit&) -> Result<commands::Accepted> {
        json::Writer body;
        body.begin()
            .field("from", archive.range.from_entry)
            .field("until", archive.range.until_entry)
            .field("documents", archive.documents)
            .field("manifest_sha256", archive.manifest_sha256)
            .end();
        return commands::Accepted{.kind = "books.archived", .body = body.take()};
    };
}

// Empty when it is noted, else why not: on SQLite the server that runs is the only writer.
std::string why_not_noted(commands::Tenants& tenants, const std::string& prefix, const Clock& clock,
                          const archive::Archive& made) {
    try {
        const auto answer =
            tenants.open(prefix).writer().ask({.key = new_uuid(clock.now_ms()), .work = note_archive(made)});
        return answer.kind == commands::Answer::Kind::accepted ? "" : "the journal did not take the entry";
    } catch (const storage::Unusable& e) {
        return e.what();
    }
}

}  // namespace

void add_options(CLI::App& sub, ArchiveWish& wish) {
    sub.add_option("prefix", wish.prefix)->required();
    sub.add_option("--out", wish.out, "folder to make")->required();
    auto* day = sub.add_option("--day", wish.day, "a closed day, 2026-11-24");
    auto* month = sub.add_option("--month", wish.month, "a closed month, 2026-11")->excludes(day);
    auto* year = sub.add_option("--year", wish.year, "a closed year, 2026")->excludes(day)->excludes(month);
    for (auto* entry : {sub.add_option("--from-entry", wish.from_entry, "first journal entry, else 1"),
                        sub.add_option("--until-entry", wish.until_entry, "last one, else the newest")})
        entry->excludes(day)->excludes(month)->excludes(year);
}

int archive(const Settings& settings, const ArchiveWish& wish) {
    const SystemClock clock;
    commands::Tenants tenants(tenants_options(settings, {}), clock);
    const auto connection = storage::connect(tenants.location_of(wish.prefix), storage::Access::read);
    const archive::Archive made =
        archive::make(*connection, commands::load_settings(*connection, wish.prefix),
                      tenants.keys_of(wish.prefix), range_of(*connection, wish), clock.now_ms(), wish.out);
    fmt::print("{}: journal entries {} to {}, {} documents.\nSHA-256 of manifest.json: {}\n", wish.out,
               made.range.from_entry, made.range.until_entry, made.documents, made.manifest_sha256);
    const std::string why = why_not_noted(tenants, wish.prefix, clock, made);
    if (why.empty()) {
        fmt::print("Noted in the journal.\n");
    } else {
        fmt::print(
            "Not noted in the journal: {}\n"
            "Note it in the register of archives by hand, with the SHA-256 above.\n",
            why);
    }
    return 0;
}

}  // namespace guichet::app
