#include "boxoffice/seating/story_store.h"

#include <map>

#include "boxoffice/seating/seats_sql.gen.h"

namespace guichet::seating {

std::vector<SeatChange> gathered(ScreeningId screening, std::vector<std::pair<SeatId, Claim>> claims) {
    std::map<std::tuple<SeatState, std::string, TimeMs, House, std::string>, SeatChange> alike;
    for (auto& [seat, claim] : claims) {
        // Which sale a seat belongs to is nobody's business until it is asked for.
        const bool told = claim.state == SeatState::held;
        SeatChange& change =
            alike[{claim.state, told ? claim.holder : "", claim.expires_at_ms, claim.house, claim.name}];
        change.screening = screening;
        change.state = claim.state;
        change.seats.push_back(seat);
        change.claim = std::move(claim);
    }
    std::vector<SeatChange> changes;
    for (auto& [key, change] : alike) changes.push_back(std::move(change));
    return changes;
}

namespace {

void write_sale(json::Writer& w, const storage::Rows& rows) {
    w.begin("sale")
        .field("id", rows.text(0, 7))
        .field("number", rows.number(0, 8))
        .field("ticket", rows.number(0, 6))
        .field("sold_at_ms", rows.number(0, 9))
        .field("user", rows.text(0, 10));
    Text tariff;
    for (size_t i = 0; i < 4; ++i) tariff.in[i] = rows.text_or_empty(0, 11 + i);
    if (!tariff.empty()) w.field("tariff", tariff);
    if (!rows.is_null(0, 15)) w.field("customer", rows.text(0, 15));
    w.end();
}

}  // namespace

std::string render_story(storage::Connection& connection, const catalogue::Screening& screening, SeatId seat,
                         TimeMs now) {
    const auto known = find_seat(connection, screening.seat_map, seat);
    if (!known) return "";
    const storage::Rows rows = connection.query(sql::seat_story, {screening.id, seat});
    const bool claimed = !rows.empty() && rows.maybe_number(0, 2).value_or(never_ms) > now;

    json::Writer w;
    w.begin().raw("seat", [&] {
        json::Writer inner;
        write_label(inner, known->label);
        return inner.take();
    }());
    w.field("state", claimed ? rows.text(0, 0) : "free").field("category", known->category);
    if (known->kind != "ordinary") w.field("kind", known->kind);
    if (known->restricted) w.field("restricted", true);
    if (claimed) {
        if (!rows.is_null(0, 2)) w.field("until_ms", rows.number(0, 2));
        const size_t place = rows.is_null(0, 3) ? 16 : 3;  // of the cart, else of the sale
        if (!rows.is_null(0, place)) w.field("register", rows.text(0, place));
        if (!rows.text(0, 4).empty()) w.field("house", rows.text(0, 4));
        if (!rows.text(0, 5).empty()) w.field("name", rows.text(0, 5));
        if (!rows.is_null(0, 7)) write_sale(w, rows);
    }
    return w.end().take();
}

}  // namespace guichet::seating
