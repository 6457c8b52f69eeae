#pragma once
// Brings a database to the schema of this program: forward only, each step in one transaction.

#include "storage/connection.h"

namespace guichet::storage {

struct Migration {
    int number;
    const char* name;
    // Written for PostgreSQL; `bigint`, `bytea` and the end of a table change for SQLite. What the engines
    // say differently stands below a line `-- engine: sqlite` or `-- engine: postgres`, up to
    // `-- engine: both`.
    std::string_view sql;
};

// Throws Unusable when the database is newer than the program, or when a step that ran was edited.
// `now_ms` labels the steps. Returns how many steps ran.
int migrate(Connection& connection, int64_t now_ms);
std::string for_engine(std::string_view sql, Engine engine);

}  // namespace guichet::storage
