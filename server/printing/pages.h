#pragma once
// The layouts: one function a document and stock. Each draws a cleaned document (text.h).

#include "printing/canvas.h"
#include "printing/document.h"

namespace guichet::printing {

struct PageNumber {
    int index = 1;
    int count = 1;
};

inline constexpr double thermal_dot_mm = 25.4 / 203;

// A page to print at home: four quarters that fold to a pocket size, the code clear of the folds.
void draw_ticket_a4(Canvas& canvas, const Ticket& ticket, PageNumber number);
void draw_ticket_roll(Canvas& canvas, const Ticket& ticket);
// The stub repeats what the law wants on both parts of a ticket in two parts.
void draw_ticket_stub(Canvas& canvas, const Ticket& ticket);

void draw_receipt_a4(Canvas& canvas, const Receipt& receipt);
void draw_receipt_roll(Canvas& canvas, const Receipt& receipt);
// Two columns a page, as many pages as needed.
void draw_receipt_2x5(Canvas& canvas, const Receipt& receipt);

}  // namespace guichet::printing
