#pragma once
// The stories of slips asked for: from the second time on a copy.

#include "boxoffice/registers/drawer.h"
#include "commands/command.h"

namespace guichet::books {

struct SlipWish {
    std::string id;
    std::string output;     // printer, pdf_a4, pdf_roll
    bool sees_all = false;  // also of other registers
};

commands::Work print_closing(registers::Hand hand, int64_t closing, SlipWish wish);
// Cash put in, taken out or taken back: the paper that somebody signs.
commands::Work print_movement(registers::Hand hand, RegisterSessionId session, int64_t entry, SlipWish wish);

}  // namespace guichet::books
