#pragma once
// Tickets and receipts as bytes for ESC/POS receipt printers (raw TCP 9100, USB, serial): code page
// 858, the printer's own QR, partial cut. Texts of strangers become bytes of 0x20 and above before
// they are placed between commands, so that nobody's name drives the printer.

#include <optional>
#include <string>
#include <string_view>

#include "printing/document.h"

namespace guichet::printing {

// Font A in a line. Of 80 mm printers those with 180 dpi heads hold 42, all others 48.
enum class Columns { c42 = 42, c48 = 48 };

enum class Drawer { stay_shut, open };

// Both throw std::invalid_argument beyond the limits of document.h.
std::string ticket_bytes(const Ticket& ticket, Columns columns = Columns::c48);
std::string receipt_bytes(const Receipt& receipt, Drawer drawer, Columns columns = Columns::c48);
inline std::string receipt_bytes(const Receipt& receipt, bool open_drawer) {
    return receipt_bytes(receipt, open_drawer ? Drawer::open : Drawer::stay_shut);
}

// The pulse alone: a "no sale" opening, or change for a card sale.
std::string drawer_bytes();

// Asks, ahead of anything still in the printer's buffer, whether it is online and has paper.
std::string status_request();
struct PrinterStatus {
    bool online = false;
    bool has_paper = false;
    bool paper_low = false;
};
inline constexpr std::size_t status_answer_bytes = 2;
// None when the answer is not two status bytes: it is no ESC/POS printer, or it is out of step.
std::optional<PrinterStatus> parse_status(std::string_view answer);

}  // namespace guichet::printing
