#include "boxoffice/seating/seat_label.h"

namespace guichet::seating {

SeatLabel label_of(const Hall& hall, SeatId seat) {
    const HallSeat& at = hall.seat(seat.value);
    const MapRow& row = hall.map().rows[at.row];
    return {seat, hall.section_name(row.section), row.label, row.seats[at.place].number};
}

void write_label(json::Writer& writer, const SeatLabel& label) {
    writer.begin()
        .field("seat", label.seat)
        .field("section", label.section)
        .field("row", label.row)
        .field("number", label.number)
        .end();
}

}  // namespace guichet::seating
