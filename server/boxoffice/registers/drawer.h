#pragma once
// What may be done with a drawer besides selling: cash in and out, mistakes taken back by movements of
// their own, the blind count (domain.md 2.15, trust.md 5). Pure.

#include "boxoffice/identity/role.h"
#include "boxoffice/registers/register.h"

namespace guichet::registers {

// A register session as it was recorded.
struct StoredSession {
    RegisterSessionId id;
    RegisterId at_register;
    TimeMs opened_at_ms = 0;
    Money opening_float;
    TimeMs closed_at_ms = 0;  // 0: open
    std::string register_name, salepoint_name, opened_by_name;
    UserId opened_by;
};

// Cash that came or went without a sale.
struct StoredMovement {
    int64_t entry = 0;
    std::string kind;
    Money amount;
    std::string note, user_name;
    TimeMs at_ms = 0;
    int64_t corrects = 0;
    bool corrected = false;
};

struct DrawerCount {
    int64_t id = 0;
    Money counted, expected;
    TimeMs at_ms = 0;
    std::string pieces;  // JSON, or empty
};

// Who asks, standing where.
struct Hand {
    UserId user;
    std::string name;
    identity::Roles roles;
    RegisterId at_register;
};

// A session is for those at its register, and for managers.
std::optional<Refusal> why_not_touch(const Hand& hand, const StoredSession& session);

enum class Direction { in, out };
BOOST_DESCRIBE_ENUM(Direction, in, out)

std::optional<Refusal> why_not_move(Direction direction, Money amount, Money in_drawer);

// The movement that takes `entry` back.
struct TakenBack {
    const char* kind;  // in_error, out_error
    Money amount;
};
Result<TakenBack> decide_taking_back(int64_t entry, const std::vector<StoredMovement>& movements,
                                     Money in_drawer);

// So many of one coin or note.
struct Pieces {
    int64_t value_cents = 0;
    int64_t pieces = 0;
};
BOOST_DESCRIBE_STRUCT(Pieces, (), (value_cents, pieces))
// A Swiss or euro coin or note, from 1 cent to 1000 francs.
bool is_coin_or_note(int64_t cents);
Money sum_of(const std::vector<Pieces>& pieces);

// The amount expected in the drawer stays hidden from those who still have to count it.
bool may_see_expected(const Hand& hand, ClosingWay way, bool counted);

}  // namespace guichet::registers
