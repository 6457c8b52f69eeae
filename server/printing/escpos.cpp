#include "printing/escpos.h"

#include "printing/escpos_job.h"
#include "printing/text.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

constexpr Style bold{.bold = true};
constexpr Style big{.bold = true, .wide = 2, .tall = 2};
constexpr Style band{.bold = true, .wide = 2, .tall = 2, .inverse = true, .centred = true};

void print_bands(Job& job, bool training, int copy_number, Language language) {
    for (const std::string& text : {training_text(training, language), copy_text(copy_number, language)})
        if (!text.empty()) job.print(" " + text + " ", band);
}

// A long title in double letters would unroll a hand of paper.
Style title_style(std::string_view title, Columns columns) {
    const std::size_t three_lines = 3 * static_cast<std::size_t>(columns) / 2;
    if (decode_utf8(title).size() <= three_lines) return big;
    return {.bold = true, .wide = 1, .tall = 2};
}

void print_seat(Job& job, const Ticket& ticket) {
    const Language language = ticket.language;
    if (!ticket.seat) {
        job.print(words::unnumbered.in(language), bold);
        return;
    }
    std::string text;
    const auto add = [&](const Said& label, std::string_view value) {
        if (value.empty()) return;
        if (!text.empty()) text += ' ';
        text += label.in(language);
        text += "\u00A0";
        text += value;
    };
    add(words::zone, ticket.seat->zone);
    add(words::row, ticket.seat->row);
    add(words::seat, ticket.seat->number);
    job.print(text, big);
}

void print_small_print(Job& job, const Ticket& ticket) {
    const Language language = ticket.language;
    job.print_pair(words::holder.in(language), ticket.holder.value_or(""));
    job.print_pair(words::sale_number.in(language), ticket.sale_number);
    job.print_pair(words::sold_at.in(language), ticket.sold_at);
    job.print_pair(words::sold_by.in(language), ticket.sold_by);
    job.print_pair(words::vat_number.in(language), ticket.issuer.vat_number);
}

void print_lines(Job& job, const Receipt& receipt) {
    const auto amount = [&](Money money) { return paper_amount(money, receipt.currency, receipt.language); };
    for (const ReceiptLine& line : receipt.lines) {
        job.print(line.label, bold);
        job.print(line.detail);
        std::string figures = "  " + std::to_string(line.quantity) + " × " + amount(line.unit);
        if (!line.vat_code.empty()) figures += "  (" + line.vat_code + ")";
        job.print_edges(figures, amount(line.amount));
    }
}

void print_totals(Job& job, const Receipt& receipt) {
    const Language language = receipt.language;
    const auto pair = [&](const Said& label, Money money) {
        job.print_edges(label.in(language), paper_amount(money, receipt.currency, language));
    };
    if (receipt.rounding.cents != 0) {
        pair(words::subtotal, receipt.total - receipt.rounding);
        pair(words::rounding, receipt.rounding);
    }
    job.print_edges(words::total.in(language), paper_money(receipt.total, receipt.currency, language), big);
    for (const Payment& payment : receipt.payments) {
        job.print_edges(payment.method, paper_amount(payment.amount, receipt.currency, language));
        if (payment.tendered) pair(words::tendered, *payment.tendered);
        if (payment.change) pair(words::change, *payment.change);
    }
}

void print_vat(Job& job, const Receipt& receipt) {
    const Language language = receipt.language;
    for (const VatRow& row : receipt.vat) {
        job.print(row.code + "  " + (row.rate ? *row.rate : std::string(words::outside_vat.in(language))));
        job.print_edges(
            "   " + labelled(words::vat_base, paper_amount(row.base, receipt.currency, language), language),
            labelled(words::vat, paper_amount(row.vat, receipt.currency, language), language));
    }
}

void print_fiscal(Job& job, const Receipt& receipt) {
    const Language language = receipt.language;
    job.print_pair(words::lines.in(language), std::to_string(receipt.lines.size()));
    job.print_pair(words::reprint.in(language), std::to_string(receipt.copy_number));
    job.print_pair(words::sequence.in(language), receipt.fiscal.sequence);
    job.print_pair(words::signature.in(language), receipt.fiscal.signature_extract);
    job.print(receipt.software, {.centred = true});
    job.print(receipt.fiscal.attestation, {.centred = true});
}

}  // namespace

