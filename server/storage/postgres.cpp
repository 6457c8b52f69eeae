// PostgreSQL by libpq in pipeline mode. A round trip costs more than a statement, so changes wait
// until an answer is needed: then they travel together, and plain inserts into the same table as
// one statement of many rows. Any engine that speaks the protocol and plain SQL will do.

#include <charconv>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "base/ensure.h"
#include "storage/connection.h"

namespace guichet::storage {
namespace {

constexpr size_t waiting_max = 4096;    // changes, before the next command begins
constexpr size_t insert_rows_max = 64;  // rows of one merged insert; prepared for 1, 2, 4 … 64
constexpr unsigned oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_numeric = 1700;

// `insert into t (…) values ($1,$2)` and nothing after it, cut so that rows can be repeated.
struct Shape {
    size_t params = 0;
    bool mergeable = false;
    std::string head;                                  // up to and with "values "
    std::string tuple;                                 // "($1,$2)"
    std::unordered_map<size_t, std::string> prepared;  // number of rows (or list items) -> name
};

struct Value {
    bool null = true;
    std::string text;
};

struct Waiting {
    const Query* query;
    std::vector<Value> values;
    int64_t rows_expected;
    size_t command = 0;  // counted by marks
    size_t merged = 1;
};

class PostgresConnection final : public Connection {
public:
    PostgresConnection(const Location& location, Access access) : access_(access) {
        pg_ = PQconnectdb(location.place.c_str());
        if (PQstatus(pg_) != CONNECTION_OK) {
            const std::string words = PQerrorMessage(pg_);
            PQfinish(pg_);
            throw Unusable("PostgreSQL cannot be reached: " + words);
        }
        PQsetNoticeProcessor(pg_, [](void*, const char*) {}, nullptr);
        run_script("set client_min_messages = warning; set timezone = 'UTC'");
        if (!location.full_synchronous) run_script("set synchronous_commit = off");
        if (access == Access::write) refuse_unsafe();
    }
    ~PostgresConnection() override { PQfinish(pg_); }

    void begin() override {
        script(access_ == Access::write ? "begin"
                                        : "begin transaction isolation level repeatable read read only");
    }
    void commit() override {
        flush();
        script("commit");
    }
    void rollback() override {
        waiting_.clear();
        if (PGresult* result = PQexec(pg_, "rollback")) PQclear(result);
    }

    void mark(bool certain) override {
        certain_ = certain;
        if (certain) {
            flush();
            script("savepoint command");
        }
        // Between two commands only: cut inside one, a row could travel before the row it refers to.
        if (waiting_.size() >= waiting_max) flush();
        marked_ = waiting_.size();
        ++command_;
        change_travelled_ = false;
    }
    void keep() override {
        if (!certain_) return;
        flush();
        script("release savepoint command");
    }
    void undo() override {
        if (certain_) {
            waiting_.clear();
            script("rollback to savepoint command; release savepoint command");
            return;
        }
        if (change_travelled_) throw GuardFailed("a command changed rows, read, and was then refused");
        // Nothing of this command has travelled, so taking it back is forgetting it.
        waiting_.resize(marked_);
    }

    Rows query(const Query& query, Params params) override {
        Waiting last{&query, {}, any_rows};
        for (const Param& p : params) last.values.push_back(value_of(p));
        ensure(last.values.size() == shape_of(query).params, query.name);
        return travel(changes(), &last, query.text, 1);
    }

    Rows query_in(const Query& query, std::span<const Param> values) override {
        ensure(!values.empty(), query.name);
        size_t room = 1;  // few lengths, so few prepared texts: the last value fills up
        while (room < values.size()) room *= 2;
        Waiting last{&query, {}, any_rows};
        std::string list = "(";
        for (size_t i = 0; i < room; ++i) {
            last.values.push_back(value_of(values[std::min(i, values.size() - 1)]));
            list += fmt::format("{}${}", i > 0 ? "," : "", i + 1);
        }
        std::string text(query.text);
        text.replace(text.find("($list)"), 7, list + ")");
        return travel({}, &last, text, room);
    }

