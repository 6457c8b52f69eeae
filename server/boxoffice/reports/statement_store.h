#pragma once
// Documents of the statement, newest first, some at a time: a page, a sum and an export are the same walk.

#include <deque>

#include "boxoffice/reports/totals.h"
#include "commands/tenant.h"

namespace guichet::reports {

// A page gives up after so much work and says how far it came; the next one goes on from there. A
// document that an index or a condition in SQL passes over counts once, one that is read `read_cost` times.
inline constexpr int64_t page_scan_max = 30'000;
inline constexpr int64_t read_cost = 16;
// A sum gives up and asks for a shorter period.
inline constexpr int64_t totals_scan_max = 400'000;

class Walk {
public:
    // Of documents with a number below `before`, as they are at `now`.
    Walk(storage::Connection& connection, Filter filter, std::string_view zone, TimeMs now, int64_t before);

    // The next documents that match, at most `most`; fewer when there are no more (ended()) or when the
    // work is done that `scans` allow.
    std::vector<Document> next(size_t most, int64_t scans);
    bool ended() const { return ended_ && candidates_.empty(); }
    // Documents below this number have not been looked at.
    int64_t position() const { return position_; }
    // How many may have to be looked at, at most; for telling how far the walk is.
    int64_t span() const { return top_ - bottom_; }
    int64_t passed() const { return top_ - position_; }
    int64_t looked_at() const { return looked_at_; }
    const Names& names() const { return names_; }

private:
    // One place to find candidates: a query and the key it is for, read ahead in pieces.
    struct Stream {
        const storage::Query* query;
        int64_t key;
        int64_t below;
        std::deque<int64_t> ahead;
        bool ended = false;
    };
    void choose_streams();
    bool limit_to_screenings();
    void add_stream(const storage::Query& query, int64_t key = 0) {
        streams_.push_back({&query, key, top_, {}});
    }
    int64_t fetch(size_t most, int64_t scans);
    int64_t fetch_window(size_t most, int64_t scans);
    std::vector<Document> load(const std::vector<int64_t>& numbers);

    storage::Connection& connection_;
    const Filter filter_;
    const TimeMs now_;
    const Period sold_, event_;
    int64_t top_ = 0, bottom_ = 1;
    std::vector<Stream> streams_;  // none: all numbers, by windows
    std::deque<int64_t> candidates_;
    int64_t unread_ = 0;  // numbers below this are not yet among the candidates
    int64_t position_ = 0;
    int64_t looked_at_ = 0;
    bool ended_ = false;
    Names names_;
};

// When the document of this number was made.
std::optional<TimeMs> time_of_document(storage::Connection& connection, int64_t number);

// Nothing when there are more documents than may be summed while somebody waits.
struct Summed {
    Totals totals;
    Names names;
};
std::optional<Summed> sum_statement(storage::Connection& connection, const Filter& filter,
                                    std::string_view zone, TimeMs now);

}  // namespace guichet::reports
