#include <limits>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/reports/asked_api.h"
#include "boxoffice/reports/report_words.h"
#include "boxoffice/reports/reports_api.h"
#include "boxoffice/reports/statement_store.h"

namespace guichet::reports {

// The fields of a page besides those of the filter.
struct AskedPage {
    std::optional<int64_t> before, limit;
};
BOOST_DESCRIBE_STRUCT(AskedPage, (), (before, limit))

namespace {

constexpr int64_t page_max = 200, page_default = 50;

void write_line(json::Writer& w, const sales::StoredSale& sale, const sales::StoredLine& line,
                const Names& names) {
    w.begin().field("line", line.line).field("kind", line.kind);
    if (line.screening) {
        const ScreeningName& screening = names.screenings.at(line.screening);
        w.field("label", screening.title)
            .field("screening_id", line.screening)
            .field("starts_at_ms", screening.starts_at_ms);
    } else {
        w.field("label", in_all_languages(word_of_line(line.kind)));
    }
    if (line.tariff) w.field("tariff_id", line.tariff).field("tariff", names.tariffs.at(line.tariff).name);
    w.field("quantity", line.quantity).field("unit_cents", line.unit).field("amount_cents", line.amount);
    w.field("vat_cents", line.vat);
    if (const auto refunded = sale.after.refunded.find(line.line); refunded != sale.after.refunded.end())
        w.field("refunded", refunded->second);
    w.end();
}

void write_document(json::Writer& w, const Document& document, const Names& names) {
    const sales::StoredSale& sale = document.sale;
    const RegisterName& at = names.registers.at(sale.at_register);
    w.begin()
        .field("id", sale.id)
        .field("number", sale.number)
        .field("kind", sale.kind)
        .field("state", document.state)
        .field("in_books", document.in_books())
        .field("made_at_ms", sale.made_at_ms)
        .field("salepoint", at.salepoint_name)
        .field("register_id", sale.at_register)
        .field("register", at.name)
        .field("user", names.users.at(sale.user));
    if (!sale.customer.empty()) w.field("customer", sale.customer);
    if (sale.reverses != 0) w.field("reverses", sale.reverses);
    if (!sale.reason.empty()) w.field("reason", sale.reason);
    w.field("total_cents", sale.total).field("rounding_cents", sale.rounding);
    if (document.refunded.cents != 0) w.field("refunded_cents", document.refunded);
    w.field("lines_hidden", static_cast<int64_t>(sale.lines.size() - document.shown.size()));
    w.begin_list("lines");
    for (const size_t i : document.shown) write_line(w, sale, sale.lines[i], names);
    w.end_list().begin_list("payments");
    for (const sales::Payment& p : sale.payments)
        w.begin().field("method", p.method).field("amount_cents", p.amount_cents).end();
    w.end_list().end();
}

// Takes the fields of a page out of the query, so that the rest is the filter.
template <class Page>
Result<Page> take_page(http::Request& request) {
    http::Request only;
    std::erase_if(request.query, [&](const auto& pair) {
        const bool mine = pair.first == "before" || pair.first == "limit";
        if (mine) only.query.push_back(pair);
        return mine;
    });
    return asked<Page>(only);
}

Result<http::Response> show_statement(const identity::Visit& visit, storage::Connection& connection) {
    http::Request request = *visit.request;
    const auto page = take_page<AskedPage>(request);
    if (!page) return page.refusal();
    const auto filter = asked<Filter>(request);
    if (!filter) return filter.refusal();
    if (auto refusal = why_not_filter(*filter, "")) return *refusal;
    const int64_t limit = page->limit.value_or(page_default);
    if (const Check check = Check().range("/limit", limit, 1, page_max); check.refusal())
        return *check.refusal();

    Walk walk(connection, *filter, visit.tenant->settings().time_zone, visit.now_ms(),
              page->before.value_or(std::numeric_limits<int64_t>::max()));
    const auto documents = walk.next(static_cast<size_t>(limit), page_scan_max);
    json::Writer w(16'384);
    w.begin().begin_list("documents");
    for (const Document& document : documents) write_document(w, document, walk.names());
    w.end_list();
    if (!walk.ended()) {
        w.field("next", walk.position());
        if (static_cast<int64_t>(documents.size()) < limit)
            if (const auto until = time_of_document(connection, walk.position()))
                w.field("scanned_until_ms", *until);
    }
    return http::Response{.body = w.end().take()};
}

void write_part(json::Writer& w, const Part& part) {
    w.field("quantity", part.quantity).field("amount_cents", part.amount).end();
}

Result<http::Response> show_totals(const identity::Visit& visit, storage::Connection& connection) {
    const auto filter = asked<Filter>(*visit.request);
    if (!filter) return filter.refusal();
    if (auto refusal = why_not_filter(*filter, "")) return *refusal;
    const auto sum = sum_statement(connection, *filter, visit.tenant->settings().time_zone, visit.now_ms());
    if (!sum) return refusals::period_too_large(totals_documents_max);
    const Totals& t = sum->totals;
    json::Writer w(8192);
    w.begin()
        .field("documents", t.documents)
        .field("total_cents", t.total)
        .field("rounding_cents", t.rounding)
        .field("fees_cents", t.fees)
        .field("settled_without_money_cents", t.settled_without_money)
        .field("unpaid_documents", t.unpaid_documents)
        .field("unpaid_cents", t.unpaid);
    w.begin_list("methods");
    for (const auto& [method, amount] : t.methods)
        w.begin().field("method", method).field("amount_cents", amount).end();
    w.end_list().begin_list("vat");
    for (const auto& [key, tax] : t.vat) {
        w.begin().field("code", key.first).field("excluded", !key.second.has_value());
        if (key.second) w.field("rate_bp", *key.second);
        w.field("base_cents", tax.base).field("vat_cents", tax.vat).end();
    }
    w.end_list().begin_list("tariffs");
    for (const auto& [id, part] : t.tariffs) {
        const TariffName& tariff = sum->names.tariffs.at(id);
        w.begin().field("tariff_id", id).field("key", tariff.key).field("name", tariff.name);
        write_part(w, part);
    }
    w.end_list().begin_list("screenings");
    for (const auto& [id, part] : t.screenings) {
        const ScreeningName& screening = sum->names.screenings.at(id);
        w.begin().field("screening_id", id).field("work_id", screening.work).field("title", screening.title);
        w.field("starts_at_ms", screening.starts_at_ms);
        write_part(w, part);
    }
    w.end_list().begin_list("users");
    for (const auto& [id, part] : t.users) {
        w.begin().field("user_id", id).field("name", sum->names.users.at(id));
        w.field("documents", part.documents);
        write_part(w, part);
    }
    w.end_list().begin_list("salepoints");
    for (const auto& [id, part] : t.salepoints) {
        std::string name;
        for (const auto& [reg, about] : sum->names.registers)
            if (about.salepoint == id) name = about.salepoint_name;
        w.begin().field("salepoint_id", id).field("name", name).field("documents", part.documents);
        write_part(w, part);
    }
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_statement_routes(identity::Gate& gate) {
    using http::Method;
    gate.read(Method::get, "/api/v1/statement", need_accounting, show_statement);
    gate.read(Method::get, "/api/v1/statement/totals", need_accounting, show_totals);
}

}  // namespace guichet::reports
