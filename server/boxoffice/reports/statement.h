#pragma once
// The statement of sales (domain.md F30, F31): which documents and lines a filter shows, and in which
// state. Pure. Whoever shows, sums or exports documents asks here, so that all three are the same.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "boxoffice/sales/stored_sale.h"

namespace guichet::reports {

// All that is set must hold. Days are of the box office and include both ends.
struct Filter {
    std::optional<std::string> from_day, to_day;              // of the sale
    std::optional<std::string> event_from_day, event_to_day;  // of the screening
    std::optional<SalepointId> salepoint_id;
    std::optional<RegisterId> register_id;
    std::optional<UserId> user_id;
    std::optional<std::string> method;  // one of the payments
    std::optional<ScreeningId> screening_id;
    std::optional<WorkId> work_id;
    std::optional<TariffId> tariff_id;
    std::optional<std::string> tariff_key;  // the tariff of that name in every grid
    std::optional<std::string> line_kind;   // ticket, fee, rounding
    std::optional<int64_t> number;
    std::optional<std::string> customer;  // part of the name, whatever case and accents
    std::optional<std::string> state;
    std::optional<std::string> kind;  // sale, refund, correction

    bool asks_for_lines() const;   // shows some lines of a document, not all
    bool asks_for_events() const;  // of certain screenings
};
BOOST_DESCRIBE_STRUCT(Filter, (),
                      (from_day, to_day, event_from_day, event_to_day, salepoint_id, register_id, user_id,
                       method, screening_id, work_id, tariff_id, tariff_key, line_kind, number, customer,
                       state, kind))

inline constexpr int64_t name_chars_max = 100, key_chars_max = 40;
// Malformed, and where: `path` stands before the name of the field.
std::optional<Refusal> why_not_filter(const Filter& filter, std::string_view path);

// Its days as moments: from inclusive, until exclusive; nothing: no limit.
struct Period {
    std::optional<TimeMs> from, until;
    bool holds(TimeMs at) const { return (!from || at >= *from) && (!until || at < *until); }
};
Period period_of(const std::optional<std::string>& from_day, const std::optional<std::string>& to_day,
                 std::string_view zone);

struct RegisterName {
    std::string name;
    SalepointId salepoint;
    std::string salepoint_name;
};
struct ScreeningName {
    Text title;
    WorkId work;
    TimeMs starts_at_ms = 0;
    std::string room;
};
struct TariffName {
    std::string key;
    Text name;
};
// What the numbers in documents mean, as far as it was needed yet.
struct Names {
    std::map<RegisterId, RegisterName> registers;
    std::map<UserId, std::string> users;
    std::map<ScreeningId, ScreeningName> screenings;
    std::map<TariffId, TariffName> tariffs;
};

// A document as the statement shows it.
struct Document {
    sales::StoredSale sale;     // names are empty but for the customer's
    std::string state;          // at the time of asking
    std::vector<size_t> shown;  // which of its lines; all unless the filter asks for lines
    Money refunded;             // given back by later documents, positive

    // Money changed hands for it: counted in totals. Reservations that nobody paid are shown only.
    bool in_books() const { return sale.state == "paid"; }
    bool shows_all() const { return shown.size() == sale.lines.size(); }
};

// The parts of a filter that the heading alone decides, and those that need lines, payments and names.
bool heading_matches(const Filter& filter, const Period& sold, const sales::StoredSale& sale,
                     const Names& names);
// Sets what is shown; false when the filter leaves the document out.
bool choose_lines(const Filter& filter, const Period& event, const Names& names, Document& document);
bool rest_matches(const Filter& filter, const Document& document);

}  // namespace guichet::reports
