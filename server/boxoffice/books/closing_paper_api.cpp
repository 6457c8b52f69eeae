#include "boxoffice/books/closing_paper_api.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/version.h"
#include "boxoffice/books/book_words.h"
#include "boxoffice/books/slip_paper_api.h"
#include "boxoffice/sales/paper_words.h"
#include "printing/words.h"

namespace guichet::books {
namespace {

using printing::Slip;
using printing::SlipRow;
using printing::SlipSection;
using Object = boost::json::object;
using words::Said;

// What every line needs to be written.
class Pen {
public:
    explicit Pen(const commands::TenantSettings& settings) : settings_(settings) {}

    std::string say(const Said& said) const { return said.in(settings_.language); }
    std::string money(int64_t cents) const {
        return printing::paper_amount({cents}, settings_.currency, settings_.language);
    }
    std::string time(int64_t ms) const { return sales::short_time(ms, settings_.time_zone); }
    std::string best(const boost::json::value& text) const {
        const Object& in = text.as_object();
        const auto* wanted = in.if_contains(code_of(settings_.language));
        const auto& said = wanted != nullptr ? wanted->as_string() : in.begin()->value().as_string();
        return {said.data(), said.size()};
    }
    Language language() const { return settings_.language; }

private:
    const commands::TenantSettings& settings_;
};

int64_t number(const Object& o, std::string_view name) { return o.at(name).as_int64(); }
std::string text(const Object& o, std::string_view name) {
    const auto& s = o.at(name).as_string();
    return {s.data(), s.size()};
}

SlipSection documents(const Pen& pen, const Object& report) {
    const Object& d = report.at("documents").as_object();
    const auto count = [&](const Said& label, std::string_view name) {
        return SlipRow{pen.say(label), std::to_string(number(d, name)), false};
    };
    SlipSection section{pen.say(words::documents),
                        {count(words::sales, "sales"), count(words::refunds, "refunds"),
                         count(words::corrections, "corrections")}};
    if (d.contains("first")) {
        section.rows.push_back(
            {pen.say(words::numbers), fmt::format("{} – {}", number(d, "first"), number(d, "last")), false});
        section.rows.push_back({pen.say(words::signed_numbers),
                                fmt::format("{} – {}", number(d, "first_seq"), number(d, "last_seq")),
                                false});
    }
    section.rows.push_back({pen.say(words::copies), std::to_string(number(report, "copies")), false});
    return section;
}

SlipSection methods(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::by_method), {}};
    int64_t total = 0;
    for (const auto& item : report.at("methods").as_array()) {
        const Object& m = item.as_object();
        const auto method = registers::parse_method(text(m, "method"));
        section.rows.push_back(
            {fmt::format("{} ({})", sales::method_word(*method, pen.language()), number(m, "payments")),
             pen.money(number(m, "total_cents")), false});
        total += number(m, "total_cents");
    }
    section.rows.push_back({pen.say(words::total), pen.money(total), true});
    return section;
}

SlipSection tariffs(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::by_tariff), {}};
    for (const auto& item : report.at("tariffs").as_array()) {
        const Object& t = item.as_object();
        const int64_t refunded = number(t, "refunded");
        std::string label = fmt::format("{} × {}", number(t, "sold"), pen.best(t.at("tariff")));
        if (refunded > 0) label += fmt::format(" (− {})", refunded);
        section.rows.push_back({label, pen.money(number(t, "amount_cents")), false});
    }
    return section;
}

SlipSection screenings(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::by_screening), {}};
    for (const auto& item : report.at("screenings").as_array()) {
        const Object& s = item.as_object();
        section.rows.push_back({fmt::format("{} × {}, {}", number(s, "places"), pen.best(s.at("title")),
                                            pen.time(number(s, "starts_at_ms")).substr(0, 16)),
                                pen.money(number(s, "amount_cents")), false});
    }
    return section;
}

SlipSection vat(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::by_vat), {}};
    for (const auto& item : report.at("vat").as_array()) {
        const Object& v = item.as_object();
        const bool rated = v.contains("rate_bp");
        section.rows.push_back(
            {fmt::format("{}, {}", text(v, "vat_code"),
                         rated ? sales::rate_text(number(v, "rate_bp")) : pen.say(words::vat_excluded)),
             pen.money(number(v, "total_cents")), false});
        if (rated)
            section.rows.push_back(
                {"  " + pen.say(words::of_which_vat), pen.money(number(v, "vat_cents")), false});
    }
    return section;
}

SlipSection users(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::by_user), {}};
    for (const auto& item : report.at("users").as_array()) {
        const Object& u = item.as_object();
        section.rows.push_back({fmt::format("{} ({})", text(u, "user"), number(u, "documents")),
                                pen.money(number(u, "total_cents")), false});
    }
    return section;
}

