#pragma once
// A sale as it was recorded: a document that never changes, but for the end of a reservation.

#include <string>
#include <vector>

#include "base/clock.h"
#include "boxoffice/sales/payment.h"

namespace guichet::sales {

struct StoredLine {
    int64_t line = 0;
    std::string kind;  // ticket, rounding
    ScreeningId screening;
    TariffId tariff;
    QuotaId quota;
    int64_t quantity = 0;
    Money unit, amount;
    std::string vat_code;
    std::optional<int64_t> vat_bp;
    Money vat;
};

struct StoredSale {
    int64_t number = 0;
    std::string id;
    std::string kind;   // sale, refund
    std::string state;  // paid, reserved, expired, cancelled
    RegisterSessionId session;
    RegisterId at_register;
    UserId user;
    TimeMs made_at_ms = 0;
    RegisterSessionId paid_in;  // where the money went; 0: not paid
    TimeMs paid_at_ms = 0;
    Money total, rounding;
    TimeMs expires_at_ms = 0;  // 0: not a reservation
    int64_t reverses = 0;      // number of the sale this document takes back
    std::string reason;
    std::string register_name, user_name, customer;
    int64_t reversed_by = 0;  // number of the document that took this one back
    std::vector<StoredLine> lines;
    std::vector<Payment> payments;

    // As the contract names it: a reservation past its time is expired, a paid sale that was taken
    // back is cancelled.
    std::string_view state_at(TimeMs now) const;
};

}  // namespace guichet::sales
