#include "boxoffice/reports/totals.h"

#include <algorithm>
#include <numeric>

namespace guichet::reports {

// Products of two amounts leave 64 bits: GCC and Clang both have a wider integer.
__extension__ using Wide = __int128;

std::vector<Money> share_of_payments(std::span<const sales::Payment> payments, Money part) {
    Wide whole = 0;
    for (const sales::Payment& p : payments) whole += p.amount_cents.cents;
    if (whole == 0) return {};
    std::vector<Money> shares;
    std::vector<std::pair<Wide, size_t>> fractions;  // of |whole|
    int64_t left = part.cents;
    const Wide size = whole < 0 ? -whole : whole;
    for (size_t i = 0; i < payments.size(); ++i) {
        const Wide exact = Wide(part.cents) * payments[i].amount_cents.cents * (whole < 0 ? -1 : 1);
        Wide floor = exact / size;
        if (floor * size > exact) --floor;
        shares.push_back(Money{static_cast<int64_t>(floor)});
        left -= shares.back().cents;
        fractions.emplace_back(exact - floor * size, i);
    }
    // Equal fractions in the order of the payments, so that the same sale is always split alike.
    std::ranges::stable_sort(fractions, std::greater{}, &std::pair<Wide, size_t>::first);
    for (size_t i = 0; left > 0; ++i, --left) shares[fractions[i].second] += Money{1};
    return shares;
}

void Totals::add(const Document& document, const Names& names) {
    const sales::StoredSale& sale = document.sale;
    Money shown;
    for (const size_t i : document.shown) shown += sale.lines[i].amount;
    if (!document.in_books()) {
        ++unpaid_documents;
        unpaid += shown;
        return;
    }
    ++documents;
    int64_t places = 0;
    for (const size_t i : document.shown) {
        const sales::StoredLine& line = sale.lines[i];
        if (line.kind == "rounding") {
            rounding += line.amount;
            continue;
        }
        total += line.amount;
        if (line.kind == "fee") fees += line.amount;
        Tax& tax = vat[{line.vat_code, line.vat_bp}];
        tax.base += line.amount - line.vat;
        tax.vat += line.vat;
        if (line.kind != "ticket") continue;
        places += line.quantity;
        for (Part* part : {&tariffs[line.tariff], &screenings[line.screening]}) {
            part->quantity += line.quantity;
            part->amount += line.amount;
        }
    }
    for (Part* part : {&users[sale.user], &salepoints[names.registers.at(sale.at_register).salepoint]}) {
        ++part->documents;
        part->quantity += places;
        part->amount += shown;
    }
    if (document.shows_all() && !sale.payments.empty()) {
        for (const sales::Payment& p : sale.payments)
            methods[std::string(registers::name_of(p.method))] += p.amount_cents;
        return;
    }
    const std::vector<Money> shares = share_of_payments(sale.payments, shown);
    if (shares.empty()) settled_without_money += shown;
    for (size_t i = 0; i < shares.size(); ++i)
        methods[std::string(registers::name_of(sale.payments[i].method))] += shares[i];
}

}  // namespace guichet::reports
