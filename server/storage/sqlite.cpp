// The embedded engine. The habits of trust.md D1 and D2 are kept here: one connection writes and
// checkpoints, write-ahead log, full synchronisation, no memory map, readers read only. Changes are kept back
// until a read asks for what is there, or nobody waits for the writer (decision 0022).

#include <unordered_map>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/ensure.h"
#include "storage/changes.h"
#include "storage/connection.h"
#include "storage/sqlite_log.h"

namespace guichet::storage {
namespace {

// The log is moved into the file when nobody waits and it has grown, or at the latest when it holds
// this many pages of 4 KiB: a longer log makes reads slower and the move a longer stall.
constexpr int checkpoint_at_rest_pages = 1000;
constexpr int checkpoint_at_latest_pages = 8000;

struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> index_of;  // SQLite numbers $n by first appearance: ask by name once
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const Location& location, Access access) : access_(access) {
        // Nobody asks SQLite how much memory it has; counting it takes a lock at every allocation.
        [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        const std::string& path = location.place;
        if (access == Access::write) lock(path);
        const int flags =
            access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
        const bool each_commit_flushes = access == Access::write && location.full_synchronous;
        const char* files = each_commit_flushes ? log_in_few_writes() : nullptr;
        if (sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, files) != SQLITE_OK)
            throw Unusable(
                fmt::format("The database file {} cannot be opened: {}.", path, sqlite3_errmsg(db_)));
        sqlite3_extended_result_codes(db_, 1);
        sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_busy_timeout(db_, 5000);
        try {
            configure(location);
        } catch (const std::exception& e) {
            throw Unusable(
                fmt::format("The database file {} is damaged or not a database ({}). Restore a backup, or "
                            "move the file away to start empty.",
                            path, e.what()));
        }
    }

    ~SqliteConnection() override {
        for (auto& [query, prepared] : prepared_) sqlite3_finalize(prepared.statement);
        for (auto& [text, prepared] : expanded_) sqlite3_finalize(prepared.statement);
        sqlite3_close_v2(db_);
        if (lock_ >= 0) ::close(lock_);
    }

    void begin() override { script(access_ == Access::write ? "begin immediate" : "begin"); }
    void commit() override {
        flush();
        script("commit");
        if (access_ == Access::write && wal_pages_ > checkpoint_at_latest_pages) checkpoint();
    }
    void rollback() override {
        waiting_.clear();
        sqlite3_exec(db_, "rollback", nullptr, nullptr, nullptr);
    }

    void mark(bool certain) override {
        certain_ = certain;
        if (certain) {
            flush();
            script("savepoint command");
        }
        waiting_.mark();
    }
    void keep() override {
        if (!certain_) return;
        flush();
        script("release command");
    }
    void undo() override {
        if (certain_) {
            waiting_.clear();
            script("rollback to command; release command");
        } else if (!waiting_.take_back()) {
            throw GuardFailed("a command changed rows, read, and was then refused");
        }
    }

    Rows query(const Query& query, Params params) override {
        flush();
        return rows_of(bind(prepare(query), std::span(params.begin(), params.size()), query.name),
                       query.name);
    }

    Rows query_in(const Query& query, std::span<const Param> values) override {
        std::string list = "(";
        for (size_t i = 1; i <= values.size(); ++i) list += fmt::format("{}${}", i > 1 ? "," : "", i);
        std::string text(query.text);
        const size_t at = text.find("($list)");
        ensure(at != std::string::npos, "a query_in text needs ($list)");
        text.replace(at, 7, list + ")");
        auto [found, fresh] = expanded_.try_emplace(std::move(text));
        if (fresh) found->second = prepare_text(found->first);
        return rows_of(bind(found->second, values, query.name), query.name);
    }

    void run(const Query& query, Params params, int64_t rows) override {
        expect_values(prepare(query), params.size(), query.name);  // whose mistake it is shows here only
        waiting_.add(query, params, rows);
    }

    bool work_off() override {
        if (waiting_.empty()) return false;
        const Changes::Change& change = waiting_.next();
        make(*change.query, waiting_.values_of(change), change.rows);
        waiting_.made();
        return true;
    }

    void run_script(std::string_view sql) override {
        flush();
        script(sql);
    }

    void rest() override {
        if (wal_pages_ > checkpoint_at_rest_pages) checkpoint();
    }

    std::string check(bool whole) override {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db_, whole ? "pragma integrity_check(1)" : "pragma quick_check(1)", -1, &statement,
                           nullptr);
        std::string word = "the check did not run";
        if (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW)
            word = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        return word == "ok" ? "" : word;
    }

    Engine engine() const override { return Engine::sqlite; }

