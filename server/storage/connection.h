#pragma once
// One connection to one tenant's database, on either engine. Used by one thread at a time.

#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "storage/query.h"

namespace guichet::storage {

// The disk or the server failed: nobody knows whether the last commit happened. The process stops
// (SQLite) or reconnects (PostgreSQL) and recovers; it never retries a flush (trust.md D3).
struct StorageFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};
// A unique index, check or foreign key said no, or an update met another number of rows than it
// must: the second guard behind a decision.
struct GuardFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};
// The database cannot be used; the sentence is for an administrator.
struct Unusable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Engine { sqlite, postgres };
enum class Access { read, write };

struct Location {
    Engine engine = Engine::sqlite;
    std::string place;             // path of the file, or a libpq connection string
    bool full_synchronous = true;  // false only for measurements: a power cut then loses sales
};

inline constexpr int64_t any_rows = -1;

class Connection {
public:
    virtual ~Connection() = default;

    virtual void begin() = 0;
    virtual void commit() = 0;    // returns once durable; throws StorageFailed when that is unknown
    virtual void rollback() = 0;  // never throws

    // The work of one command inside the transaction: everything since mark() stays with keep() or
    // goes with undo(). With a `certain` mark that always succeeds, and keep() finds a failed guard of just
    // this command. Without it undo() throws GuardFailed where the engine cannot take the changes back.
    virtual void mark(bool certain) = 0;
    virtual void keep() = 0;
    virtual void undo() = 0;

    virtual Rows query(const Query& query, Params params) = 0;
    // `($list)` in the text becomes as many placeholders as there are values. What this transaction has
    // changed may not be seen yet: for what was known before.
    virtual Rows query_in(const Query& query, std::span<const Param> values) = 0;
    // Changes rows. May be sent together with later ones, so a failed guard shows at the latest at
    // keep() of a certain mark or at commit(). Plain inserts of one batch may be sent as one.
    virtual void run(const Query& query, Params params, int64_t rows = any_rows) = 0;
    // Makes one of the changes that are kept back, for a moment in which nobody waits; false: none to make.
    virtual bool work_off() { return false; }

    virtual void run_script(std::string_view sql) = 0;  // statements without parameters
    // Housekeeping while nobody waits (moving the log into the file).
    virtual void rest() {}
    // Empty when sound; else what is wrong. `whole` reads everything.
    virtual std::string check(bool whole) = 0;
    virtual Engine engine() const = 0;
};

std::unique_ptr<Connection> connect(const Location& location, Access access);
std::unique_ptr<Connection> connect_sqlite(const Location& location, Access access);
std::unique_ptr<Connection> connect_postgres(const Location& location, Access access);

}  // namespace guichet::storage
