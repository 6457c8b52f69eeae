#pragma once
// Sale documents in the database.

#include <optional>
#include <vector>

#include "boxoffice/sales/sell.h"
#include "boxoffice/sales/stored_sale.h"
#include "commands/unit.h"

namespace guichet::sales {

struct Customer {
    std::string name;
    std::optional<std::string> phone;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(Customer, (), (name, phone, email))

std::optional<StoredSale> find_sale(storage::Connection& connection, std::string_view id);
std::optional<StoredSale> find_sale(storage::Connection& connection, int64_t number);
std::vector<std::string> list_sales(storage::Connection& connection, RegisterId at_register, int64_t before,
                                    int64_t limit);
std::vector<std::string> list_unpaid(storage::Connection& connection, TimeMs now, int64_t before,
                                     int64_t limit);
std::vector<std::string> list_expired_reservations(storage::Connection& connection, TimeMs now);

struct Heading {
    int64_t number = 0;
    std::string id;
    const char* kind = "sale";
    const char* state = "paid";
    RegisterSessionId session;
    RegisterId at_register;
    UserId user;
    Money total, rounding;
    std::string person;
    std::optional<TimeMs> expires_at_ms;
    int64_t reverses = 0;
    std::string reason, note;
    UserId approved_by;
};
void record_heading(commands::Unit& unit, const Heading& heading);
void record_line(commands::Unit& unit, int64_t sale, const StoredLine& line);
// Writes payments, and the cash among them into the drawer.
void record_payments(commands::Unit& unit, int64_t sale, const std::vector<Payment>& payments,
                     RegisterSessionId session, UserId user, const char* movement_kind);
// Returns the digest that the journal keeps instead of the person.
std::string record_person(commands::Unit& unit, const std::string& id, const Customer& customer);
void record_reservation_end(commands::Unit& unit, const StoredSale& sale, const char* state, Money rounding);

}  // namespace guichet::sales
