#pragma once
// Salepoints, their registers, and the session of a register from opening to closing.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/refusal.h"

namespace guichet::registers {

// Payment methods of domain.md 2.16 that a till offers.
enum class Method { cash, card, twint, transfer, free, later };
BOOST_DESCRIBE_ENUM(Method, cash, card, twint, transfer, free, later)

std::string_view name_of(Method method);
std::optional<Method> parse_method(std::string_view name);

struct RegisterSession {
    RegisterSessionId id;
    RegisterId at_register;
    TimeMs opened_at_ms = 0;
    Money opening_float;
};

// Whether the cashier counts the drawer before the session is closed, or nobody ever does.
enum class ClosingWay { counted, automatic };
BOOST_DESCRIBE_ENUM(ClosingWay, counted, automatic)

// A register with what selling at it needs to know.
struct Register {
    RegisterId id;
    std::string name;
    SalepointId salepoint;
    std::string salepoint_name;
    std::string printer;  // "host:port", empty: none
    std::vector<Method> methods;
    bool shared = false;  // several browsers may stand at it
    ClosingWay closing = ClosingWay::counted;
    std::optional<RegisterSession> session;  // when open

    bool accepts(Method method) const;
};

// Nothing when `register` may be opened; else why not.
std::optional<Refusal> why_not_open(const Register& at_register);

}  // namespace guichet::registers
