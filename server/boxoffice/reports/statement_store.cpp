#include "boxoffice/reports/statement_store.h"

#include <algorithm>
#include <limits>
#include <set>

#include "boxoffice/reports/contents_store.h"
#include "boxoffice/reports/statement_sql.gen.h"

namespace guichet::reports {
namespace {

// More screenings than this are not looked up one by one: then most documents match anyway.
constexpr size_t screenings_streamed_max = 200;
constexpr int64_t piece = 256;    // numbers read ahead by a stream
constexpr int64_t window = 1024;  // numbers gone through by one query

int64_t id_or_null(const storage::Rows& rows, size_t i, size_t column) {
    return rows.number_or(i, column, 0);
}

}  // namespace

Walk::Walk(storage::Connection& connection, Filter filter, std::string_view zone, TimeMs now, int64_t before)
    : connection_(connection),
      filter_(std::move(filter)),
      now_(now),
      sold_(period_of(filter_.from_day, filter_.to_day, zone)),
      event_(period_of(filter_.event_from_day, filter_.event_to_day, zone)) {
    const storage::Rows last = connection_.query(sql::last_number, {});
    top_ = last.empty() ? 1 : std::min(before, last.number(0, 0) + 1);
    if (filter_.number) {
        top_ = std::min(top_, *filter_.number + 1);
        bottom_ = *filter_.number;
    }
    if (sold_.from) {
        const storage::Rows first = connection_.query(sql::first_from, {*sold_.from});
        bottom_ = first.is_null(0, 0) ? top_ : std::max(bottom_, first.number(0, 0));
    }
    if (sold_.until) {
        const storage::Rows until = connection_.query(sql::last_until, {*sold_.until});
        top_ = until.is_null(0, 0) ? bottom_ : std::min(top_, until.number(0, 0) + 1);
    }
    top_ = std::max(top_, bottom_);
    unread_ = position_ = top_;
    ended_ = top_ == bottom_;
    if (!ended_) choose_streams();
}

// The narrowest way in first: each stream reads an index in the order of numbers.
void Walk::choose_streams() {
    if (filter_.number) return;
    if (filter_.asks_for_events() && limit_to_screenings()) return;
    if (filter_.state && (*filter_.state == "reserved" || *filter_.state == "expired"))
        return add_stream(sql::numbers_not_paid);
    if (filter_.method && *filter_.method == "later") return add_stream(sql::numbers_not_paid);
    if (filter_.state && (*filter_.state == "refunded" || *filter_.state == "partly_refunded"))
        return add_stream(sql::numbers_given_back);
    if (filter_.state && *filter_.state == "cancelled") {  // given up unpaid, or paid and taken back
        add_stream(sql::numbers_not_paid);
        return add_stream(sql::numbers_given_back);
    }
    if (filter_.customer) return add_stream(sql::numbers_named);
    if (filter_.kind && *filter_.kind != "sale") return add_stream(sql::numbers_later);
    if (filter_.register_id) return add_stream(sql::numbers_of_register, filter_.register_id->value);
    if (filter_.user_id) return add_stream(sql::numbers_of_user, filter_.user_id->value);
    if (filter_.salepoint_id) {
        const storage::Rows rows = connection_.query(sql::registers_of_salepoint, {*filter_.salepoint_id});
        for (size_t i = 0; i < rows.size(); ++i) add_stream(sql::numbers_of_register, rows.number(i, 0));
        ended_ = rows.empty();
    }
}

// False when the filter wants too many screenings to look them up one by one.
bool Walk::limit_to_screenings() {
    const storage::Rows rows = connection_.query(
        sql::screenings_wanted, {filter_.screening_id, filter_.work_id, event_.from, event_.until,
                                 static_cast<int64_t>(screenings_streamed_max) + 1});
    if (rows.size() > screenings_streamed_max) return false;
    for (size_t i = 0; i < rows.size(); ++i) add_stream(sql::numbers_of_screening, rows.number(i, 0));
    ended_ = rows.empty();
    return true;
}

// Fills candidates_ with the next numbers; returns how many documents that meant looking at.
int64_t Walk::fetch(size_t most, int64_t scans) {
    if (streams_.empty()) return fetch_window(most, scans);
    while (candidates_.size() < most) {
        int64_t highest = 0;
        for (Stream& stream : streams_) {
            if (stream.ahead.empty() && !stream.ended) {
                const storage::Rows rows =
                    connection_.query(*stream.query, {stream.below, bottom_, stream.key, piece});
                for (size_t i = 0; i < rows.size(); ++i) stream.ahead.push_back(rows.number(i, 0));
                stream.ended = static_cast<int64_t>(rows.size()) < piece;
                if (!rows.empty()) stream.below = stream.ahead.back();
            }
            if (!stream.ahead.empty()) highest = std::max(highest, stream.ahead.front());
        }
        if (highest == 0) {
            ended_ = true;
            break;
        }
        for (Stream& stream : streams_)  // a document may be found in two places
            if (!stream.ahead.empty() && stream.ahead.front() == highest) stream.ahead.pop_front();
        candidates_.push_back(highest);
    }
    unread_ = candidates_.empty() ? bottom_ : candidates_.back();
    return 0;
}

int64_t Walk::fetch_window(size_t most, int64_t scans) {
    const bool by_payment = filter_.method.has_value();
    const bool by_line = filter_.tariff_id || filter_.tariff_key || filter_.line_kind;
    // Without a condition of its own the window is just as long as what is wanted.
    const bool dense = !by_payment && !by_line;
    const int64_t width = dense ? static_cast<int64_t>(most) : std::min(window, scans);
    const int64_t from = std::max(bottom_, unread_ - width);
    const storage::Rows rows = connection_.query(
        sql::numbers, {unread_, from, filter_.kind, by_payment, filter_.method ? *filter_.method : "",
                       by_line, filter_.tariff_id, filter_.line_kind, filter_.tariff_key});
    for (size_t i = 0; i < rows.size(); ++i) candidates_.push_back(rows.number(i, 0));
    const int64_t looked_at = unread_ - from - static_cast<int64_t>(rows.size());
    unread_ = from;
    ended_ = unread_ <= bottom_;
    return looked_at;
}

std::vector<Document> Walk::next(size_t most, int64_t scans) {
    std::vector<Document> found;
    while (found.size() < most && scans > 0) {
        const size_t wanted = most - found.size();
        if (candidates_.empty()) {
            if (ended_) break;
            const int64_t passed = fetch(std::clamp<size_t>(wanted, 16, piece), scans);
            scans -= passed;
            looked_at_ += passed;
            if (candidates_.empty()) {
                position_ = unread_;
                continue;
            }
        }
        const size_t many = std::min({candidates_.size(), std::clamp<size_t>(wanted, 16, piece),
                                      static_cast<size_t>(scans / read_cost + 1)});
        const std::vector<int64_t> numbers(candidates_.begin(),
                                           candidates_.begin() + static_cast<std::ptrdiff_t>(many));
        scans -= read_cost * static_cast<int64_t>(many);
        looked_at_ += static_cast<int64_t>(many);
        std::vector<Document> documents = load(numbers);
        size_t looked_at = many;
        for (Document& document : documents) {
            if (found.size() == most) {  // the rest is for the next call
                looked_at =
                    static_cast<size_t>(std::ranges::find(numbers, document.sale.number) - numbers.begin());
                break;
            }
            found.push_back(std::move(document));
        }
        candidates_.erase(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(looked_at));
        position_ = numbers[looked_at - 1];
        if (candidates_.empty()) position_ = std::min(position_, std::max(unread_, bottom_));
    }
    if (ended()) position_ = bottom_;
    return found;
}

std::vector<Document> Walk::load(const std::vector<int64_t>& numbers) {
    std::vector<sales::StoredSale> sales;
    for_batches(numbers, [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection_.query_in(sql::headings, batch);
        for (size_t i = 0; i < rows.size(); ++i) {
            sales.push_back({.number = rows.number(i, 0),
                             .id = rows.text(i, 1),
                             .kind = rows.text(i, 2),
                             .state = rows.text(i, 3),
                             .at_register = {rows.number(i, 4)},
                             .user = {rows.number(i, 5)},
                             .made_at_ms = rows.number(i, 6),
                             .total = {rows.number(i, 7)},
                             .rounding = {rows.number(i, 8)},
                             .expires_at_ms = id_or_null(rows, i, 9),
                             .reverses = id_or_null(rows, i, 10),
                             .reason = rows.text(i, 11),
                             .note = rows.text(i, 12),
                             .customer = rows.text_or_empty(i, 13)});
        }
    });
    std::ranges::sort(sales, std::greater{}, &sales::StoredSale::number);
    add_names(connection_, sales, names_);
    std::erase_if(
        sales, [&](const sales::StoredSale& sale) { return !heading_matches(filter_, sold_, sale, names_); });
    const std::map<int64_t, Money> given_back = load_contents(connection_, sales);
    add_names(connection_, sales, names_);
    std::vector<Document> documents;
    for (sales::StoredSale& sale : sales) {
        Document document{.sale = std::move(sale)};
        document.state = document.sale.state_at(now_);
        if (const auto given = given_back.find(document.sale.number); given != given_back.end())
            document.refunded = given->second;
        if (choose_lines(filter_, event_, names_, document) && rest_matches(filter_, document))
            documents.push_back(std::move(document));
    }
    return documents;
}

std::optional<TimeMs> time_of_document(storage::Connection& connection, int64_t number) {
    const storage::Rows rows = connection.query(sql::time_of, {number});
    if (rows.empty()) return std::nullopt;
    return rows.number(0, 0);
}

std::optional<Summed> sum_statement(storage::Connection& connection, const Filter& filter,
                                    std::string_view zone, TimeMs now) {
    Walk walk(connection, filter, zone, now, std::numeric_limits<int64_t>::max());
    Summed sum;
    int64_t found = 0;
    while (!walk.ended()) {
        if (walk.looked_at() > totals_scan_max) return std::nullopt;
        for (const Document& document : walk.next(piece, read_cost * piece)) {
            if (++found > totals_documents_max) return std::nullopt;
            sum.totals.add(document, walk.names());
        }
    }
    sum.names = walk.names();
    return sum;
}

}  // namespace guichet::reports
