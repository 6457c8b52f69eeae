#include "boxoffice/ledger/postings_csv.h"

#include <fmt/format.h>

#include "boxoffice/ledger/posting_words.h"
#include "boxoffice/reports/table.h"

namespace guichet::ledger {
namespace {

void write_row(std::string& out, std::initializer_list<reports::Cell> cells) {
    for (bool first = true; const reports::Cell& cell : cells) {
        if (!std::exchange(first, false)) out += ';';
        out += reports::csv_cell(cell);
    }
    out += "\r\n";
}

// "8.1"; empty outside the scope of VAT.
std::string percent(const std::optional<int64_t>& bp) {
    return bp ? fmt::format("{:g}", static_cast<double>(*bp) / 100) : "";
}

}  // namespace

std::string render_csv(const std::vector<Posting>& postings, Language language) {
    std::string out = "\xEF\xBB\xBF";
    out.reserve(postings.size() * 96 + 256);
    const auto word = [&](const reports::Word& w) { return reports::said(w, language); };
    write_row(out, {word(words::day), word(words::voucher), word(words::debit), word(words::credit),
                    word(words::amount), word(words::vat_code), word(words::vat_rate), word(words::text)});
    for (const Posting& p : postings)
        write_row(out,
                  {p.day, p.voucher, p.debit, p.credit, p.amount, p.vat_code, percent(p.vat_bp), p.text});
    return out;
}

}  // namespace guichet::ledger
