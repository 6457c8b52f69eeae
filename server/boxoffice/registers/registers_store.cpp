#include "boxoffice/registers/registers_store.h"

#include <unordered_map>

#include "boxoffice/registers/registers_sql.gen.h"

namespace guichet::registers {
namespace {

struct RegisterMemory {
    std::unordered_map<RegisterId, RegisterPtr> by_id;
};

Register register_of(const storage::Rows& rows, size_t i) {
    Register r{.id = {rows.number(i, 0)},
               .name = rows.text(i, 1),
               .salepoint = {rows.number(i, 2)},
               .salepoint_name = rows.text(i, 3),
               .printer = rows.text(i, 4),
               .shared = rows.number(i, 9) == 1};
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
    unit.run(sql::insert_movement,
             {m.session, unit.entry_number(), position, m.kind, m.amount, m.user, unit.now_ms(),
              m.sale_number == 0 ? storage::Param(std::nullopt) : storage::Param(m.sale_number), m.note});
}

Money drawer_balance(storage::Connection& connection, RegisterSessionId session) {
    return {connection.query(sql::drawer_balance, {session}).number(0, 0)};
}

}  // namespace guichet::registers
