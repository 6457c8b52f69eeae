// The statement shows every document once, its sums are those of the raw lines, whatever the filter.

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "boxoffice/reports/statement_store.h"
#include "boxoffice/reports/takings_store.h"
#include "support/evening.h"

namespace guichet::reports {
namespace {
using test::BoxOffice;
using test::Evening;

constexpr int64_t top = std::numeric_limits<int64_t>::max();
constexpr std::string_view zone = "Europe/Zurich";

class Statement : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam(), 3000};

    void pass_evening(unsigned seed, int acts = 160) {
        Evening evening(office, seed);
        for (int i = 0; i < acts; ++i) evening.act();
        ASSERT_GT(evening.accepted(), acts / 3);
    }
    template <class Read>
    void read(Read&& with) {
        const auto connection = storage::connect(office.location(), storage::Access::read);
        connection->begin();
        with(*connection);
        connection->rollback();
    }
    // All pages of a filter, as a screen asks for them: each page is a walk of its own.
    std::vector<Document> pages(storage::Connection& c, const Filter& filter, size_t limit, int64_t scans,
                                Names* names = nullptr) {
        std::vector<Document> all;
        int64_t before = top;
        while (true) {
            Walk walk(c, filter, zone, office.clock.now_ms(), before);
            for (Document& document : walk.next(limit, scans)) all.push_back(std::move(document));
            if (names != nullptr) {
                names->registers.insert(walk.names().registers.begin(), walk.names().registers.end());
                names->screenings.insert(walk.names().screenings.begin(), walk.names().screenings.end());
            }
            if (walk.ended()) return all;
            EXPECT_LT(walk.position(), before);
            before = walk.position();
        }
    }
    static std::vector<int64_t> numbers(const std::vector<Document>& documents) {
        std::vector<int64_t> out;
        for (const Document& d : documents) out.push_back(d.sale.number);
        return out;
    }
    std::vector<Filter> filters() const {
        std::vector<Filter> all(18);
        all[1].register_id = RegisterId{2};
        all[2].screening_id = office.second;
        all[3].tariff_id = office.reduced;
        all[4].line_kind = "fee";
        all[5].line_kind = "rounding";
        all[6].kind = "refund";
        all[7].method = "cash";
        all[8].method = "later";
        all[9].state = "partly_refunded";
        all[10].state = "cancelled";
        all[11].customer = "DESIREE mul";
        all[12].tariff_key = "full", all[12].work_id = WorkId{1};
        all[13].salepoint_id = SalepointId{1}, all[13].user_id = office.ana, all[13].state = "paid";
        all[14].number = 7;
        all[15].from_day = all[15].to_day = day_of(office.clock.now_ms(), zone);
        all[16].state = "refunded", all[16].register_id = RegisterId{1};
        all[17].event_from_day = all[17].event_to_day = day_of(office.clock.now_ms() + day_ms, zone);
        all[17].method = "card";
        return all;
    }
};
GUICHET_ON_BOTH_ENGINES(Statement);

// Written separately from the program: whole documents and lines, one by one.
bool shows(const Filter& f, const Document& d, const sales::StoredLine* line, const Names& names) {
    if (f.register_id && d.sale.at_register != *f.register_id) return false;
    if (f.kind && d.sale.kind != *f.kind) return false;
    if (f.state && d.state != *f.state) return false;
    if (f.number && d.sale.number != *f.number) return false;
    if (f.customer && d.sale.customer != "Désirée Müller") return false;
    if (f.from_day && day_of(d.sale.made_at_ms, zone) < *f.from_day) return false;
    if (f.to_day && day_of(d.sale.made_at_ms, zone) > *f.to_day) return false;
    if (f.method) {
        bool any = *f.method == "later" && d.sale.state != "paid";
        for (const auto& p : d.sale.payments) any = any || registers::name_of(p.method) == *f.method;
        if (!any) return false;
    }
    if (line == nullptr) return true;
    if (f.screening_id && line->screening != *f.screening_id) return false;
    if (f.tariff_id && line->tariff != *f.tariff_id) return false;
    if (f.line_kind && line->kind != *f.line_kind) return false;
    if (f.work_id && !line->screening) return false;
    if (f.tariff_key && line->tariff != TariffId{*f.tariff_key == "full" ? 1 : 2}) return false;
    if (f.event_from_day)
        return line->screening &&
               day_of(names.screenings.at(line->screening).starts_at_ms, zone) == *f.event_from_day;
    return true;
}

