#pragma once
// A sale as it was recorded: a document that never changes, but for the end of a reservation. What
// came after it (refunds, corrections) are documents of their own that point to it.

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "boxoffice/fiscal/chain.h"
#include "boxoffice/sales/payment.h"

namespace guichet::sales {

struct StoredLine {
    int64_t line = 0;
    std::string kind;  // ticket, fee, rounding
    ScreeningId screening;
    TariffId tariff;
    QuotaId quota;
    int64_t quantity = 0;
    Money unit, amount;
    std::string vat_code;
    std::optional<int64_t> vat_bp;
    Money vat;
    int64_t reverses_line = 0;  // in a refund: of the sale it gives back
};

// A document that points back to a sale.
struct LaterDocument {
    int64_t number = 0;
    std::string id;
    std::string kind;  // refund, correction
    std::string reason;
    TimeMs made_at_ms = 0;
    std::string user_name;
};

// What later documents changed about a sale, summed.
struct Aftermath {
    std::vector<LaterDocument> documents;         // in order
    std::map<int64_t, int64_t> refunded;          // places by line of the sale, positive
    std::map<registers::Method, Money> payments;  // by method, as recorded: refunds are negative
    Money rounding, fees;                         // fees: kept of what was given back
};

struct StoredSale {
    int64_t number = 0;
    std::string id;
    std::string kind;   // sale, refund, correction
    std::string state;  // paid, reserved, expired, cancelled
    RegisterSessionId session;
    RegisterId at_register;
    UserId user;
    TimeMs made_at_ms = 0;
    RegisterSessionId paid_in;  // where the money went; 0: not paid
    TimeMs paid_at_ms = 0;
    Money total, rounding;
    TimeMs expires_at_ms = 0;  // 0: not a reservation
    int64_t reverses = 0;      // number of the sale this document gives back or corrects
    std::string reason, note;
    std::string register_name, user_name, customer, approved_by;
    std::vector<StoredLine> lines;
    std::vector<Payment> payments;
    Aftermath after;

    int64_t places() const;           // of its ticket lines
    int64_t places_refunded() const;  // among them
    // As the contract names it: a reservation past its time is expired; a paid sale may be given back
    // in parts or as a whole, or cancelled in its first minutes.
    std::string_view state_at(TimeMs now) const;
};

// What the house still has of a sale by each method, in the order it was paid: paid, less given back,
// corrections counted.
struct LeftBy {
    registers::Method method{};
    Money amount;
};
std::vector<LeftBy> left_by_method(const StoredSale& sale);

fiscal::ByRate by_rate_of(const std::vector<StoredLine>& lines);

// Reasons for a refund that people choose from; "cancelled" is the one of the first five minutes.
inline constexpr std::string_view refund_reasons[] = {"customer",          "mistake", "screening_cancelled",
                                                      "screening_changed", "illness", "other"};
inline constexpr std::string_view reason_cancelled = "cancelled";

}  // namespace guichet::sales
