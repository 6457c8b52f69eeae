#pragma once
// Documents as they enter the books: numbered and signed in the chain of their register.

#include <optional>

#include "boxoffice/fiscal/chain.h"
#include "boxoffice/fiscal/signing.h"
#include "commands/unit.h"

namespace guichet::fiscal {

// One for each document: when it is paid, given back or put right.
struct Booking {
    std::string kind;  // sale, refund, correction
    int64_t sale_number = 0;
    RegisterId at_register;  // where the money went
    RegisterSessionId session;
    ByRate by_rate;
};
void record_document(commands::Unit& unit, const Booking& booking);

struct StoredDocument {
    Document document;
    std::string signature;
};
std::optional<StoredDocument> find_document(storage::Connection& connection, int64_t sale_number);

std::string find_public_key(storage::Connection& connection);  // PEM; empty before the first document
// Throws storage::Unusable when the books began with another key: nobody could check what it signs.
void refuse_other_key(storage::Connection& connection, const SigningKey& key);

}  // namespace guichet::fiscal
