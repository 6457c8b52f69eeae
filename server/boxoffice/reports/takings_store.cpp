#include "boxoffice/reports/takings_store.h"

#include <algorithm>

#include "boxoffice/reports/contents_store.h"
#include "boxoffice/reports/statement_store.h"
#include "boxoffice/reports/takings_sql.gen.h"

namespace guichet::reports {
namespace {

Text text_of(const storage::Rows& rows, size_t i, size_t from) {
    Text text;
    for (size_t n = 0; n < text.in.size(); ++n) text.in[n] = rows.text(i, from + n);
    return text;
}

// The line of a screening with this tariff, price and tax.
TakingsLine* line_of(Takings& takings, const storage::Rows& rows, size_t i) {
    for (TakingsLine& line : takings.lines)
        if (line.tariff.value == rows.number(i, 1) && line.unit.cents == rows.number(i, 2) &&
            line.vat_code == rows.text(i, 3) && line.vat_bp == rows.maybe_number(i, 4))
            return &line;
    return nullptr;
}

void add_lines(storage::Connection& connection, std::span<const storage::Param> screenings,
               const std::function<Takings&(int64_t)>& of) {
    const storage::Rows lines = connection.query_in(sql::lines_of, screenings);
    for (size_t i = 0; i < lines.size(); ++i)
        of(lines.number(i, 0))
            .lines.push_back({.tariff = {lines.number(i, 1)},
                              .key = lines.text(i, 5),
                              .name = text_of(lines, i, 6),
                              .unit = {lines.number(i, 2)},
                              .vat_code = lines.text(i, 3),
                              .vat_bp = lines.maybe_number(i, 4),
                              .given_out = lines.number(i, 10),
                              .refunded = lines.number(i, 11),
                              .amount = {lines.number(i, 12)},
                              .vat = {lines.number(i, 13)}});
    const storage::Rows tickets = connection.query_in(sql::tickets_of, screenings);
    for (size_t i = 0; i < tickets.size(); ++i) {
        Takings& takings = of(tickets.number(i, 0));
        takings.confirmed += tickets.number(i, 7);
        takings.entered += tickets.number(i, 8);
        if (TakingsLine* line = line_of(takings, tickets, i)) {
            line->first_ticket = tickets.number(i, 5);
            line->last_ticket = tickets.number(i, 6);
        }
    }
    const storage::Rows money = connection.query_in(sql::money_of, screenings);
    for (size_t i = 0; i < money.size(); ++i) {
        Takings& takings = of(money.number(i, 0));
        takings.due = {money.number(i, 1)};
        takings.paid = {money.number(i, 2)};
    }
}

}  // namespace

std::vector<Takings> list_takings(storage::Connection& connection, const TakingsFilter& filter,
                                  std::string_view zone, const TakingsAfter& after, int64_t most) {
    const Period period = period_of(filter.from_day, filter.to_day, zone);
    const storage::Rows rows =
        connection.query(sql::screenings, {period.from, period.until, filter.screening_id, filter.work_id,
                                           after.starts_at_ms, after.screening.value, most});
    std::vector<Takings> all;
    std::vector<int64_t> ids;
    std::map<int64_t, size_t> place;
    for (size_t i = 0; i < rows.size(); ++i) {
        place[rows.number(i, 0)] = i;
        ids.push_back(rows.number(i, 0));
        all.push_back({.screening = {rows.number(i, 0)},
                       .title = text_of(rows, i, 1),
                       .room = rows.text(i, 5),
                       .starts_at_ms = rows.number(i, 6),
                       .cancelled = rows.number(i, 7) != 0,
                       .capacity = rows.number(i, 8),
                       .counter = rows.number(i, 9)});
    }
    for_batches(ids, [&](std::span<const storage::Param> batch) {
        add_lines(connection, batch, [&](int64_t id) -> Takings& { return all[place.at(id)]; });
    });
    return all;
}

std::map<std::string, Money> methods_of(storage::Connection& connection, ScreeningId screening,
                                        std::string_view zone, TimeMs now) {
    Filter filter;
    filter.screening_id = screening;
    auto sum = sum_statement(connection, filter, zone, now);
    return sum ? std::move(sum->totals.methods) : std::map<std::string, Money>();
}

namespace {

struct Place {
    int64_t work, room;
    TimeMs starts_at_ms;
    Text title;
    std::string room_name;
};

std::map<int64_t, Place> places_of(storage::Connection& connection, const std::vector<int64_t>& screenings) {
    std::map<int64_t, Place> places;
    for_batches(screenings, [&](std::span<const storage::Param> batch) {
        const storage::Rows rows = connection.query_in(sql::places_of_screenings, batch);
        for (size_t i = 0; i < rows.size(); ++i)
            places[rows.number(i, 0)] = {rows.number(i, 1), rows.number(i, 2), rows.number(i, 3),
                                         text_of(rows, i, 4), rows.text(i, 8)};
    });
    return places;
}

// As text that sorts like the number.
std::string sortable(int64_t number) {
    std::string digits = std::to_string(number);
    return std::string(16 - std::min<size_t>(16, digits.size()), '0') + digits;
}

struct Key {
    std::string key;
    Text label;
};

Key time_key(const std::string& by, TimeMs at, std::string_view zone) {
    return {by == "day" ? day_of(at, zone) : clock_of(at, zone).substr(0, 2), {}};
}

Key screening_key(const std::string& by, const Place& place, std::string_view zone) {
    if (by == "work") return {sortable(place.work), place.title};
    if (by == "room") return {sortable(place.room), Text{{place.room_name, "", "", ""}}};
    return time_key(by, place.starts_at_ms, zone);
}

}  // namespace

std::vector<Bucket> list_figures(storage::Connection& connection, const FiguresFilter& filter,
                                 std::string_view zone) {
    const std::string& by = *filter.by;
    const bool of_screenings = filter.of.value_or("sale") == "screening";
    const bool by_screening =
        by == "work" || by == "room" || (of_screenings && (by == "day" || by == "hour"));
    const Period period = period_of(filter.from_day, filter.to_day, zone);
    const storage::Rows rows =
        connection.query(of_screenings ? sql::figures_of_screenings : sql::figures_of_sales,
                         {*period.from, *period.until, by_screening ? "screening" : by});
    std::vector<int64_t> ids;
    for (size_t i = 0; i < rows.size(); ++i) ids.push_back(rows.number(i, 0));

    // Places of a sale's day say nothing about its occupancy: capacity belongs to screenings.
    std::map<int64_t, int64_t> capacity;
    if (of_screenings && by_screening) {
        const storage::Rows places = connection.query(sql::capacities, {*period.from, *period.until});
        for (size_t i = 0; i < places.size(); ++i) capacity[places.number(i, 0)] = places.number(i, 1);
    }
    std::vector<int64_t> screenings;
    if (by_screening) screenings = ids;
    for (const auto& [id, places] : capacity) screenings.push_back(id);
    const auto places = places_of(connection, screenings);
    Names names;
    if (by == "tariff") add_tariff_names(connection, ids, names);
    std::map<int64_t, std::string> salepoints;
    if (by == "salepoint") {
        const storage::Rows found = connection.query(sql::salepoint_names, {});
        for (size_t i = 0; i < found.size(); ++i) salepoints[found.number(i, 0)] = found.text(i, 1);
    }

    const auto key_of = [&](int64_t id) -> Key {
        if (by_screening) return screening_key(by, places.at(id), zone);
        if (by == "tariff") return {sortable(id), names.tariffs.at({id}).name};
        if (by == "salepoint") return {sortable(id), Text{{salepoints[id], "", "", ""}}};
        return time_key(by, id * 15 * minute_ms, zone);
    };
    Buckets buckets;
    for (size_t i = 0; i < rows.size(); ++i) {
        const Key key = key_of(ids[i]);
        Bucket& bucket = buckets.of(key.key);
        bucket.label = key.label;
        bucket.takings += Money{rows.number(i, 1)};
        bucket.sold += rows.number(i, 2);
        bucket.refunded += rows.number(i, 3);
        bucket.comps += rows.number(i, 4);
    }
    for (const auto& [id, size] : capacity) {
        const Key key = key_of(id);
        Bucket& bucket = buckets.of(key.key);
        bucket.label = key.label;
        bucket.capacity = bucket.capacity.value_or(0) + size;
    }
    std::vector<Bucket> out = buckets.take();
    for (Bucket& bucket : out)  // ids without the zeros that sorted them
        if (by != "day" && by != "hour") bucket.key.erase(0, bucket.key.find_first_not_of('0'));
    return out;
}

}  // namespace guichet::reports
