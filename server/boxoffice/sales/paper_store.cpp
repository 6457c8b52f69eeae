#include "boxoffice/sales/paper_store.h"

#include <map>

#include "base/version.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/paper_words.h"
#include "boxoffice/sales/sales_store.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {
namespace {

// Doors close some hours after the end; a code is worth nothing a day later.
constexpr TimeMs valid_after_end_ms = day_ms;

printing::Operator issuer_of(const commands::TenantSettings& settings) {
    return {settings.name, settings.address, settings.vat_number};
}

std::string sold_by(storage::Connection& connection, const StoredSale& sale) {
    const auto at_register = registers::find_register(connection, sale.at_register);
    return at_register->salepoint_name + ", " + at_register->name;
}

// Summed per code, so that base and tax are those of the lines, to the cent.
std::vector<printing::VatRow> vat_rows(const StoredSale& sale) {
    std::map<std::pair<std::string, int64_t>, printing::VatRow> by_code;
    for (const StoredLine& line : sale.lines) {
        if (line.kind == "rounding") continue;
        auto& row = by_code[{line.vat_code, line.vat_bp.value_or(-1)}];
        row.code = line.vat_code;
        if (line.vat_bp) row.rate = rate_text(*line.vat_bp);
        row.base += line.amount - line.vat;
        row.vat += line.vat;
    }
    std::vector<printing::VatRow> rows;
    for (auto& [code, row] : by_code) rows.push_back(std::move(row));
    return rows;
}

// Where to sit, or where to stand.
std::optional<printing::Seat> seat_of(const tickets::Ticket& ticket, Language language) {
    if (ticket.seat)
        return printing::Seat{ticket.seat->section.best(language, language), ticket.seat->row,
                              ticket.seat->number};
    if (ticket.area.empty()) return std::nullopt;
    return printing::Seat{.number = ticket.area.best(language, language)};
}

printing::ReceiptKind kind_of(const StoredSale& sale) {
    if (sale.kind == "sale") return printing::ReceiptKind::sale;
    if (sale.kind == "correction") return printing::ReceiptKind::correction;
    return sale.reason == reason_cancelled ? printing::ReceiptKind::cancellation
                                           : printing::ReceiptKind::refund;
}

}  // namespace

std::vector<printing::Ticket> load_tickets(storage::Connection& connection, const StoredSale& sale,
                                           int64_t copy, const commands::TenantSettings& settings,
                                           const tickets::SigningKey& key) {
    const Language language = settings.language;
    const std::string seller = sold_by(connection, sale);
    std::vector<printing::Ticket> papers;
    for (const tickets::Ticket& ticket : tickets::list_tickets(connection, sale.number)) {
        if (ticket.status != "activated") continue;  // given back
        const StoredLine& line = sale.lines.at(static_cast<size_t>(ticket.line) - 1);
        const auto screening = catalogue::find_screening(connection, line.screening);
        const auto tariff = pricing::find_tariff(connection, line.tariff);
        const tickets::TicketCode code{
            .key_id = settings.training ? tickets::training_key_id : tickets::selling_key_id,
            .tenant = settings.tenant,
            .ticket = ticket.number,
            .screening = line.screening.value,
            .tariff = static_cast<uint32_t>(line.tariff.value),
            .seat = ticket.seat ? static_cast<uint32_t>(ticket.seat->seat.value) : 0,
            .valid_until_hours =
                static_cast<uint32_t>((screening->ends_at_ms + valid_after_end_ms) / hour_ms)};
        papers.push_back({.language = language,
                          .issuer = issuer_of(settings),
                          .title = screening->title.best(language, language),
                          .section = screening->section.best(language, language),
                          .building = screening->building,
                          .room = screening->room_name,
                          .starts_on = long_day(screening->starts_at_ms, settings.time_zone, language),
                          .starts_at = clock_of(screening->starts_at_ms, settings.time_zone),
                          .seat = seat_of(ticket, language),
                          .tariff = tariff->name.best(language, language),
                          .category = ticket.category.best(language, language),
                          .price = line.unit,
                          .currency = settings.currency,
                          .number = std::to_string(ticket.number),
                          .sale_number = std::to_string(sale.number),
                          .sold_at = short_time(sale.made_at_ms, settings.time_zone),
                          .sold_by = seller,
                          .eligibility = tariff->note.best(language, language),
                          .code = key.sign(code),
                          .copy_number = static_cast<int>(copy),
                          .training = settings.training});
    }
    return papers;
}

printing::Receipt load_receipt(storage::Connection& connection, const StoredSale& sale, int64_t copy,
                               const commands::TenantSettings& settings) {
    const Language language = settings.language;
    printing::Receipt receipt{.language = language,
                              .kind = kind_of(sale),
                              .issuer = issuer_of(settings),
                              .sale_number = std::to_string(sale.number),
                              .sold_at = short_time(sale.made_at_ms, settings.time_zone),
                              .register_name = sold_by(connection, sale),
                              .cashier = sale.user_name,
                              .customer = sale.customer,
                              .currency = settings.currency,
                              .rounding = sale.rounding,
                              .total = sale.total + sale.rounding,
                              .vat = vat_rows(sale),
                              .software = std::string("Guichet ") + version,
                              .code = "R" + std::to_string(sale.number),
                              .copy_number = static_cast<int>(copy),
                              .training = settings.training};
    if (const auto booked = fiscal::find_document(connection, sale.number))
        receipt.fiscal = {.sequence = std::to_string(booked->document.at_register.value) + "-" +
                                      std::to_string(booked->document.seq),
                          .signature_extract = fiscal::extract_of(booked->signature)};
    if (sale.reverses != 0) receipt.reverses_sale_number = std::to_string(sale.reverses);
    for (const StoredLine& line : sale.lines) {
        if (line.kind == "fee")
            receipt.lines.push_back({.label = std::string(fee_word(language)),
                                     .unit = line.unit,
                                     .amount = line.amount,
                                     .vat_code = line.vat_code});
        if (line.kind != "ticket") continue;
        const auto screening = catalogue::find_screening(connection, line.screening);
        const auto tariff = pricing::find_tariff(connection, line.tariff);
        receipt.lines.push_back(
            {.label = screening->title.best(language, language),
             .detail = tariff->name.best(language, language) + ", " +
                       short_time(screening->starts_at_ms, settings.time_zone).substr(0, 16),
             .quantity = line.quantity,
             .unit = line.unit,
             .amount = line.amount,
             .vat_code = line.vat_code});
    }
    for (const Payment& p : sale.payments) {
        printing::Payment payment{.method = std::string(method_word(p.method, language)),
                                  .amount = p.amount_cents,
                                  .tendered = p.tendered_cents};
        if (p.tendered_cents) payment.change = *p.tendered_cents - p.amount_cents;
        receipt.payments.push_back(std::move(payment));
    }
    return receipt;
}

}  // namespace guichet::sales
