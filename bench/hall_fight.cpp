#include "hall_fight.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <boost/json.hpp>

namespace guichet::bench {
namespace {

std::vector<int> all_of(int seats) {
    std::vector<int> numbers(static_cast<size_t>(seats));
    std::iota(numbers.begin(), numbers.end(), 1);
    return numbers;
}

}  // namespace

HallFight::HallFight(SaleTargets targets, int rows, int row_seats, std::string host)
    : targets_(std::move(targets)),
      row_seats_(row_seats),
      seats_(rows * row_seats),
      host_(std::move(host)),
      free_(all_of(seats_)),
      times_sold_(targets_.screenings.size(), std::vector<int>(static_cast<size_t>(seats_) + 1)) {}

std::string HallFight::label_of(int seat) const {
    return std::to_string((seat - 1) / row_seats_ + 1) + ' ' + std::to_string((seat - 1) % row_seats_ + 1);
}

int HallFight::any_free_but(int other) {
    for (;;)
        if (const int seat = free_[random_() % free_.size()]; seat != other) return seat;
}

std::string HallFight::next(size_t connection) {
    // Seats are sold two by two: of a last one it is known that somebody has it.
    if (free_.size() < 2 && hall_ < targets_.screenings.size()) {
        ++hall_;
        free_ = all_of(seats_);
    }
    if (hall_ >= targets_.screenings.size()) return {};
    Wish& wish = wishes_[connection];
    wish.hall = hall_;
    wish.seats[0] = any_free_but(0);
    wish.seats[1] = any_free_but(wish.seats[0]);
    const int64_t screening = targets_.screenings[hall_];
    return sale_request(
        host_, targets_.cookies[connection % targets_.cookies.size()],
        {{{screening, targets_.tariffs[0], wish.seats[0]}, {screening, targets_.tariffs[1], wish.seats[1]}}},
        random_);
}

void HallFight::answered(size_t connection, int status, std::string_view body) {
    end_ = Clock::now();
    if (status == 201) return sold(wishes_[connection]);
    if (body.find("\"seat_sold\"") == body.npos)
        throw std::runtime_error("a sale of the hall was refused: " + std::string(body.substr(0, 300)));
    ++lost_;
    const Wish& wish = wishes_[connection];
    for (const int seat : wish.seats)
        if (body.find("\"seat\":\"" + label_of(seat) + '"') != body.npos) heard_sold(wish.hall, seat);
}

void HallFight::sold(const Wish& wish) {
    ++sales_;
    for (const int seat : wish.seats) {
        if (++times_sold_[wish.hall][static_cast<size_t>(seat)] > 1) ++doubles_;
        heard_sold(wish.hall, seat);
    }
}

void HallFight::heard_sold(size_t hall, int seat) {
    if (hall == hall_) std::erase(free_, seat);
}

std::string HallFight::result() const {
    const double seconds = std::chrono::duration<double>(end_ - start_).count();
    return boost::json::serialize(boost::json::object{{"halls", targets_.screenings.size()},
                                                      {"sales", sales_},
                                                      {"lost", lost_},
                                                      {"doubles", doubles_},
                                                      {"seconds", seconds},
                                                      {"per_second", static_cast<double>(sales_) / seconds}});
}

}  // namespace guichet::bench
