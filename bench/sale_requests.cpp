#include "sale_requests.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <boost/json.hpp>

namespace guichet::bench {
namespace {

int64_t rounded_to_5(int64_t cents) { return (cents + 2) / 5 * 5; }

std::string uuid_v7(std::mt19937_64& random) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    const uint64_t a = random();
    const uint64_t b = random();
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-7%03x-%04x-%012llx", static_cast<unsigned>(ms >> 16),
                  static_cast<unsigned>(ms & 0xffff), static_cast<unsigned>(a & 0xfff),
                  static_cast<unsigned>(0x8000 | (a >> 12 & 0x3fff)),
                  static_cast<unsigned long long>(b & 0xffffffffffff));
    return text;
}

std::string to_json(const TicketWish& ticket) {
    return R"({"screening_id":)" + std::to_string(ticket.screening) + R"(,"tariff_id":)" +
           std::to_string(ticket.tariff.id) + R"(,"quantity":1)" +
           (ticket.seat > 0 ? R"(,"seats":[)" + std::to_string(ticket.seat) + "]}" : "}");
}

}  // namespace

std::string sale_request(const std::string& host, const std::string& cookie,
                         const std::array<TicketWish, 2>& tickets, std::mt19937_64& random) {
    const int64_t total = tickets[0].tariff.price_cents + tickets[1].tariff.price_cents;
    const std::string body = R"({"lines":[)" + to_json(tickets[0]) + "," + to_json(tickets[1]) +
                             R"(],"payments":[{"method":"cash","amount_cents":)" +
                             std::to_string(rounded_to_5(total)) + R"(}],"expected_total_cents":)" +
                             std::to_string(total) + "}";
    return "POST /api/v1/sales HTTP/1.1\r\nHost: " + host +
           "\r\nContent-Type: application/json\r\nIdempotency-Key: " + uuid_v7(random) +
           "\r\nCookie: " + cookie + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

SaleTargets read_targets(const std::string& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    SaleTargets targets;
    try {
        const auto json = boost::json::parse(text.str()).as_object();
        for (const auto& cookie : json.at("cookies").as_array())
            targets.cookies.emplace_back(cookie.as_string());
        for (const auto& id : json.at("screenings").as_array())
            targets.screenings.push_back(id.to_number<int64_t>());
        for (const auto& tariff : json.at("tariffs").as_array())
            targets.tariffs.push_back(
                {tariff.at("id").to_number<int64_t>(), tariff.at("price_cents").to_number<int64_t>()});
    } catch (const std::exception& error) {
        throw std::runtime_error(file + ": " + error.what());
    }
    if (targets.cookies.empty() || targets.screenings.empty() || targets.tariffs.size() < 2)
        throw std::runtime_error(file + ": needs a cookie, a screening and two tariffs");
    return targets;
}

SaleRequests::SaleRequests(SaleTargets targets, size_t screenings, std::string host)
    : targets_(std::move(targets)),
      screenings_(std::min(screenings, targets_.screenings.size())),
      host_(std::move(host)) {}

std::string SaleRequests::next(size_t connection) {
    const int64_t screening = targets_.screenings[random_() % screenings_];
    const size_t count = targets_.tariffs.size();
    const size_t first = random_() % count;
    const size_t other = (first + 1 + random_() % (count - 1)) % count;
    return sale_request(host_, targets_.cookies[connection % targets_.cookies.size()],
                        {{{screening, targets_.tariffs[first]}, {screening, targets_.tariffs[other]}}},
                        random_);
}

}  // namespace guichet::bench
