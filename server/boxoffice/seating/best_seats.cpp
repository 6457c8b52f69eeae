#include "boxoffice/seating/best_seats.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace guichet::seating {
namespace {

// A single seat left over beside the group weighs as much as three metres of distance for each person.
constexpr float lonely_cm = 300;
constexpr float nowhere = std::numeric_limits<float>::infinity();

struct Group {
    int64_t first = 0;
    int64_t size = 0;
    float cost = nowhere;  // mean distance of its seats
};

// What one search goes by.
struct Search {
    const Hall& hall;
    std::vector<char> usable;        // by number; taken ones are cleared as groups are found
    const HallSeat* near = nullptr;  // sit near these instead of near the focal point
    int64_t wheelchairs = 0;         // that a group must have, exactly

    bool free(int64_t seat) const { return usable[static_cast<size_t>(seat)] != 0; }
    float cost(int64_t seat) const {
        const HallSeat& s = hall.seat(seat);
        return near == nullptr ? s.distance : std::hypot(s.x - near->x, s.y - near->y);
    }
};

// Does a group from `first` leave one free seat alone at an end of its free stretch?
int lonely_ends(const Search& search, const Run& run, int64_t first, int64_t last) {
    const auto free = [&](int64_t s) { return s >= run.first && s <= run.last && search.free(s); };
    int alone = 0;
    if (free(first - 1) && !free(first - 2)) ++alone;
    if (free(last + 1) && !free(last + 2)) ++alone;
    return alone;
}

// The best group of `size` neighbours: a window slides over every run.
Group best_group(const Search& search, int64_t size) {
    Group best;
    for (const Run& run : search.hall.runs()) {
        int64_t length = 0, wheelchairs = 0;
        float sum = 0;
        for (int64_t s = run.first; s <= run.last; ++s) {
            if (!search.free(s)) {
                length = wheelchairs = 0;
                sum = 0;
                continue;
            }
            ++length;
            sum += search.cost(s);
            wheelchairs += search.hall.seat(s).kind == SeatKind::wheelchair;
            if (length > size) {
                const int64_t left = s - size;
                sum -= search.cost(left);
                wheelchairs -= search.hall.seat(left).kind == SeatKind::wheelchair;
                --length;
            }
            if (length < size || wheelchairs != search.wheelchairs) continue;
            const int64_t first = s - size + 1;
            float cost = sum / static_cast<float>(size);
            if (cost >= best.cost) continue;
            cost += lonely_cm * static_cast<float>(lonely_ends(search, run, first, s));
            if (cost < best.cost) best = {first, size, cost};
        }
    }
    return best;
}

void take(Search& search, const Group& group, std::vector<int64_t>& seats) {
    for (int64_t s = group.first; s < group.first + group.size; ++s) {
        seats.push_back(s);
        search.usable[static_cast<size_t>(s)] = 0;
    }
}

// Nobody sits alone when it can be helped: 5 is 3 + 2 and not 4 + 1.
int64_t largest_part(int64_t quantity) { return quantity >= 4 ? quantity - 2 : quantity - 1; }

// One group, or the split with the largest first part, the rest as near to it as there is.
bool choose(Search search, int64_t quantity, std::vector<int64_t>& seats) {
    if (quantity == 0) return true;
    for (int64_t size = quantity; size >= 1; size = size == quantity ? largest_part(quantity) : size - 1) {
        const Group group = best_group(search, size);
        if (group.size == 0) continue;
        const size_t before = seats.size();
        take(search, group, seats);
        search.near = &search.hall.seat(group.first + group.size / 2);
        if (choose(search, quantity - size, seats)) return true;
        seats.resize(before);
        return false;  // not enough seats at all: a smaller first part frees none
    }
    return false;
}

// Wheelchair places apart from one another, each with whoever can sit nearest.
bool choose_apart(Search search, const BestSeatsWish& wish, std::vector<int64_t>& seats) {
    const auto take_nearest = [&](auto&& fits) {
        int64_t best = 0;
        for (int64_t s = 1; s <= search.hall.seat_count(); ++s)
            if (search.free(s) && fits(search.hall.seat(s).kind) &&
                (best == 0 || search.cost(s) < search.cost(best)))
                best = s;
        if (best == 0) return false;
        take(search, {best, 1, 0}, seats);
        search.near = &search.hall.seat(seats.front());
        return true;
    };
    for (int64_t i = 0; i < wish.wheelchairs; ++i)
        if (!take_nearest([](SeatKind kind) { return kind == SeatKind::wheelchair; })) return false;
    for (int64_t i = wish.wheelchairs; i < wish.quantity; ++i)
        if (!take_nearest([](SeatKind kind) { return kind == SeatKind::companion; }) &&
            !take_nearest([](SeatKind kind) { return kind == SeatKind::ordinary; }))
            return false;
    return true;
}

std::vector<char> usable(const Hall& hall, const std::function<bool(int64_t)>& is_free, auto&& fits) {
    std::vector<char> out(static_cast<size_t>(hall.seat_count()) + 1);
    for (int64_t s = 1; s <= hall.seat_count(); ++s)
        out[static_cast<size_t>(s)] = fits(hall.seat(s).kind) && is_free(s);
    return out;
}

}  // namespace

std::vector<int64_t> best_seats(const Hall& hall, const BestSeatsWish& wish,
                                const std::function<bool(int64_t)>& is_free) {
    std::vector<int64_t> seats;
    if (wish.wheelchairs > 0) {
        Search search{hall, usable(hall, is_free, [](SeatKind) { return true; }), nullptr, wish.wheelchairs};
        const Group together = best_group(search, wish.quantity);
        if (together.size != 0)
            take(search, together, seats);
        else if (!choose_apart(search, wish, seats))
            return {};
    } else {
        // Places beside wheelchairs are for companions, as long as there are others.
        Search search{hall, usable(hall, is_free, [](SeatKind k) { return k == SeatKind::ordinary; })};
        if (!choose(search, wish.quantity, seats)) {
            seats.clear();
            search.usable = usable(hall, is_free, [](SeatKind k) { return k != SeatKind::wheelchair; });
            if (!choose(search, wish.quantity, seats)) return {};
        }
    }
    std::ranges::sort(seats);
    return seats;
}

}  // namespace guichet::seating