TEST_P(Statement, every_filter_shows_what_looking_at_all_documents_one_by_one_shows) {
    pass_evening(11);
    read([&](storage::Connection& c) {
        Names names;
        const auto all = pages(c, {}, 50, page_scan_max, &names);
        std::vector<int64_t> dense(all.size());
        std::iota(dense.rbegin(), dense.rend(), 1);
        EXPECT_EQ(numbers(all), dense) << "each document once, newest first";
        const auto wanted = filters();
        for (size_t i = 0; i < wanted.size(); ++i) {
            SCOPED_TRACE("filter " + std::to_string(i));
            std::vector<int64_t> expected;
            Money amount;
            for (const Document& d : all) {
                bool some = !wanted[i].asks_for_lines() && shows(wanted[i], d, nullptr, names);
                for (const auto& line : d.sale.lines)
                    if (shows(wanted[i], d, &line, names)) {
                        some = true;
                        if (d.sale.state == "paid") amount += line.amount;
                    }
                if (some) expected.push_back(d.sale.number);
            }
            EXPECT_EQ(numbers(pages(c, wanted[i], 7, page_scan_max)), expected);
            EXPECT_EQ(numbers(pages(c, wanted[i], 50, 3 * read_cost)), expected)
                << "few looked at for each page";
            const auto sum = sum_statement(c, wanted[i], zone, office.clock.now_ms());
            EXPECT_EQ((sum->totals.total + sum->totals.rounding).cents, amount.cents);
            Money paid = sum->totals.settled_without_money;
            for (const auto& [method, part] : sum->totals.methods) paid += part;
            EXPECT_EQ(paid.cents, amount.cents) << "the methods share the lines shown";
            EXPECT_TRUE(i == 4 || i == 14 || !expected.empty()) << "this evening says nothing";
        }
    });
}

TEST_P(Statement, totals_are_those_of_the_raw_rows) {
    pass_evening(12);
    read([&](storage::Connection& c) {
        static constexpr storage::Query whole{
            "test.whole",
            "select count(*), sum(total_cents), sum(rounding_cents) from sale where state = 'paid'"};
        static constexpr storage::Query methods{
            "test.methods", "select method, sum(amount_cents) from payment group by method order by method"};
        static constexpr storage::Query vat{"test.vat",
                                            "select vat_code, vat_bp, sum(amount_cents - vat_cents), "
                                            "sum(vat_cents) from sale_line where kind in "
                                            "('ticket', 'fee') and sale_number in (select number from sale "
                                            "where state = 'paid') group by vat_code, "
                                            "vat_bp order by vat_code, vat_bp"};
        static constexpr storage::Query screenings{
            "test.screenings",
            "select screening_id, sum(quantity), sum(amount_cents) from sale_line where kind = 'ticket' and "
            "sale_number in (select number from sale where state = 'paid') group by screening_id order by 1"};
        const Totals totals = sum_statement(c, {}, zone, office.clock.now_ms())->totals;
        const auto rows = c.query(whole, {});
        EXPECT_EQ(totals.documents, rows.number(0, 0));
        EXPECT_EQ(totals.total.cents, rows.number(0, 1));
        EXPECT_EQ(totals.rounding.cents, rows.number(0, 2));
        const auto paid = c.query(methods, {});
        ASSERT_EQ(paid.size(), totals.methods.size());
        for (size_t i = 0; i < paid.size(); ++i)
            EXPECT_EQ(totals.methods.at(paid.text(i, 0)).cents, paid.number(i, 1)) << paid.text(i, 0);
        const auto taxes = c.query(vat, {});
        ASSERT_EQ(taxes.size(), totals.vat.size());
        for (size_t i = 0; i < taxes.size(); ++i) {
            const Tax& tax = totals.vat.at({taxes.text(i, 0), taxes.maybe_number(i, 1)});
            EXPECT_EQ(tax.base.cents, taxes.number(i, 2));
            EXPECT_EQ(tax.vat.cents, taxes.number(i, 3));
        }
        const auto shown = c.query(screenings, {});
        ASSERT_EQ(shown.size(), totals.screenings.size());
        for (size_t i = 0; i < shown.size(); ++i) {
            EXPECT_EQ(totals.screenings.at({shown.number(i, 0)}).quantity, shown.number(i, 1));
            EXPECT_EQ(totals.screenings.at({shown.number(i, 0)}).amount.cents, shown.number(i, 2));
        }
    });
}

