#pragma once
// Tickets and receipts as PDF, drawn from values alone: the same values give the same bytes.
// Fonts come through fontconfig (DejaVu Sans, and whatever the machine has for other scripts).
// Safe from any thread; the first call in a thread reads the fonts, and a thread that ends keeps
// some 30 kB of them: draw on a few long-lived threads.

#include <span>
#include <string>

#include "printing/document.h"

namespace guichet::printing {

enum class Stock {
    a4,         // one ticket a page, to print at home and fold in four; receipts as a document
    roll80,     // 80 mm roll, as long as needed
    stock_2x5,  // 2 x 5.5 inch (50.8 x 139.7 mm) thermal ticket, landscape, with a stub
};

// One page a ticket. Throws std::invalid_argument beyond the limits of document.h, and for none.
std::string tickets_pdf(std::span<const Ticket> tickets, Stock stock);
std::string receipt_pdf(const Receipt& receipt, Stock stock);

}  // namespace guichet::printing
