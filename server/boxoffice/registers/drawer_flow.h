#pragma once
// The stories of cash put in, taken out and taken back, and of a count.

#include "boxoffice/registers/drawer.h"
#include "commands/command.h"

namespace guichet::registers {

struct NewMovement {
    Direction kind{};
    Money amount_cents;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(NewMovement, (), (kind, amount_cents, note))

commands::Work move_cash(Hand hand, RegisterSessionId session, NewMovement movement);
commands::Work take_movement_back(Hand hand, RegisterSessionId session, int64_t entry, std::string note);
// `pieces` as JSON, or empty.
commands::Work count_drawer(Hand hand, RegisterSessionId session, Money counted, std::string pieces);

}  // namespace guichet::registers
