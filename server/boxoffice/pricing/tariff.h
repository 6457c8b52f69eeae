#pragma once
// A tariff alone decides who may sell it, where and when (domain.md 2.6).

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/refusal.h"
#include "base/text.h"
#include "boxoffice/identity/role.h"

namespace guichet::pricing {

struct Tariff {
    TariffId id;
    GridId grid;
    std::string key;
    Text name;
    Text note;  // eligibility: what proof to ask for
    Money price;
    Money value;
    std::string vat_code;
    identity::Roles sellers;
    std::vector<SalepointId> salepoints;    // empty: everywhere
    std::vector<std::string> categories;    // of seats it may take; empty: all
    std::vector<std::string> ticket_types;  // empty: single tickets
    std::optional<TimeMs> not_before_ms;
    std::optional<TimeMs> not_after_ms;
    bool refundable = true;
    std::string colour;
    int64_t sort = 0;
};

inline constexpr std::string_view single_ticket = "one-time-pass";

struct Seller {
    identity::Roles roles;
    SalepointId salepoint;
};

// Nothing when `seller` may sell it as a single ticket at `now`; else the refusal of F12.
std::optional<Refusal> why_not_sellable(const Tariff& tariff, const Seller& seller, TimeMs now,
                                        std::string_view zone, Language tenants);

}  // namespace guichet::pricing