SlipSection drawer(const Pen& pen, const Object& report) {
    const Object& c = report.at("cash").as_object();
    const auto row = [&](const Said& label, std::string_view name, bool strong = false) {
        return SlipRow{pen.say(label), pen.money(number(c, name)), strong};
    };
    return {pen.say(words::cash),
            {row(words::float_amount, "float_cents"), row(words::cash_sales, "sales_cents"),
             row(words::cash_refunds, "refunds_cents"), row(words::cash_corrections, "corrections_cents"),
             row(words::cash_in, "in_cents"), row(words::cash_out, "out_cents"),
             row(words::expected, "expected_cents", true)}};
}

SlipSection movements(const Pen& pen, const Object& report) {
    SlipSection section{pen.say(words::movements), {}};
    for (const auto& item : report.at("movements").as_array()) {
        const Object& m = item.as_object();
        if (text(m, "kind") == "float") continue;
        section.rows.push_back({fmt::format("{} {}, {}", pen.time(number(m, "at_ms")).substr(11, 5),
                                            text(m, "note"), text(m, "user")),
                                pen.money(number(m, "amount_cents")), false});
    }
    return section;
}

Slip slip_of(const Object& report, const Pen& pen, const commands::TenantSettings& settings) {
    Slip slip{.language = settings.language,
              .issuer = {settings.name, settings.address, settings.vat_number},
              .small_print = std::string("Guichet ") + version,
              .training = settings.training};
    slip.facts.push_back(
        {pen.say(words::at_register), text(report, "salepoint") + ", " + text(report, "register"), false});
    slip.facts.push_back({pen.say(words::opened),
                          pen.time(number(report, "opened_at_ms")) + ", " + text(report, "opened_by"),
                          false});
    SlipSection takings{pen.say(words::takings),
                        {{pen.say(words::takings), pen.money(number(report, "total_cents")), true}}};
    if (number(report, "fees_cents") != 0)
        takings.rows.push_back({pen.say(words::fees), pen.money(number(report, "fees_cents")), false});
    if (number(report, "rounding_cents") != 0)
        takings.rows.push_back(
            {pen.say(words::rounding), pen.money(number(report, "rounding_cents")), false});
    slip.sections = {std::move(takings),     methods(pen, report), drawer(pen, report),
                     movements(pen, report), tariffs(pen, report), screenings(pen, report),
                     vat(pen, report),       users(pen, report),   documents(pen, report)};
    if (report.contains("net_cents"))
        slip.sections.push_back(
            {pen.say(words::perpetual),
             {{pen.say(words::net), pen.money(number(report, "net_cents")), false},
              {pen.say(words::absolute), pen.money(number(report, "absolute_cents")), false}}});
    return slip;
}

}  // namespace

Slip slip_of_report(const std::string& report, const commands::TenantSettings& settings) {
    const Pen pen(settings);
    const auto parsed = json::parse(report);
    Slip slip = slip_of(parsed->as_object(), pen, settings);
    slip.title = pen.say(words::report);
    slip.facts.push_back({pen.say(words::until), pen.time(number(parsed->as_object(), "until_ms")), false});
    return slip;
}

Slip slip_of_closing(const StoredClosing& c, int64_t copy, const commands::TenantSettings& settings) {
    const Pen pen(settings);
    const auto parsed = json::parse(c.report);
    Slip slip = slip_of(parsed->as_object(), pen, settings);
    slip.title = fmt::format("{} {}", pen.say(words::statement), c.number);
    slip.copy_number = static_cast<int>(copy);
    slip.sign_here = true;
    std::string closed =
        pen.time(c.at_ms) + ", " + (c.user_name.empty() ? pen.say(words::by_clock) : c.user_name);
    if (c.mode == "forced") closed += " (" + pen.say(words::forced) + ")";
    slip.facts.push_back({pen.say(words::closed), closed, false});
    SlipSection& drawer = slip.sections[2];
    const Money inside = c.counted.value_or(c.expected);
    drawer.rows.push_back({pen.say(words::counted),
                           c.counted ? pen.money(c.counted->cents) : pen.say(words::not_counted), true});
    if (c.counted)
        drawer.rows.push_back({pen.say(words::difference), pen.money((*c.counted - c.expected).cents), true});
    drawer.rows.push_back({pen.say(words::withdrawn), pen.money(c.withdrawn.cents), false});
    drawer.rows.push_back({pen.say(words::left), pen.money((inside - c.withdrawn).cents), false});
    if (!c.comment.empty()) drawer.rows.push_back({pen.say(words::comment) + ": " + c.comment, "", false});
    return slip;
}

sales::Paper closing_paper() {
    return slip_paper(
        [](storage::Connection& connection, const sales::StoredPrint& print, const commands::Tenant& tenant) {
            return slip_of_closing(*find_closing(connection, print.subject), print.copy, tenant.settings());
        });
}

}  // namespace guichet::books
