#pragma once
// Requests that sell two tickets of different tariffs for one screening, paid in cash.

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace guichet::bench {

struct Tariff {
    int64_t id = 0;
    int64_t price_cents = 0;
};

// {"cookies": ["__Host-guichet=..."], "screenings": [1, 2], "tariffs": [{"id": 1, "price_cents":
// 1200},
// ...]}. Every tariff must be sold at every screening; each connection takes the next cookie.
struct SaleTargets {
    std::vector<std::string> cookies;
    std::vector<int64_t> screenings;
    std::vector<Tariff> tariffs;
};
SaleTargets read_targets(const std::string& file);  // throws std::runtime_error

struct TicketWish {
    int64_t screening = 0;
    Tariff tariff;
    int seat = 0;  // 0: not numbered
};
// A whole POST /api/v1/sales with a key of its own.
std::string sale_request(const std::string& host, const std::string& cookie,
                         const std::array<TicketWish, 2>& tickets, std::mt19937_64& random);

class SaleRequests {
public:
    // Sells for the first `screenings` of the targets, at random.
    SaleRequests(SaleTargets targets, size_t screenings, std::string host);

    std::string next(size_t connection);

private:
    SaleTargets targets_;
    size_t screenings_;
    std::string host_;
    std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace guichet::bench