    void run(const Query& query, Params params, int64_t rows) override {
        Shape& shape = shape_of(query);
        if (params.size() != shape.params)
            throw Broken(
                fmt::format("{} takes {} parameters, {} given", query.name, shape.params, params.size()));
        Waiting entry{&query, {}, rows, command_};
        entry.values.reserve(params.size());
        for (const Param& p : params) entry.values.push_back(value_of(p));
        waiting_.push_back(std::move(entry));
    }

    void run_script(std::string_view sql) override { script(std::string(sql).c_str()); }

    std::string check(bool) override { return ""; }  // its own checksums and amcheck do this
    Engine engine() const override { return Engine::postgres; }

private:
    // trust.md R18: a server that may lose acknowledged commits is refused with the setting named.
    void refuse_unsafe() {
        for (const char* setting : {"fsync", "full_page_writes"}) {
            PGresult* result = PQexec(pg_, fmt::format("show {}", setting).c_str());
            const bool off = PQntuples(result) == 1 && std::string_view(PQgetvalue(result, 0, 0)) == "off";
            PQclear(result);
            if (off)
                throw Unusable(fmt::format(
                    "PostgreSQL runs with {0}=off, so a power cut would lose sales. Set {0}=on.", setting));
        }
    }

    static Value value_of(const Param& p) {
        switch (p.kind()) {
            case Param::Kind::null:
                return {};
            case Param::Kind::number:
                return {false, fmt::format_int(p.number()).str()};
            case Param::Kind::text:
                return {false, std::string(p.bytes())};
            case Param::Kind::blob:
                return {false, "\\x" + hex(p.bytes())};
        }
        return {};
    }

    Shape& shape_of(const Query& query) {
        auto [found, fresh] = shapes_.try_emplace(&query);
        Shape& shape = found->second;
        if (!fresh) return shape;
        const std::string_view text = query.text;
        for (size_t n = 1; text.find(fmt::format("${}", n)) != std::string_view::npos; ++n) shape.params = n;
        const size_t values = text.find("values (");
        shape.mergeable = text.starts_with("insert into") && values != std::string_view::npos &&
                          text.ends_with(')') && text.find(" on conflict") == std::string_view::npos;
        if (shape.mergeable) {
            shape.head = text.substr(0, values + 7);
            shape.tuple = text.substr(values + 7);
        }
        return shape;
    }

    static std::string many_rows(const Shape& shape, size_t rows) {
        std::string text = shape.head;
        for (size_t row = 0; row < rows; ++row) {
            if (row > 0) text += ',';
            for (size_t i = 0; i < shape.tuple.size(); ++i) {
                if (shape.tuple[i] != '$') {
                    text += shape.tuple[i];
                    continue;
                }
                size_t n = 0;
                const char* from = shape.tuple.data() + i + 1;
                i += static_cast<size_t>(
                    std::from_chars(from, shape.tuple.data() + shape.tuple.size(), n).ptr - from);
                text += fmt::format("${}", n + row * shape.params);
            }
        }
        return text;
    }

    // Joins plain inserts of one text, up to insert_rows_max rows each. The inserts of one command
    // keep their order among themselves, because a row may refer to one before it. Rows inserted by one batch
    // thus come before its updates that were asked for in between; a guard that minds this fails, and the
    // batch is done again one command at a time.
    std::vector<Waiting> merged() {
        std::vector<Waiting> out;
        std::unordered_map<const Query*, size_t> open;  // query -> its last place in out
        size_t command = 0, earliest = 0;               // where the next insert of this command may go
        for (Waiting& entry : waiting_) {
            if (std::exchange(command, entry.command) != entry.command) earliest = 0;
            if (!shape_of(*entry.query).mergeable) {
                // What follows a delete may be the row anew: it must not overtake it.
                if (entry.query->text.starts_with("delete")) open.clear();
                out.push_back(std::move(entry));
                continue;
            }
            const auto [place, fresh] = open.try_emplace(entry.query, out.size());
            if (fresh || place->second < earliest || out[place->second].merged == insert_rows_max) {
                place->second = out.size();
                out.push_back(std::move(entry));
                out.back().rows_expected = any_rows;
            } else {
                Waiting& into = out[place->second];
                std::move(entry.values.begin(), entry.values.end(), std::back_inserter(into.values));
                ++into.merged;
            }
            earliest = place->second;
        }
        waiting_.clear();
        return out;
    }

