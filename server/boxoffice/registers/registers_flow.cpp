#include "boxoffice/registers/registers_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/registers/registers_sql.gen.h"
#include "boxoffice/registers/registers_store.h"

namespace guichet::registers {
using commands::Accepted;
using commands::Unit;

commands::Work add_salepoint(NewSalepoint salepoint) {
    if (salepoint.methods.empty())
        salepoint.methods = {Method::cash, Method::card, Method::twint, Method::transfer, Method::later};
    return [salepoint = std::move(salepoint)](Unit& unit) -> Result<Accepted> {
        std::string methods;
        for (const Method method : salepoint.methods) {
            if (!methods.empty()) methods += ',';
            methods += name_of(method);
        }
        const SalepointId id{unit.query(sql::next_salepoint_id, {}).number(0, 0)};
        RegisterId next{unit.query(sql::next_register_id, {}).number(0, 0)};
        unit.run(sql::insert_salepoint, {id, salepoint.name, "tickets", methods});
        json::Writer answer;
        answer.begin().field("id", id).begin_list("registers");
        for (const NewRegister& r : salepoint.registers) {
            unit.run(sql::insert_register,
                     {next, id, r.name, r.printer.value_or(""), r.shared.value_or(false)});
            answer.value(next);
            ++next.value;
        }
        return Accepted{.kind = "salepoint.added",
                        .body = json::encode(salepoint),
                        .status = 201,
                        .answer = answer.end_list().end().take()};
    };
}

commands::Work change_register(RegisterId at_register, ChangeRegister change) {
    return [at_register, change = std::move(change)](Unit& unit) -> Result<Accepted> {
        const RegisterPtr found = find_register(unit, at_register);
        if (found == nullptr) return refusals::register_unknown();
        unit.run(sql::change_register,
                 {at_register, change.name, change.printer, change.shared,
                  boost::describe::enum_to_string(change.closing, "")},
                 1);
        forget_register(unit, at_register);
        json::Writer body, answer;
        body.begin().field("register", at_register).raw("to", json::encode(change)).end();
        answer.begin().field("id", at_register).end();
        return Accepted{.kind = "register.changed",
                        .body = body.take(),
                        .news = "\"register_id\":" + std::to_string(at_register.value),
                        .status = 200,
                        .answer = answer.take()};
    };
}

commands::Work open_register(RegisterId at_register, UserId user, std::string user_name, Money opening_float,
                             std::string pieces) {
    return [=, user_name = std::move(user_name), pieces = std::move(pieces)](Unit& unit) -> Result<Accepted> {
        const RegisterPtr found = find_register(unit, at_register);
        if (found == nullptr) return refusals::register_unknown();
        if (auto refusal = why_not_open(*found)) return *refusal;

        const RegisterSessionId id{unit.query(sql::next_session_id, {}).number(0, 0)};
        unit.run(sql::insert_session, {id, at_register, user, unit.now_ms(), opening_float, pieces,
                                       unit.query(sql::chain_end, {at_register}).number(0, 0)});
        record_movement(unit, {.session = id, .kind = "float", .amount = opening_float, .user = user});
        forget_register(unit, at_register);

        json::Writer answer;
        answer.begin()
            .field("id", id)
            .field("register_id", at_register)
            .field("opened_at_ms", unit.now_ms())
            .field("opened_by", user_name)
            .field("float_cents", opening_float)
            .end();
        json::Writer body;
        body.begin().field("session", id).field("float", opening_float);
        if (!pieces.empty()) body.raw("pieces", pieces);
        body.end();
        return Accepted{.kind = "register.opened",
                        .body = body.take(),
                        .news = "\"register_id\":" + std::to_string(at_register.value),
                        .status = 201,
                        .answer = answer.take()};
    };
}

}  // namespace guichet::registers
