#pragma once
// Adding a salepoint with its registers; opening a register with a float.

#include <boost/describe.hpp>

#include "boxoffice/registers/register.h"
#include "commands/command.h"

namespace guichet::registers {

struct NewRegister {
    std::string name;
    std::optional<std::string> printer;
    std::optional<bool> shared;
};
BOOST_DESCRIBE_STRUCT(NewRegister, (), (name, printer, shared))
struct NewSalepoint {
    std::string name;
    std::vector<Method> methods;  // empty: all
    std::vector<NewRegister> registers;
};
BOOST_DESCRIBE_STRUCT(NewSalepoint, (), (name, methods, registers))

commands::Work add_salepoint(NewSalepoint salepoint);
commands::Work open_register(RegisterId at_register, UserId user, std::string user_name, Money opening_float,
                             std::string pieces = "");

struct ChangeRegister {
    std::string name;
    std::string printer;
    bool shared = false;
    ClosingWay closing{};
};
BOOST_DESCRIBE_STRUCT(ChangeRegister, (), (name, printer, shared, closing))
commands::Work change_register(RegisterId at_register, ChangeRegister change);

}  // namespace guichet::registers
