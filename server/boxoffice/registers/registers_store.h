#pragma once
// Registers in the database, those the writer keeps in memory, and what moves in their drawers.

#include <memory>
#include <optional>

#include "base/json.h"
#include "boxoffice/registers/drawer.h"
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
    const char* kind;  // as drawer_movement names them
    Money amount;      // positive: into the drawer
    UserId user;
    int64_t sale_number = 0;  // 0: none
    std::string note;
    int64_t corrects = 0;  // entry of the movement put right
};
// `position` tells movements of one journal entry apart.
void record_movement(commands::Unit& unit, const Movement& movement, int64_t position = 0);
Money drawer_balance(storage::Connection& connection, RegisterSessionId session);

void record_session_end(commands::Unit& unit, RegisterSessionId session, UserId closed_by);
std::optional<StoredSession> find_session(storage::Connection& connection, RegisterSessionId id);

std::vector<StoredMovement> list_movements(storage::Connection& connection, RegisterSessionId session);
// Put in, taken out or taken back by this entry of the journal.
struct CashMoved {
    RegisterSessionId session;
    StoredMovement movement;
};
std::optional<CashMoved> find_cash_moved(storage::Connection& connection, int64_t entry);
void render_movement(json::Writer& w, const StoredMovement& movement);

std::optional<DrawerCount> last_count(storage::Connection& connection, RegisterSessionId session);

}  // namespace guichet::registers
