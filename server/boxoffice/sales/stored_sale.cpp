#include "boxoffice/sales/stored_sale.h"

#include <algorithm>

namespace guichet::sales {

int64_t StoredSale::places() const {
    int64_t sum = 0;
    for (const StoredLine& line : lines)
        if (line.kind == "ticket") sum += line.quantity;
    return sum;
}

int64_t StoredSale::places_refunded() const {
    int64_t sum = 0;
    for (const auto& [line, quantity] : after.refunded) sum += quantity;
    return sum;
}

std::string_view StoredSale::state_at(TimeMs now) const {
    if (state == "reserved" && expires_at_ms <= now) return "expired";
    const int64_t refunded = places_refunded();
    if (state != "paid" || refunded == 0) return state;
    if (refunded < places()) return "partly_refunded";
    return after.documents.back().reason == reason_cancelled ? "cancelled" : "refunded";
}

std::vector<LeftBy> left_by_method(const StoredSale& sale) {
    std::vector<LeftBy> left;
    const auto add = [&](registers::Method method, Money amount) {
        const auto known = std::ranges::find(left, method, &LeftBy::method);
        if (known == left.end())
            left.push_back({method, amount});
        else
            known->amount += amount;
    };
    for (const Payment& p : sale.payments) add(p.method, p.amount_cents);
    for (const auto& [method, amount] : sale.after.payments) add(method, amount);
    return left;
}

fiscal::ByRate by_rate_of(const std::vector<StoredLine>& lines) {
    fiscal::ByRate sums;
    for (const StoredLine& line : lines)
        if (line.kind != "rounding") sums.add(line.vat_code, line.vat_bp, line.amount);
    return sums;
}

}  // namespace guichet::sales
