#pragma once
// Registers in the database, those the writer keeps in memory, and what moves in their drawers.

#include <memory>

#include "boxoffice/registers/register.h"
#include "commands/unit.h"

namespace guichet::registers {

using RegisterPtr = std::shared_ptr<const Register>;

RegisterPtr find_register(storage::Connection& connection, RegisterId id);
RegisterPtr find_register(commands::Unit& unit, RegisterId id);  // from the writer's memory
void forget_register(commands::Unit& unit, RegisterId id);
std::vector<Register> list_registers(storage::Connection& connection);
std::string opened_by(storage::Connection& connection, RegisterSessionId session);

struct Movement {
    RegisterSessionId session;
    const char* kind;  // float, sale, refund, in, out, correction
    Money amount;      // positive: into the drawer
    UserId user;
    int64_t sale_number = 0;  // 0: none
    std::string note;
};
// `position` tells movements of one journal entry apart.
void record_movement(commands::Unit& unit, const Movement& movement, int64_t position = 0);
Money drawer_balance(storage::Connection& connection, RegisterSessionId session);

}  // namespace guichet::registers
