#include "boxoffice/registers/registers_store.h"

#include <unordered_map>

#include "boxoffice/registers/registers_sql.gen.h"

namespace guichet::registers {
namespace {

struct RegisterMemory {
    std::unordered_map<RegisterId, RegisterPtr> by_id;
};

storage::Param or_null(int64_t number) {
    return number == 0 ? storage::Param(std::nullopt) : storage::Param(number);
}

Register register_of(const storage::Rows& rows, size_t i) {
    Register r{.id = {rows.number(i, 0)},
               .name = rows.text(i, 1),
               .salepoint = {rows.number(i, 2)},
               .salepoint_name = rows.text(i, 3),
               .printer = rows.text(i, 4),
               .shared = rows.number(i, 9) == 1,
               .closing = rows.text(i, 10) == "automatic" ? ClosingWay::automatic : ClosingWay::counted};
    std::string_view methods = rows.text(i, 5);
    while (!methods.empty()) {
        const size_t comma = std::min(methods.find(','), methods.size());
        if (const auto method = parse_method(methods.substr(0, comma))) r.methods.push_back(*method);
        methods.remove_prefix(std::min(comma + 1, methods.size()));
    }
    if (!rows.is_null(i, 6))
        r.session = RegisterSession{{rows.number(i, 6)}, r.id, rows.number(i, 7), {rows.number(i, 8)}};
    return r;
}

StoredMovement movement_of(const storage::Rows& rows, size_t i) {
    return {rows.number(i, 0), rows.text(i, 1),   {rows.number(i, 2)},     rows.text(i, 3),
            rows.text(i, 4),   rows.number(i, 5), rows.number_or(i, 6, 0), !rows.is_null(i, 7)};
}

}  // namespace

RegisterPtr find_register(storage::Connection& connection, RegisterId id) {
    const storage::Rows rows = connection.query(sql::find_register, {id});
    return rows.empty() ? nullptr : std::make_shared<const Register>(register_of(rows, 0));
}

RegisterPtr find_register(commands::Unit& unit, RegisterId id) {
    auto& known = unit.memory<RegisterMemory>().by_id;
    if (const auto found = known.find(id); found != known.end()) return found->second;
    RegisterPtr at_register = find_register(unit.connection(), id);
    if (at_register != nullptr) known[id] = at_register;
    return at_register;
}

void forget_register(commands::Unit& unit, RegisterId id) { unit.memory<RegisterMemory>().by_id.erase(id); }

std::vector<Register> list_registers(storage::Connection& connection) {
    const storage::Rows rows = connection.query(sql::list_registers, {});
    std::vector<Register> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(register_of(rows, i));
    return out;
}

std::string opened_by(storage::Connection& connection, RegisterSessionId session) {
    const storage::Rows rows = connection.query(sql::opened_by, {session});
    return rows.empty() ? "" : rows.text(0, 0);
}

void record_movement(commands::Unit& unit, const Movement& m, int64_t position) {
    unit.run(sql::insert_movement, {m.session, unit.entry_number(), position, m.kind, m.amount, m.user,
                                    unit.now_ms(), or_null(m.sale_number), m.note, or_null(m.corrects)});
}

Money drawer_balance(storage::Connection& connection, RegisterSessionId session) {
    return {connection.query(sql::drawer_balance, {session}).number(0, 0)};
}

void record_session_end(commands::Unit& unit, RegisterSessionId session, UserId closed_by) {
    unit.run(sql::close_session, {session, unit.now_ms(), closed_by}, 1);
}

std::optional<StoredSession> find_session(storage::Connection& connection, RegisterSessionId id) {
    const storage::Rows rows = connection.query(sql::find_session, {id});
    if (rows.empty()) return std::nullopt;
    return StoredSession{{rows.number(0, 0)}, {rows.number(0, 1)},     rows.number(0, 2),
                         {rows.number(0, 3)}, rows.number_or(0, 4, 0), rows.text(0, 5),
                         rows.text(0, 6),     rows.text(0, 7),         {rows.number(0, 8)}};
}

std::vector<StoredMovement> list_movements(storage::Connection& connection, RegisterSessionId session) {
    const storage::Rows rows = connection.query(sql::list_movements, {session});
    std::vector<StoredMovement> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(movement_of(rows, i));
    return out;
}

std::optional<CashMoved> find_cash_moved(storage::Connection& connection, int64_t entry) {
    const storage::Rows rows = connection.query(sql::cash_moved, {entry});
    if (rows.empty()) return std::nullopt;
    return CashMoved{{rows.number(0, 8)}, movement_of(rows, 0)};
}

void render_movement(json::Writer& w, const StoredMovement& m) {
    w.begin()
        .field("entry", m.entry)
        .field("kind", m.kind)
        .field("amount_cents", m.amount)
        .field("note", m.note)
        .field("user", m.user_name)
        .field("at_ms", m.at_ms);
    if (m.corrects != 0) w.field("corrects", m.corrects);
    if (m.corrected) w.field("corrected", true);
    w.end();
}

std::optional<DrawerCount> last_count(storage::Connection& connection, RegisterSessionId session) {
    const storage::Rows rows = connection.query(sql::last_count, {session});
    if (rows.empty()) return std::nullopt;
    return DrawerCount{
        rows.number(0, 0), {rows.number(0, 1)}, {rows.number(0, 2)}, rows.number(0, 3), rows.text(0, 4)};
}

}  // namespace guichet::registers