    void flush() {
        if (!waiting_.empty()) travel(changes(), nullptr, {}, 0);
    }
    // What has waited and leaves now.
    std::vector<Waiting> changes() {
        if (waiting_.size() > std::exchange(marked_, 0)) change_travelled_ = true;
        return merged();
    }

    struct Sent {
        bool preparing;
        const Query* query;
        int64_t rows_expected;
        bool wants_rows;
        size_t variant;
    };

    Rows travel(const std::vector<Waiting>& changes, const Waiting* last, std::string_view last_text,
                size_t last_room) {
        std::vector<Sent> sent;
        ensure_sent(PQenterPipelineMode(pg_));
        for (const Waiting& entry : changes) send_change(entry, sent);
        if (last != nullptr) send(*last->query, last_text, last_room, last->values, any_rows, true, sent);
        ensure_sent(PQpipelineSync(pg_));
        Rows rows;
        std::string failed;
        bool guard = false;
        for (const Sent& one : sent) receive(one, rows, failed, guard);
        PGresult* sync = PQgetResult(pg_);
        const bool in_step = sync != nullptr && PQresultStatus(sync) == PGRES_PIPELINE_SYNC;
        PQclear(sync);
        if (!in_step || PQexitPipelineMode(pg_) != 1)
            throw StorageFailed(fmt::format("PostgreSQL: {}", PQerrorMessage(pg_)));
        if (!failed.empty()) {
            if (guard) throw GuardFailed(failed);
            throw StorageFailed(failed);
        }
        return rows;
    }

    void send_change(const Waiting& entry, std::vector<Sent>& sent) {
        Shape& shape = shape_of(*entry.query);
        // 37 rows travel as 32 + 4 + 1, so that few texts are ever prepared.
        for (size_t done = 0; done < entry.merged;) {
            size_t rows = 1;
            while (rows * 2 <= entry.merged - done) rows *= 2;
            const std::span values(entry.values.data() + done * shape.params, rows * shape.params);
            const std::string text = shape.prepared.contains(rows) ? std::string()
                                     : shape.mergeable             ? many_rows(shape, rows)
                                                                   : std::string(entry.query->text);
            send(*entry.query, text, rows, values, entry.rows_expected, false, sent);
            done += rows;
        }
    }

    void send(const Query& query, std::string_view text, size_t variant, std::span<const Value> values,
              int64_t rows_expected, bool wants_rows, std::vector<Sent>& sent) {
        auto [name, fresh] = shape_of(query).prepared.try_emplace(variant);
        if (fresh) {
            name->second = fmt::format("q{}", ++prepared_count_);
            ensure_sent(PQsendPrepare(pg_, name->second.c_str(), std::string(text).c_str(), 0, nullptr));
            sent.push_back({true, &query, any_rows, false, variant});
        }
        pointers_.clear();
        for (const Value& v : values) pointers_.push_back(v.null ? nullptr : v.text.c_str());
        ensure_sent(PQsendQueryPrepared(pg_, name->second.c_str(), static_cast<int>(values.size()),
                                        pointers_.data(), nullptr, nullptr, 0));
        sent.push_back({false, &query, rows_expected, wants_rows, variant});
    }

