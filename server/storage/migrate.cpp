#include "storage/migrate.h"

#include <algorithm>
#include <regex>

#include <fmt/format.h>

#include "storage/migrations.gen.h"

namespace guichet::storage {
namespace {

constexpr Query list_steps{"storage.list_steps",
                           "select number, digest from schema_step order by number limit 10000"};
constexpr Query add_step{"storage.add_step",
                         "insert into schema_step (number, name, digest, ran_at_ms) values ($1, $2, $3, $4)"};

// Without what is meant for the other engine.
std::string lines_for(std::string_view sql, Engine engine) {
    constexpr std::string_view mark = "-- engine: ";
    const std::string_view own = engine == Engine::sqlite ? "sqlite" : "postgres";
    std::string out;
    bool meant = true;
    while (!sql.empty()) {
        const std::string_view line = sql.substr(0, std::min(sql.find('\n'), sql.size() - 1) + 1);
        sql.remove_prefix(line.size());
        if (line.starts_with(mark)) {
            const std::string_view who = line.substr(mark.size());
            meant = who.starts_with("both") || who.starts_with(own);
        } else if (meant) {
            out += line;
        }
    }
    return out;
}

// SQLite fills a temporary b-tree for a list of three values or more, in a check for every row that is
// written: `check (a in (x, y, z))` becomes `check (a = x or a = y or a = z)`.
std::string lists_written_out(const std::string& sql) {
    static const std::regex check(R"(check \((\w+) in \(([^()]*)\)\))");
    static const std::regex comma(R"(,\s*)");
    std::string out;
    auto from = sql.begin();
    for (std::sregex_iterator at(sql.begin(), sql.end(), check), end; at != end; ++at) {
        const std::string column = (*at)[1], values = (*at)[2];
        out.append(from, (*at)[0].first);
        out += "check (" + column + " = " + std::regex_replace(values, comma, " or " + column + " = ") + ")";
        from = (*at)[0].second;
    }
    return out.append(from, sql.end());
}

}  // namespace

std::string for_engine(std::string_view sql, Engine engine) {
    std::string text = lines_for(sql, engine);
    if (engine == Engine::postgres) return text;
    text = std::regex_replace(text, std::regex(R"(\bbigint\b)"), "integer");
    text = std::regex_replace(text, std::regex(R"(\bbytea\b)"), "blob");
    text = lists_written_out(text);
    // A key of several columns is the table itself, not a second b-tree beside it.
    text = std::regex_replace(text, std::regex(R"((\n  primary key \([^()]*\))\n\);)"),
                              "$1\n) strict, without rowid;");
    return std::regex_replace(text, std::regex(R"(\n\);)"), "\n) strict;");
}

int migrate(Connection& connection, int64_t now_ms) {
    connection.run_script(for_engine(
        "create table if not exists schema_step (\n  number bigint primary key,\n  name text not null,\n"
        "  digest bytea not null,\n  ran_at_ms bigint not null\n);",
        connection.engine()));
    const Rows done = connection.query(list_steps, {});
    const auto known = static_cast<size_t>(std::size(all_migrations));
    if (done.size() > known)
        throw Unusable(
            fmt::format("The database was made by a newer Guichet (schema {}, this program knows {}). "
                        "Install that version or a later one.",
                        done.size(), known));
    int ran = 0;
    for (size_t i = 0; i < known; ++i) {
        const Migration& step = all_migrations[i];
        const Digest digest = digest_of(step.sql);
        if (i < done.size()) {
            if (done.digest(i, 1) != digest)
                throw Unusable(
                    fmt::format("Schema step {} ({}) differs from the one that made this "
                                "database. Install the original version.",
                                step.number, step.name));
            continue;
        }
        connection.begin();
        try {
            connection.run_script(for_engine(step.sql, connection.engine()));
            connection.run(add_step, {step.number, step.name, digest, now_ms}, 1);
            connection.commit();
        } catch (...) {
            connection.rollback();
            throw;
        }
        ++ran;
    }
    return ran;
}

}  // namespace guichet::storage