std::string ticket_bytes(const Ticket& given, Columns columns) {
    const Ticket ticket = clean(given);
    const Language language = ticket.language;
    Job job(static_cast<int>(columns));
    print_bands(job, ticket.training, ticket.copy_number, language);
    job.print(ticket.issuer.name, bold);
    job.print(ticket.issuer.address);
    job.print(ticket.section);
    job.feed();
    job.print(ticket.title, title_style(ticket.title, columns));
    job.feed();
    job.print(ticket.starts_on, bold);
    job.print(ticket.starts_at, big);
    job.print(ticket.room, bold);
    job.print(ticket.building);
    job.feed();
    print_seat(job, ticket);
    job.print_rule();
    job.print_edges(ticket.tariff, paper_price(ticket.price, ticket.currency, language),
                    {.bold = true, .wide = 1, .tall = 2});
    job.print(ticket.category.empty() ? std::string(words::only_category.in(language))
                                      : labelled(words::category, ticket.category, language));
    if (!ticket.eligibility.empty()) job.print(labelled(words::proof, ticket.eligibility, language), bold);
    job.feed();
    job.print_code(ticket.code);
    job.print(numbered(words::ticket_number, ticket.number, language), {.bold = true, .centred = true});
    job.print_rule();
    print_small_print(job, ticket);
    return job.finish();
}

std::string receipt_bytes(const Receipt& given, Drawer drawer, Columns columns) {
    const Receipt receipt = clean(given);
    const Language language = receipt.language;
    Job job(static_cast<int>(columns));
    // First of all: the cashier gives change while the paper still runs.
    if (drawer == Drawer::open) job.pulse_drawer();
    print_bands(job, receipt.training, receipt.copy_number, language);
    job.print(receipt.issuer.name, {.bold = true, .centred = true});
    job.print(receipt.issuer.address, {.centred = true});
    if (!receipt.issuer.vat_number.empty())
        job.print(numbered(words::vat_number, receipt.issuer.vat_number, language), {.centred = true});
    job.feed();
    job.print(kind_text(receipt.kind, language), big);
    job.print_pair(words::sale_number.in(language), receipt.sale_number);
    job.print_pair(words::reverses.in(language), receipt.reverses_sale_number);
    job.print_pair(words::date.in(language), receipt.sold_at);
    job.print_pair(words::register_name.in(language), receipt.register_name);
    job.print_pair(words::cashier.in(language), receipt.cashier);
    job.print_pair(words::customer.in(language), receipt.customer);
    job.print_rule();
    print_lines(job, receipt);
    job.print_rule();
    print_totals(job, receipt);
    if (!receipt.vat.empty()) job.print_rule();
    print_vat(job, receipt);
    job.print_rule();
    print_fiscal(job, receipt);
    if (!receipt.code.empty()) job.print_code(receipt.code);
    return job.finish();
}

std::string drawer_bytes() {
    // ESC p on pin 2: 100 ms on, 500 ms off.
    constexpr std::string_view pulse{"\x1Bp\x00\x32\xFA", 5};
    return std::string(pulse);
}

std::string status_request() {
    // DLE EOT 1: online or not; DLE EOT 4: the paper sensors.
    constexpr std::string_view request{"\x10\x04\x01\x10\x04\x04", 6};
    return std::string(request);
}

std::optional<PrinterStatus> parse_status(std::string_view answer) {
    if (answer.size() != status_answer_bytes) return std::nullopt;
    const auto printer = static_cast<unsigned char>(answer[0]);
    const auto paper = static_cast<unsigned char>(answer[1]);
    // Bits 1 and 4 are always set, 0 and 7 never.
    const auto is_status = [](unsigned char byte) { return (byte & 0x93) == 0x12; };
    if (!is_status(printer) || !is_status(paper)) return std::nullopt;
    return PrinterStatus{
        .online = (printer & 0x08) == 0, .has_paper = (paper & 0x60) == 0, .paper_low = (paper & 0x0C) != 0};
}

}  // namespace guichet::printing
