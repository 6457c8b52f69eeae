#pragma once
// A random evening at two tills: sales, reservations, refunds of some or all places, corrections.

#include <random>

#include "boxoffice/sales/correction_flow.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "support/box_office.h"

namespace guichet::test {

class Evening {
public:
    Evening(BoxOffice& office, unsigned seed) : office_(office), random_(seed) {}

    void act() {
        office_.clock.pass(pick(120'000));
        switch (pick(10)) {
            case 0:
                reserve();
                break;
            case 1:
                pay();
                break;
            case 2:
            case 3:
                refund();
                break;
            case 4:
                correct();
                break;
            case 5:
                cancel();
                break;
            default:
                sell();
        }
    }
    int accepted() const { return accepted_; }

private:
    using Method = registers::Method;

    int64_t pick(int64_t count) { return static_cast<int64_t>(random_() % static_cast<uint64_t>(count)); }
    const std::string& any(const std::vector<std::string>& of) {
        return of[static_cast<size_t>(pick(static_cast<int64_t>(of.size())))];
    }
    sales::Cashier at(int64_t register_id) {
        sales::Cashier cashier = office_.cashier(register_id);
        cashier.roles = cashier.roles | identity::Role::refund | identity::Role::admin;
        last_ = register_id;
        return cashier;
    }
    bool ask(commands::Work work, const std::string& key = {}) {
        const bool done = code_of(office_.ask(std::move(work), key, {last_})) == "accepted";
        accepted_ += done;
        return done;
    }

    void sell() {
        sales::Sell command;
        Money total;
        for (int64_t i = 0, lines = 1 + pick(3); i < lines; ++i) {
            const bool full = pick(2) == 0;
            const int64_t many = 1 + pick(4);
            const auto screening = pick(2) == 0 ? office_.screening : office_.second;
            const auto tariff = full ? office_.full : office_.reduced;
            const auto same = std::ranges::find_if(command.lines, [&](const sales::Wish& w) {
                return w.screening_id == screening && w.tariff_id == tariff;
            });
            if (same != command.lines.end()) continue;
            command.lines.push_back({screening, tariff, many});
            total += times({full ? 1800 : 1233}, many);
        }
        command.expected_total_cents = total;
        const Money card{pick(3) == 0 ? 100 * (1 + pick(9)) : 0};
        const Money cash = rounded_to_5(total - card);
        if (pick(3) == 0)
            command.payments = {{Method::card, total, {}, {}}};
        else if (card.cents > 0)
            command.payments = {{Method::card, card, {}, {}}, {Method::cash, cash, {}, {}}};
        else
            command.payments = {{Method::cash, cash, {}, {}}};
        const std::string key = new_uuid(office_.clock.now_ms());
        const auto cashier = at(1 + pick(2));
        if (ask(sales::sell(cashier, key, command), key)) sales_.push_back(key);
    }

    void reserve() {
        const std::string key = new_uuid(office_.clock.now_ms());
        sales::Sell command = office_.wish(1 + pick(5));
        command.payments = {{Method::later, command.expected_total_cents, {}, {}}};
        const char* names[] = {"Dupont", "Désirée Müller", "O'Neill"};
        command.customer = sales::Customer{.name = names[pick(3)], .phone = {}, .email = {}};
        const auto cashier = at(1 + pick(2));
        if (ask(sales::sell(cashier, key, command), key)) sales_.push_back(key);
    }

    void pay() {
        for (const std::string& id : sales_) {
            std::optional<sales::StoredSale> sale = stored(id);
            if (!sale || sale->state_at(office_.clock.now_ms()) != "reserved") continue;
            const auto cashier = at(1 + pick(2));
            ask(sales::pay_reservation(cashier, id,
                                       {.payments = {{Method::card, sale->total, {}, {}}}, .print = {}}));
            return;
        }
    }

    void cancel() {
        if (sales_.empty()) return;
        const std::string key = new_uuid(office_.clock.now_ms());
        const auto cashier = at(1 + pick(2));
        ask(sales::cancel_sale(cashier, key, any(sales_), "x"), key);
    }

    void refund() {
        if (sales_.empty()) return;
        const std::string& id = any(sales_);
        const auto sale = stored(id);
        const auto cashier = at(1 + pick(2));
        sales::RefundSale command{.reason = "customer"};
        if (pick(3) != 0) command.elements = {{.line = 1, .quantity = 1, .tickets = {}}};
        if (pick(4) == 0) command.fee_cents = Money{100};
        std::optional<Money> given;
        office_.tenant().readers().ask([&](storage::Connection& c) {
            const auto facts = sales::load_refund_facts(c, cashier, *sale, office_.tenant().settings(),
                                                        office_.clock.now_ms());
            if (!facts) return;
            const auto refund = sales::decide_refund(sales::wish_of(command), *facts);
            if (refund) given = refund->given();
        });
        if (!given) return;
        command.expected_cents = *given;
        const std::string key = new_uuid(office_.clock.now_ms());
        ask(sales::refund_sale(cashier, key, id, command, std::nullopt), key);
    }

    void correct() {
        if (sales_.empty()) return;
        const std::string& id = any(sales_);
        const auto sale = stored(id);
        if (sale->payments.empty()) return;
        const std::string key = new_uuid(office_.clock.now_ms());
        const auto cashier = at(1 + pick(2));
        ask(sales::correct_payment(
                cashier, key, id,
                {.from = sale->payments[0].method,
                 .to = sale->payments[0].method == Method::cash ? Method::card : Method::cash,
                 .amount_cents = sale->payments[0].amount_cents,
                 .reference = {},
                 .note = {}}),
            key);
    }

    std::optional<sales::StoredSale> stored(const std::string& id) {
        std::optional<sales::StoredSale> sale;
        office_.tenant().readers().ask([&](storage::Connection& c) { sale = sales::find_sale(c, id); });
        return sale;
    }

    BoxOffice& office_;
    std::mt19937 random_;
    std::vector<std::string> sales_;
    int64_t last_ = 1;
    int accepted_ = 0;
};

}  // namespace guichet::test
