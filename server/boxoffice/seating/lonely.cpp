#include "boxoffice/seating/lonely.h"

#include <algorithm>
#include <set>

namespace guichet::seating {

std::vector<int64_t> lonely_after(const Hall& hall, const std::vector<int64_t>& mine,
                                  const std::function<bool(int64_t)>& is_free) {
    const std::set<int64_t> taken(mine.begin(), mine.end());
    std::set<uint32_t> runs;
    for (const int64_t seat : mine) runs.insert(hall.seat(seat).run);

    std::vector<int64_t> alone;
    for (const uint32_t number : runs) {
        const Run& run = hall.runs()[number];
        if (run.first == run.last) continue;
        const auto free_before = [&](int64_t s) { return s >= run.first && s <= run.last && is_free(s); };
        const auto free_after = [&](int64_t s) { return free_before(s) && !taken.contains(s); };
        for (int64_t s = run.first; s <= run.last; ++s) {
            if (!free_after(s) || free_after(s - 1) || free_after(s + 1)) continue;
            if (free_before(s - 1) || free_before(s + 1)) alone.push_back(s);
        }
    }
    return alone;
}

}  // namespace guichet::seating
