#include "boxoffice/ledger/accounts.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/ensure.h"

namespace guichet::ledger {
namespace {

bool is_account(std::string_view code) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() < 3 || code.size() > 12 || !digit(code.front()) || !digit(code.back())) return false;
    return code.find("..") == std::string_view::npos &&
           std::ranges::all_of(code, [&](char c) { return digit(c) || c == '.'; });
}

// All but cash and clearing.
std::vector<std::string_view> others(const Accounts& a) {
    std::vector<std::string_view> all{a.transit, a.card,    a.twint, a.unclear,  a.transfer,
                                      a.vat_due, a.revenue, a.fees,  a.rounding, a.difference};
    for (const OfVatCode& of : a.vat_codes) {
        all.push_back(of.revenue);
        if (of.vat_due) all.push_back(*of.vat_due);
    }
    for (const OfReason& of : a.reasons) all.push_back(of.account);
    return all;
}

const OfVatCode* find(const Accounts& a, std::string_view vat_code) {
    const auto found = std::ranges::find(a.vat_codes, vat_code, &OfVatCode::vat_code);
    return found == a.vat_codes.end() ? nullptr : &*found;
}

// Malformed: too many entries, empty ones, or one named twice.
std::optional<Refusal> why_not_lists(const Accounts& a) {
    Check check;
    check.count("/vat_codes", a.vat_codes.size(), 0, vat_codes_max)
        .count("/reasons", a.reasons.size(), 0, reasons_max);
    std::set<std::string> codes, reasons;
    for (size_t i = 0; i < a.vat_codes.size(); ++i)
        check.that(codes.insert(a.vat_codes[i].vat_code).second,
                   "/vat_codes/" + std::to_string(i) + "/vat_code", "was given before");
    for (size_t i = 0; i < a.reasons.size(); ++i) {
        const std::string path = "/reasons/" + std::to_string(i) + "/reason";
        check.length(path, a.reasons[i].reason, 1, 200)
            .that(reasons.insert(folded(a.reasons[i].reason)).second, path, "was given before");
    }
    return check.refusal();
}

}  // namespace

const std::string& Accounts::of_method(std::string_view method) const {
    if (method == "cash") return cash;
    if (method == "card") return card;
    if (method == "twint") return twint;
    ensure(method == "transfer", "money came by a method that has no account");
    return transfer;
}

const std::string& Accounts::revenue_of(std::string_view vat_code) const {
    const OfVatCode* of = find(*this, vat_code);
    return of == nullptr ? revenue : of->revenue;
}

const std::string& Accounts::vat_due_of(std::string_view vat_code) const {
    const OfVatCode* of = find(*this, vat_code);
    return of == nullptr || !of->vat_due ? vat_due : *of->vat_due;
}

const std::string& Accounts::of_reason(std::string_view note) const {
    const std::string wanted = folded(note);
    for (const OfReason& of : reasons)
        if (folded(of.reason) == wanted) return of.account;
    return unclear;
}

std::optional<Refusal> why_not_accounts(const Accounts& a) {
    if (auto refusal = why_not_lists(a)) return refusal;
    for (const std::string_view code : {std::string_view(a.cash), std::string_view(a.clearing)})
        if (!is_account(code)) return refusals::account_wrong(std::string(code));
    if (a.cash == a.clearing) return refusals::account_shared(a.cash);
    for (const std::string_view code : others(a)) {
        if (!is_account(code)) return refusals::account_wrong(std::string(code));
        if (code == a.cash || code == a.clearing) return refusals::account_shared(std::string(code));
    }
    return std::nullopt;
}

}  // namespace guichet::ledger