TEST_P(Statement, pages_show_each_document_once_while_sales_go_on) {
    pass_evening(13, 80);
    int64_t newest = 0;
    read([&](storage::Connection& c) { newest = numbers(pages(c, {}, 50, page_scan_max)).front(); });
    std::vector<int64_t> seen;
    int64_t before = top;
    Evening more(office, 14);
    for (bool ended = false; !ended;) {
        read([&](storage::Connection& c) {
            Walk walk(c, {}, zone, office.clock.now_ms(), before);
            for (const int64_t number : numbers(walk.next(5, page_scan_max))) seen.push_back(number);
            before = walk.position();
            ended = walk.ended();
        });
        for (int i = 0; i < 3; ++i) more.act();
    }
    std::vector<int64_t> dense(static_cast<size_t>(newest));
    std::iota(dense.rbegin(), dense.rend(), 1);
    EXPECT_EQ(seen, dense);
}

TEST_P(Statement, takings_agree_with_raw_lines_and_with_themselves) {
    pass_evening(15);
    read([&](storage::Connection& c) {
        static constexpr storage::Query raw{"test.raw",
                                            "select sum(quantity), sum(amount_cents), sum(vat_cents) from "
                                            "sale_line where screening_id = $1 and "
                                            "sale_number in (select number from sale where state = 'paid')"};
        const TakingsFilter filter{.work_id = WorkId{1}};
        const auto all = list_takings(c, filter, zone, {}, 10);
        ASSERT_EQ(all.size(), 2u);
        for (const Takings& takings : all) {
            const auto rows = c.query(raw, {takings.screening});
            EXPECT_EQ(takings.places(), rows.number(0, 0));
            EXPECT_EQ(takings.sum().amount.cents, rows.number(0, 1));
            EXPECT_EQ(takings.sum().vat.cents, rows.number(0, 2));
            EXPECT_TRUE(takings.places_agree())
                << takings.places() << " " << takings.confirmed << " " << takings.counter;
            EXPECT_TRUE(takings.payments_agree());
            EXPECT_TRUE(takings.entries_agree());
            Money paid;
            for (const auto& [method, part] : methods_of(c, takings.screening, zone, office.clock.now_ms()))
                paid += part;
            EXPECT_EQ(paid.cents, takings.sum().amount.cents);
            for (const TakingsLine& line : takings.lines) EXPECT_LE(line.first_ticket, line.last_ticket);
        }
        const auto second = list_takings(c, filter, zone, {all[0].starts_at_ms, all[0].screening}, 10);
        ASSERT_EQ(second.size(), 1u);
        EXPECT_EQ(second[0].screening, all[1].screening);
    });
}

TEST_P(Statement, figures_sum_to_the_same_whatever_they_are_by) {
    pass_evening(16);
    read([&](storage::Connection& c) {
        const std::string today = day_of(office.clock.now_ms() - 12 * hour_ms, zone),
                          later = day_of(office.clock.now_ms() + 3 * day_ms, zone);
        std::set<std::pair<int64_t, int64_t>> sums;
        for (const char* of : {"sale", "screening"})
            for (const char* by : {"day", "hour", "work", "room", "tariff", "salepoint"}) {
                Money takings;
                int64_t places = 0, capacity = 0;
                for (const Bucket& bucket : list_figures(c, {today, later, by, of}, zone)) {
                    takings += bucket.takings;
                    places += bucket.sold - bucket.refunded;
                    capacity += bucket.capacity.value_or(0);
                }
                sums.insert({takings.cents, places});
                const bool has_places = std::string_view(of) == "screening" &&
                                        std::string_view(by) != "tariff" &&
                                        std::string_view(by) != "salepoint";
                EXPECT_EQ(capacity, has_places ? 6000 : 0) << of << " by " << by;
            }
        EXPECT_EQ(sums.size(), 1u);
        EXPECT_GT(sums.begin()->first, 0);
    });
}

}  // namespace
}  // namespace guichet::reports
