#include "boxoffice/ledger/ledger_api.h"

#include <fmt/format.h>

#include "base/json.h"
#include "boxoffice/ledger/accounts_flow.h"
#include "boxoffice/ledger/ledger_store.h"
#include "boxoffice/ledger/postings_csv.h"
#include "boxoffice/reports/asked_api.h"
#include "boxoffice/reports/totals.h"

namespace guichet::ledger {
namespace {

using identity::Role;
using identity::Visit;

struct Answer {
    std::vector<Source> sources;
    std::vector<Posting> postings;
};

Result<std::vector<Source>> sources_of(storage::Connection& connection, const PostingsFilter& filter,
                                       const std::string& zone) {
    if (filter.closing) {
        const auto source = find_closed_session(connection, *filter.closing, zone);
        if (!source) return refusals::closing_unknown();
        return std::vector{*source};
    }
    auto days = list_closed_days(connection, *filter.from_day, *filter.to_day);
    if (days.empty()) return refusals::postings_nothing_closed(*filter.from_day, *filter.to_day);
    int64_t documents = 0;
    for (const Source& day : days) documents += day.documents;
    if (documents > reports::totals_documents_max)
        return refusals::period_too_large(reports::totals_documents_max);
    return days;
}

Result<Answer> answer_of(const Visit& visit, storage::Connection& connection) {
    const auto filter = reports::asked<PostingsFilter>(*visit.request);
    if (!filter) return filter.refusal();
    if (auto refusal = why_not_postings(*filter)) return *refusal;
    auto sources = sources_of(connection, *filter, visit.tenant->settings().time_zone);
    if (!sources) return sources.refusal();
    Answer answer{std::move(*sources), {}};
    const Accounts accounts = find_accounts(connection);
    for (const Source& source : answer.sources)
        for (Posting& posting : postings_of(load_closed(connection, source), accounts, visit.language))
            answer.postings.push_back(std::move(posting));
    return answer;
}

void write_posting(json::Writer& w, const Posting& posting) {
    w.begin()
        .field("day", posting.day)
        .field("voucher", posting.voucher)
        .field("debit", posting.debit)
        .field("credit", posting.credit)
        .field("amount_cents", posting.amount);
    if (!posting.vat_code.empty()) w.field("vat_code", posting.vat_code);
    if (posting.vat_bp) w.field("vat_bp", *posting.vat_bp);
    w.field("text", posting.text).end();
}

Result<http::Response> show_postings(const Visit& visit, storage::Connection& connection) {
    const auto answer = answer_of(visit, connection);
    if (!answer) return answer.refusal();
    json::Writer w(answer->postings.size() * 192 + 1024);
    w.begin().begin_list("closings");
    for (const Source& source : answer->sources)
        w.begin().field("voucher", source.voucher()).field("day", source.day).end();
    w.end_list().begin_list("postings");
    for (const Posting& posting : answer->postings) write_posting(w, posting);
    w.end_list().begin_list("accounts");
    for (const auto& [account, sums] : sums_by_account(answer->postings))
        w.begin()
            .field("account", account)
            .field("debit_cents", sums.debit)
            .field("credit_cents", sums.credit)
            .field("balance_cents", sums.balance())
            .end();
    return http::Response{.body = w.end_list().end().take()};
}

Result<http::Response> show_file(const Visit& visit, storage::Connection& connection) {
    const auto answer = answer_of(visit, connection);
    if (!answer) return answer.refusal();
    http::Response response{.content_type = "text/csv; charset=utf-8",
                            .body = render_csv(answer->postings, visit.language)};
    response.headers.emplace_back(
        "Content-Disposition",
        fmt::format("attachment; filename=\"{}-postings-{}-{}.csv\"", visit.tenant->settings().tenant,
                    answer->sources.front().day, answer->sources.back().day));
    return response;
}

Result<http::Response> show_accounts(const Visit&, storage::Connection& connection) {
    return http::Response{.body = json::encode(find_accounts(connection))};
}

Result<commands::Work> decode_accounts(const Visit& visit) {
    auto accounts = json::decode<Accounts>(visit.request->body);
    if (!accounts) return accounts.refusal();
    return set_accounts(std::move(*accounts));
}

}  // namespace

void add_routes(identity::Gate& gate) {
    using http::Method;
    constexpr identity::Need need_accounting{true, Role::accounting};
    gate.read(Method::get, "/api/v1/books/postings", need_accounting, show_postings);
    gate.read(Method::get, "/api/v1/books/postings/file", need_accounting, show_file);
    gate.read(Method::get, "/api/v1/settings/accounts", need_accounting, show_accounts);
    gate.command(Method::put, "/api/v1/settings/accounts", need_accounting, decode_accounts);
}

}  // namespace guichet::ledger
