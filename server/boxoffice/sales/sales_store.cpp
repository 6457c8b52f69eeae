#include "boxoffice/sales/sales_store.h"

#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/sales_sql.gen.h"

namespace guichet::sales {
namespace {

std::vector<std::string> ids_of(const storage::Rows& rows) {
    std::vector<std::string> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(rows.text(i, 0));
    return out;
}

storage::Param or_null(int64_t number) {
    return number == 0 ? storage::Param(std::nullopt) : storage::Param(number);
}

Aftermath aftermath_of(storage::Connection& connection, int64_t sale) {
    Aftermath after;
    const storage::Rows documents = connection.query(sql::later_documents, {sale});
    if (documents.empty()) return after;
    for (size_t i = 0; i < documents.size(); ++i) {
        after.documents.push_back({documents.number(i, 0), documents.text(i, 1), documents.text(i, 2),
                                   documents.text(i, 3), documents.number(i, 4), documents.text(i, 5)});
        after.rounding += Money{documents.number(i, 6)};
    }
    const storage::Rows lines = connection.query(sql::later_lines, {sale});
    for (size_t i = 0; i < lines.size(); ++i) {
        if (lines.text(i, 0) == "ticket") after.refunded[lines.number(i, 1)] = -lines.number(i, 2);
        if (lines.text(i, 0) == "fee") after.fees += Money{lines.number(i, 3)};
    }
    const storage::Rows payments = connection.query(sql::later_payments, {sale});
    for (size_t i = 0; i < payments.size(); ++i)
        after.payments[*registers::parse_method(payments.text(i, 0))] = {payments.number(i, 1)};
    return after;
}

std::optional<StoredSale> sale_of(storage::Connection& connection, const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    StoredSale sale{.number = rows.number(0, 0),
                    .id = rows.text(0, 1),
                    .kind = rows.text(0, 2),
                    .state = rows.text(0, 3),
                    .session = {rows.number(0, 4)},
                    .at_register = {rows.number(0, 5)},
                    .user = {rows.number(0, 6)},
                    .made_at_ms = rows.number(0, 7),
                    .total = {rows.number(0, 8)},
                    .rounding = {rows.number(0, 9)},
                    .expires_at_ms = rows.number_or(0, 10, 0),
                    .reverses = rows.number_or(0, 11, 0),
                    .reason = rows.text(0, 12),
                    .note = rows.text(0, 13),
                    .register_name = rows.text(0, 14),
                    .user_name = rows.text(0, 15),
                    .customer = rows.text_or_empty(0, 16),
                    .approved_by = rows.text_or_empty(0, 17)};
    const storage::Rows lines = connection.query(sql::sale_lines, {sale.number});
    for (size_t i = 0; i < lines.size(); ++i)
        sale.lines.push_back({lines.number(i, 0),
                              lines.text(i, 1),
                              {lines.number_or(i, 2, 0)},
                              {lines.number_or(i, 3, 0)},
                              {lines.number_or(i, 4, 0)},
                              lines.number(i, 5),
                              {lines.number(i, 6)},
                              {lines.number(i, 7)},
                              lines.text(i, 8),
                              lines.maybe_number(i, 9),
                              {lines.number(i, 10)},
                              lines.number_or(i, 11, 0)});
    const storage::Rows payments = connection.query(sql::sale_payments, {sale.number});
    for (size_t i = 0; i < payments.size(); ++i) {
        Payment payment{.method = *registers::parse_method(payments.text(i, 0)),
                        .amount_cents = {payments.number(i, 1)}};
        if (const auto tendered = payments.maybe_number(i, 2)) payment.tendered_cents = Money{*tendered};
        if (!payments.text(i, 3).empty()) payment.reference = payments.text(i, 3);
        sale.paid_in = {payments.number(i, 4)};
        sale.paid_at_ms = payments.number(i, 5);
        sale.payments.push_back(std::move(payment));
    }
    sale.after = aftermath_of(connection, sale.number);
    return sale;
}

}  // namespace

std::optional<StoredSale> find_sale(storage::Connection& connection, std::string_view id) {
    return sale_of(connection, connection.query(sql::sale_by_id, {id}));
}

std::optional<StoredSale> find_sale(storage::Connection& connection, int64_t number) {
    return sale_of(connection, connection.query(sql::sale_by_number, {number}));
}

std::vector<std::string> list_sales(storage::Connection& connection, RegisterId at_register, int64_t before,
                                    int64_t limit) {
    return ids_of(connection.query(sql::sales_of_register, {at_register, before, limit}));
}

std::vector<std::string> list_unpaid(storage::Connection& connection, TimeMs now, int64_t before,
                                     int64_t limit) {
    return ids_of(connection.query(sql::unpaid_sales, {now, before, limit}));
}

std::vector<std::string> list_expired_reservations(storage::Connection& connection, TimeMs now) {
    return ids_of(connection.query(sql::expired_reservations, {now}));
}

void record_heading(commands::Unit& unit, const Heading& h) {
    const bool reserved = std::string_view(h.state) == "reserved";
    const storage::Param person = h.person.empty() ? storage::Param(std::nullopt) : storage::Param(h.person);
    const storage::Param paid_at = reserved ? storage::Param(std::nullopt) : storage::Param(unit.now_ms());
    unit.run(sql::insert_sale, {h.number, h.id, h.kind, h.state, h.session, h.at_register, h.user,
                                unit.now_ms(), h.total, h.rounding, person, h.expires_at_ms,
                                or_null(h.reverses), h.reason, h.note, h.approved_by, paid_at});
}

void record_line(commands::Unit& unit, int64_t sale, const StoredLine& l) {
    unit.run(sql::insert_line, {sale, l.line, l.kind, l.screening, l.tariff, l.quota, l.quantity, l.unit,
                                l.amount, l.vat_code, l.vat_bp, l.vat, or_null(l.reverses_line)});
}

void record_payments(commands::Unit& unit, int64_t sale, const std::vector<Payment>& payments,
                     RegisterSessionId session, UserId user, const char* movement_kind) {
    int64_t position = 0;
    for (const Payment& p : payments) {
        ++position;
        unit.run(sql::insert_payment,
                 {sale, position, registers::name_of(p.method), p.amount_cents, p.tendered_cents,
                  p.reference ? std::string_view(*p.reference) : std::string_view(), session, unit.now_ms()});
        if (p.method == registers::Method::cash)
            registers::record_movement(unit,
                                       {.session = session,
                                        .kind = movement_kind,
                                        .amount = p.amount_cents,
                                        .user = user,
                                        .sale_number = sale},
                                       position);
    }
}

std::string record_person(commands::Unit& unit, const std::string& id, const Customer& customer) {
    const std::string salt = random_bytes(16);
    const std::string phone = customer.phone.value_or(""), email = customer.email.value_or("");
    unit.run(sql::insert_person, {id, storage::Param::blob(salt), customer.name, phone, email});
    return hex(Hasher().field(salt).field(customer.name).field(phone).field(email).finish());
}

void record_reservation_end(commands::Unit& unit, const StoredSale& sale, const char* state, Money rounding) {
    const bool paid = std::string_view(state) == "paid";
    unit.run(
        sql::set_state,
        {sale.number, state, paid ? storage::Param(unit.now_ms()) : storage::Param(std::nullopt), rounding},
        1);
}

}  // namespace guichet::sales
