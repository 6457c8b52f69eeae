#include "boxoffice/ledger/postings.h"

#include "base/check.h"
#include "base/clock.h"
#include "base/ensure.h"
#include "boxoffice/ledger/posting_words.h"
#include "boxoffice/reports/takings.h"

namespace guichet::ledger {
namespace {

// What tells postings of one closing apart.
struct Row {
    std::string voucher, text;
    std::string vat_code = {};
    std::optional<int64_t> vat_bp = {};
};

class Journal {
public:
    explicit Journal(std::string day) : day_(std::move(day)) {}

    // An amount below 0 goes the other way: no bookkeeping takes negative amounts everywhere.
    void post(const std::string& debit, const std::string& credit, Money amount, Row row) {
        if (amount.cents == 0) return;
        const bool back = amount.cents < 0;
        postings_.push_back({.day = day_,
                             .voucher = std::move(row.voucher),
                             .debit = back ? credit : debit,
                             .credit = back ? debit : credit,
                             .amount = back ? -amount : amount,
                             .vat_code = std::move(row.vat_code),
                             .vat_bp = row.vat_bp,
                             .text = std::move(row.text)});
    }
    std::vector<Posting> take() { return std::move(postings_); }

private:
    std::string day_;
    std::vector<Posting> postings_;
};

void post_revenue(Journal& journal, const std::string& voucher, const Revenue& r, const Accounts& accounts,
                  Language language) {
    const std::string rate = reports::rate_name(r.vat_bp, language);
    const auto row = [&](const reports::Word& word) {
        return Row{voucher, reports::said(word, language) + ", " + rate, r.vat_code, r.vat_bp};
    };
    const std::string& account = r.fee ? accounts.fees : accounts.revenue_of(r.vat_code);
    journal.post(accounts.clearing, account, r.amount - r.vat, row(r.fee ? words::fees : words::revenue));
    journal.post(accounts.clearing, accounts.vat_due_of(r.vat_code), r.vat, row(words::vat));
}

struct Kind {
    std::string_view name;
    const reports::Word& word;
    const std::string& (*account)(const Accounts&, const CashMove&);  // on the other side of cash
};
const std::string& transit(const Accounts& a, const CashMove&) { return a.transit; }
const std::string& difference(const Accounts& a, const CashMove&) { return a.difference; }
const std::string& by_reason(const Accounts& a, const CashMove& move) { return a.of_reason(move.reason); }

constexpr Kind kinds[] = {
    {"float", words::opening_float, transit},      {"in", words::cash_in, by_reason},
    {"out", words::cash_out, by_reason},           {"in_error", words::taken_back, by_reason},
    {"out_error", words::taken_back, by_reason},   {"withdrawal", words::withdrawal, transit},
    {"difference", words::difference, difference},
};

void post_move(Journal& journal, const CashMove& move, const Accounts& accounts, Language language) {
    for (const Kind& kind : kinds) {
        if (kind.name != move.kind) continue;
        std::string text = reports::said(kind.word, language) + ", " + move.at_register;
        if (!move.note.empty()) text += ": " + move.note;
        journal.post(accounts.cash, kind.account(accounts, move), move.amount,
                     {"M" + std::to_string(move.entry), std::move(text)});
        return;
    }
    throw Broken("a drawer moved in a way that has no account");
}

}  // namespace

std::optional<Refusal> why_not_postings(const PostingsFilter& f) {
    Check check;
    check.that(!f.from_day || is_day(*f.from_day), "/from_day", "must be a day such as 2026-11-24")
        .that(!f.to_day || is_day(*f.to_day), "/to_day", "must be a day such as 2026-11-24")
        .that(f.from_day.has_value() == f.to_day.has_value(), "/to_day", "comes with from_day")
        .that(f.from_day.has_value() != f.closing.has_value(), "/from_day",
              f.closing ? "does not go with a closing" : "is missing");
    if (check.refusal() || !f.from_day) return check.refusal();
    check.that(*f.from_day <= *f.to_day, "/to_day", "is before from_day")
        .that(!reports::longer_than(*f.from_day, *f.to_day, reports::period_days_max), "/to_day",
              "is more than 366 days after from_day");
    return check.refusal();
}

std::string Source::voucher() const { return (session ? "Z" : "P") + std::to_string(number); }

std::vector<Posting> postings_of(const Closed& closed, const Accounts& accounts, Language language) {
    Journal journal(closed.source.day);
    const std::string voucher = closed.source.voucher();
    Money left;  // on the clearing account
    for (const auto& [method, amount] : closed.methods) {
        if (amount.cents == 0) continue;  // free, and reservations
        left += amount;
        journal.post(
            accounts.of_method(method), accounts.clearing, amount,
            {voucher, reports::said(words::paid, language) + ", " + reports::method_name(method, language)});
    }
    for (const Revenue& revenue : closed.revenue) {
        left -= revenue.amount;
        post_revenue(journal, voucher, revenue, accounts, language);
    }
    journal.post(accounts.clearing, accounts.rounding, closed.rounding,
                 {voucher, reports::said(words::rounding, language)});
    ensure(left == closed.rounding, "the payments of a closing are not the sum of its lines");
    for (const CashMove& move : closed.moves) post_move(journal, move, accounts, language);
    return journal.take();
}

std::map<std::string, Sums> sums_by_account(const std::vector<Posting>& postings) {
    std::map<std::string, Sums> sums;
    for (const Posting& posting : postings) {
        sums[posting.debit].debit += posting.amount;
        sums[posting.credit].credit += posting.amount;
    }
    return sums;
}

}  // namespace guichet::ledger
