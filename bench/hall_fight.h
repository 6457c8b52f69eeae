#pragma once
// Many clients fight for the seats of numbered halls, one hall after the other: each asks for two seats
// at random among those it has not yet heard to be sold, until the hall is sold out.

#include <chrono>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "sale_requests.h"

namespace guichet::bench {

class HallFight {
public:
    // Each of the targets' screenings is a hall of `rows` rows ("1", "2"...) of `row_seats` seats, numbered
    // from 1 on row by row; one of both is even.
    HallFight(SaleTargets targets, int rows, int row_seats, std::string host);

    // The next request of this connection; empty when the last hall is sold out.
    std::string next(size_t connection);
    // Throws std::runtime_error when the server refuses for another reason than a seat that is gone.
    void answered(size_t connection, int status, std::string_view body);

    // {"halls", "sales", "lost" (requests that came too late), "doubles", "seconds", "per_second"}
    std::string result() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Wish {
        size_t hall = 0;
        int seats[2] = {};
    };
    int any_free_but(int other);
    std::string label_of(int seat) const;  // as the server names it: "3 12"
    void sold(const Wish& wish);
    void heard_sold(size_t hall, int seat);

    const SaleTargets targets_;
    const int row_seats_, seats_;
    const std::string host_;
    std::mt19937_64 random_{std::random_device{}()};
    size_t hall_ = 0;
    std::vector<int> free_;                     // of this hall, as far as the clients have heard
    std::vector<std::vector<int>> times_sold_;  // by hall and seat
    std::map<size_t, Wish> wishes_;             // by connection
    int64_t sales_ = 0, lost_ = 0, doubles_ = 0;
    Clock::time_point start_ = Clock::now(), end_ = start_;
};

}  // namespace guichet::bench
