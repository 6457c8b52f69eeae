#include "boxoffice/sales/correction_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/sales_store.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

commands::Work correct_payment(Cashier cashier, std::string id, std::string sale_id, CorrectPayment command) {
    return [cashier = std::move(cashier), id = std::move(id), sale_id = std::move(sale_id),
            command = std::move(command)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        const auto at_register = registers::find_register(unit, cashier.at_register);
        if (at_register == nullptr) return refusals::register_not_chosen();
        CorrectionFacts facts{*sale, *at_register, {}, cashier.roles, unit.now_ms()};
        if (at_register->session)
            facts.in_drawer = registers::drawer_balance(unit.connection(), at_register->session->id);
        const Result<Correction> correction =
            decide_correction({command.from, command.to, command.amount_cents, command.reference.value_or(""),
                               command.note.value_or("")},
                              facts);
        if (!correction) return correction.refusal();

        const int64_t number = unit.next_sale_number();
        const RegisterSessionId session = at_register->session->id;
        record_heading(unit, {.number = number,
                              .id = id,
                              .kind = "correction",
                              .session = session,
                              .at_register = cashier.at_register,
                              .user = cashier.user,
                              .rounding = correction->rounding,
                              .reverses = sale->number,
                              .note = command.note.value_or("")});
        if (correction->rounding.cents != 0)
            record_line(unit, number,
                        {.line = 1,
                         .kind = "rounding",
                         .quantity = 1,
                         .unit = correction->rounding,
                         .amount = correction->rounding});
        record_payments(unit, number, correction->payments, session, cashier.user, "correction");
        fiscal::record_document(unit, {.kind = "correction",
                                       .sale_number = number,
                                       .at_register = cashier.at_register,
                                       .session = session,
                                       .by_rate = {}});
        json::Writer body, answer;
        body.begin()
            .field("sale", number)
            .field("corrects", sale->number)
            .field("payments", correction->payments)
            .field("rounding", correction->rounding)
            .end();
        answer.begin()
            .field("id", id)
            .field("number", number)
            .field("sale", sale->number)
            .field("payments", correction->payments)
            .field("rounding_cents", correction->rounding)
            .end();
        json::Writer news;
        news.begin().field("sale", sale->number).field("register_id", cashier.at_register).end();
        return Accepted{.kind = "sale.payment_corrected",
                        .body = body.take(),
                        .news = json::members(news.take()),
                        .status = 201,
                        .answer = answer.take()};
    };
}

}  // namespace guichet::sales