private:
    // A second writer in another process would break D1: it is kept out by a lock of our own.
    void lock(const std::string& path) {
        lock_ = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (lock_ < 0)
            throw Unusable(fmt::format("The folder of {} cannot be written: {}.", path,
                                       std::generic_category().message(errno)));
        if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
            ::close(std::exchange(lock_, -1));
            throw Unusable(fmt::format("Another guichet process is using {}. Stop it first.", path));
        }
    }

    void flush() {
        while (work_off()) {
        }
    }

    void make(const Query& query, std::span<const Param> values, int64_t rows) {
        sqlite3_stmt* statement = bind(prepare(query), values, query.name);
        const int code = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (code != SQLITE_DONE && code != SQLITE_ROW) fail(code, query.name);
        if (rows != any_rows && sqlite3_changes64(db_) != rows)
            throw GuardFailed(
                fmt::format("{} changed {} rows, not {}", query.name, sqlite3_changes64(db_), rows));
    }

    void script(std::string_view sql) {
        const int code = sqlite3_exec(db_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) fail(code, sql);
    }

    void configure(const Location& location) {
        script(
            "pragma mmap_size=0; pragma temp_store=memory; pragma foreign_keys=on;"
            "pragma trusted_schema=off; pragma cell_size_check=on");
        if (access_ == Access::read) {
            script("pragma query_only=on; pragma cache_size=-4096");
            sqlite3_wal_autocheckpoint(db_, 0);
            sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
            return;
        }
        // 8 MiB hold the pages that every sale changes; SQLite walks through all it holds at each commit.
        script("pragma journal_mode=wal; pragma cache_size=-8192");
        script(location.full_synchronous ? "pragma synchronous=full" : "pragma synchronous=normal");
        script("select count(*) from sqlite_schema");  // reads the file: damage shows here
        sqlite3_wal_autocheckpoint(db_, 0);
        sqlite3_wal_hook(
            db_,
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<SqliteConnection*>(self)->wal_pages_ = pages;
                return SQLITE_OK;
            },
            this);
    }

    void checkpoint() {
        int log = 0, moved = 0;
        const int code = sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &log, &moved);
        if (code == SQLITE_OK)
            wal_pages_ = log - moved;
        else if (code != SQLITE_BUSY)
            fail(code, "checkpoint");
    }

    Prepared& prepare(const Query& query) {
        auto [found, fresh] = prepared_.try_emplace(&query);
        if (fresh) found->second = prepare_text(query.text);
        return found->second;
    }

    Prepared prepare_text(std::string_view text) {
        Prepared prepared;
        const int code = sqlite3_prepare_v3(db_, text.data(), static_cast<int>(text.size()),
                                            SQLITE_PREPARE_PERSISTENT, &prepared.statement, nullptr);
        if (code != SQLITE_OK) fail(code, text);
        const int count = sqlite3_bind_parameter_count(prepared.statement);
        for (int n = 1; n <= count; ++n)
            prepared.index_of.push_back(
                sqlite3_bind_parameter_index(prepared.statement, fmt::format("${}", n).c_str()));
        return prepared;
    }

    static void expect_values(const Prepared& prepared, size_t values, std::string_view name) {
        if (values != prepared.index_of.size())
            throw Broken(
                fmt::format("{} takes {} parameters, {} given", name, prepared.index_of.size(), values));
    }

    sqlite3_stmt* bind(Prepared& prepared, std::span<const Param> params, std::string_view name) {
        expect_values(prepared, params.size(), name);
        sqlite3_stmt* statement = prepared.statement;
        for (size_t i = 0; i < params.size(); ++i) {
            const Param& p = params[i];
            const int at = prepared.index_of[i];
            const auto size = static_cast<sqlite3_uint64>(p.bytes().size());
            switch (p.kind()) {
                case Param::Kind::null:
                    sqlite3_bind_null(statement, at);
                    break;
                case Param::Kind::number:
                    sqlite3_bind_int64(statement, at, p.number());
                    break;
                // An empty view may point nowhere, and a null pointer would bind NULL.
                case Param::Kind::text:
                    sqlite3_bind_text64(statement, at, size == 0 ? "" : p.bytes().data(), size, SQLITE_STATIC,
                                        SQLITE_UTF8);
                    break;
                case Param::Kind::blob:
                    sqlite3_bind_blob64(statement, at, size == 0 ? "" : p.bytes().data(), size,
                                        SQLITE_STATIC);
                    break;
            }
        }
        return statement;
    }

    Rows rows_of(sqlite3_stmt* statement, std::string_view name) {
        const int columns = sqlite3_column_count(statement);
        std::vector<Cell> cells;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            for (int c = 0; c < columns; ++c) {
                switch (sqlite3_column_type(statement, c)) {
                    case SQLITE_NULL:
                        cells.emplace_back();
                        break;
                    case SQLITE_INTEGER:
                        cells.emplace_back(sqlite3_column_int64(statement, c));
                        break;
                    default: {
                        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, c));
                        const auto size = static_cast<size_t>(sqlite3_column_bytes(statement, c));
                        cells.emplace_back(std::string(bytes == nullptr ? "" : bytes, size));
                    }
                }
            }
        }
        sqlite3_reset(statement);
        if (code != SQLITE_DONE) fail(code, name);
        return {static_cast<size_t>(columns), std::move(cells)};
    }

    [[noreturn]] void fail(int code, std::string_view what) {
        const std::string words = fmt::format("{} ({}, in {})", sqlite3_errmsg(db_), code, what);
        if ((code & 0xFF) == SQLITE_CONSTRAINT) throw GuardFailed(words);
        throw StorageFailed(words);
    }

    Access access_;
    sqlite3* db_ = nullptr;
    int lock_ = -1;
    int wal_pages_ = 0;
    bool certain_ = false;
    Changes waiting_;
    std::unordered_map<const Query*, Prepared> prepared_;
    std::unordered_map<std::string, Prepared> expanded_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const Location& location, Access access) {
    return std::make_unique<SqliteConnection>(location, access);
}

}  // namespace guichet::storage
