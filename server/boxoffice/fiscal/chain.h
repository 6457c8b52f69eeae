#pragma once
// The chain of documents of one register: each numbered, with the perpetual totals after it, and
// signed over the one before (trust.md FR11, FR12, FR16). Pure.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"

namespace guichet::fiscal {

// Amounts with taxes by VAT code and rate; no rate: outside the scope of VAT.
class ByRate {
public:
    void add(std::string_view code, std::optional<int64_t> rate_bp, Money amount);
    void add(const ByRate& other);
    std::string render() const;  // [["culture",null,3600],["normal",810,500]], in this order always
    static ByRate parse(std::string_view rendered);
    Money total() const;

private:
    struct Part {
        std::string code;
        std::optional<int64_t> rate_bp;
        Money amount;
    };
    std::vector<Part> parts_;  // ordered by code and rate
};

struct Document {
    RegisterId at_register;
    int64_t seq = 0;   // from 1, without gaps
    std::string kind;  // sale, refund, correction
    int64_t sale_number = 0;
    int64_t entry = 0;  // of the journal
    TimeMs at_ms = 0;
    Money total;          // taxes included, before the rounding of cash
    std::string by_rate;  // as ByRate renders it
    Money net;            // perpetual: sales less refunds
    Money absolute;       // perpetual: sales plus refunds; never falls
};

// Where a register's chain ends.
struct ChainEnd {
    int64_t seq = 0;
    Money net, absolute;
    std::string signature;  // 64 bytes; empty before the first document
};

// Numbers the document and carries the perpetual totals on.
Document chained(const ChainEnd& end, Document document);

// What is signed: a JSON list of the document's fields and the signature before it, in hex.
std::string signed_text(const Document& document, std::string_view signature_before);

// The characters of a signature that are printed on a receipt (trust.md FR14): 3rd, 7th, 13th, 19th
// of its base64url form.
std::string extract_of(std::string_view signature);

}  // namespace guichet::fiscal
