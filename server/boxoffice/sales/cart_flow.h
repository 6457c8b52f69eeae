#pragma once
// What happens to carts: a tap takes places or seats at once; emptying, parking, resuming, expiring.

#include "boxoffice/sales/cart.h"
#include "commands/command.h"

namespace guichet::sales {

// Who acts, and where. Copied into the command.
struct Cashier {
    UserId user;
    std::string name;
    identity::Roles roles;
    RegisterId at_register;
    std::string register_name;
    SalepointId salepoint;
};

struct TakeSeats {
    ScreeningId screening_id;
    TariffId tariff_id;  // of the seats taken
    std::vector<SeatId> take;
    std::vector<SeatId> release;  // whatever their tariff
};
BOOST_DESCRIBE_STRUCT(TakeSeats, (), (screening_id, tariff_id, take, release))

struct TakeBestSeats {
    ScreeningId screening_id;
    TariffId tariff_id;
    int64_t quantity = 1;
    std::optional<int64_t> wheelchairs;
    std::optional<std::string> category;
    std::optional<std::string> section;
};
BOOST_DESCRIBE_STRUCT(TakeBestSeats, (), (screening_id, tariff_id, quantity, wheelchairs, category, section))

commands::Work set_line(Cashier cashier, std::string cart, Wish wish);
commands::Work take_seats(Cashier cashier, std::string cart, TakeSeats wish);
commands::Work take_best_seats(Cashier cashier, std::string cart, TakeBestSeats wish);
commands::Work empty_cart(Cashier cashier, std::string cart);
commands::Work extend_cart(Cashier cashier, std::string cart);
commands::Work park_cart(Cashier cashier, std::string cart, std::string name);
commands::Work resume_cart(Cashier cashier, std::string cart);
commands::Work expire_cart(std::string cart);

}  // namespace guichet::sales
