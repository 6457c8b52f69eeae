#pragma once
// What every ticket says, as rows: shared by the layouts so that no stock forgets a mention.

#include <string>
#include <vector>

#include "printing/document.h"
#include "printing/rows.h"

namespace guichet::printing {

// Zone, row and place side by side, small labels over big values; or "unreserved seating".
void add_seat(Canvas& canvas, std::vector<Row>& rows, const Ticket& ticket, double label_pt, double value_pt,
              double width_mm, double above_mm);
// "Parterre, rang C, place 12" on one line.
std::string seat_text(const Ticket& ticket);
std::string category_text(const Ticket& ticket);
// Numbers, sale, organiser: the small print, as label and value.
void add_small_print(std::vector<Row>& rows, const Ticket& ticket, Type type, double value_from);

// The side of a code of whole printer dots a module, at most `largest_mm`: thermal heads cannot
// print half a dot, and uneven modules scan badly.
double thermal_code_mm(const Modules& modules, double largest_mm);

}  // namespace guichet::printing