    void receive(const Sent& one, Rows& rows, std::string& failed, bool& guard) {
        PGresult* result = PQgetResult(pg_);
        if (result == nullptr) throw StorageFailed(fmt::format("PostgreSQL: {}", PQerrorMessage(pg_)));
        const ExecStatusType status = PQresultStatus(result);
        // What was not prepared because something before it failed must be prepared next time.
        if (one.preparing && status != PGRES_COMMAND_OK) shape_of(*one.query).prepared.erase(one.variant);
        if (status == PGRES_FATAL_ERROR) {
            const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
            const std::string_view code = state == nullptr ? "" : state;
            failed = fmt::format("{} (in {})", PQresultErrorMessage(result), one.query->name);
            guard = code.starts_with("23");  // integrity constraint violation
            // After a failure of the connection itself nothing more can be received in step.
            if (code.empty() || code.starts_with("57") || code.starts_with("08")) {
                PQclear(result);
                throw StorageFailed(failed);
            }
        } else if (failed.empty() && !one.preparing) {
            if (one.wants_rows) rows = rows_of(result);
            int64_t changed = 0;
            const std::string_view count = PQcmdTuples(result);
            std::from_chars(count.data(), count.data() + count.size(), changed);
            if (one.rows_expected != any_rows && changed != one.rows_expected) {
                failed =
                    fmt::format("{} changed {} rows, not {}", one.query->name, changed, one.rows_expected);
                guard = true;
            }
        }
        PQclear(result);
        if (PGresult* end = PQgetResult(pg_)) PQclear(end);  // the null after each statement
    }

    static Cell cell_of(const PGresult* result, int row, int column) {
        if (PQgetisnull(result, row, column)) return {};
        const std::string_view text(PQgetvalue(result, row, column),
                                    static_cast<size_t>(PQgetlength(result, row, column)));
        switch (PQftype(result, column)) {
            case oid_int8:
            case oid_int4:
            case oid_int2:
            case oid_numeric: {  // sum(bigint) is numeric in PostgreSQL
                int64_t number = 0;
                std::from_chars(text.data(), text.data() + text.size(), number);
                return number;
            }
            case oid_bytea: {
                std::string bytes;
                for (size_t i = 2; i + 1 < text.size(); i += 2) {
                    unsigned byte = 0;
                    std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
                    bytes += static_cast<char>(byte);
                }
                return bytes;
            }
            default:
                return std::string(text);
        }
    }

    static Rows rows_of(const PGresult* result) {
        const int columns = PQnfields(result), count = PQntuples(result);
        std::vector<Cell> cells;
        cells.reserve(static_cast<size_t>(columns) * static_cast<size_t>(count));
        for (int row = 0; row < count; ++row)
            for (int column = 0; column < columns; ++column) cells.push_back(cell_of(result, row, column));
        return {static_cast<size_t>(columns), std::move(cells)};
    }

    void script(const char* sql) {
        PGresult* result = PQexec(pg_, sql);
        const ExecStatusType status = PQresultStatus(result);
        const std::string words = status == PGRES_FATAL_ERROR ? PQresultErrorMessage(result) : "";
        PQclear(result);
        if (status == PGRES_FATAL_ERROR || PQstatus(pg_) != CONNECTION_OK)
            throw StorageFailed(fmt::format("PostgreSQL: {} (in {})", words, sql));
    }

    void ensure_sent(int ok) {
        if (ok != 1) throw StorageFailed(fmt::format("PostgreSQL: {}", PQerrorMessage(pg_)));
    }

    Access access_;
    PGconn* pg_ = nullptr;
    std::unordered_map<const Query*, Shape> shapes_;
    std::vector<Waiting> waiting_;
    std::vector<const char*> pointers_;
    size_t marked_ = 0;
    size_t command_ = 0;
    bool certain_ = false;
    bool change_travelled_ = false;
    size_t prepared_count_ = 0;
};

}  // namespace

std::unique_ptr<Connection> connect_postgres(const Location& location, Access access) {
    return std::make_unique<PostgresConnection>(location, access);
}

}  // namespace guichet::storage
