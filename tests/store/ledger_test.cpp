// Postings of random evenings: debit is credit, revenue and tax are those of the statement, cash is what
// lies in the drawers, and every closed day is booked once. And what was closed is never changed.

#include <random>

#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/period_flow.h"
#include "boxoffice/ledger/accounts_flow.h"
#include "boxoffice/ledger/ledger_store.h"
#include "boxoffice/registers/drawer_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/reports/statement_store.h"
#include "support/evening.h"

namespace guichet::ledger {
namespace {
using test::BoxOffice;
using test::code_of;
using test::Evening;

constexpr const char* zone = "Europe/Zurich";

// Some days at two tills: each evening sells, moves cash and may close its drawers; then the day is closed.
class Season {
public:
    Season(BoxOffice& office, unsigned seed) : office_(office), random_(seed), evening_(office, seed) {}

    void pass_day() {
        for (int i = 0; i < 40; ++i) {
            evening_.act();
            if (pick(8) == 0) move_cash(1 + pick(2));
            if (pick(20) == 0) close_register(1 + pick(2));
        }
        if (pick(2) == 0) close_register(1);  // after the last document
        office_.clock.pass(day_ms);
        close_day();
    }
    const std::vector<int64_t>& closings() const { return closings_; }

private:
    int64_t pick(int64_t count) { return static_cast<int64_t>(random_() % static_cast<uint64_t>(count)); }
    registers::Hand hand(int64_t at) const { return {office_.ana, "Ana", identity::Role::admin, {at}}; }
    RegisterSessionId session_at(int64_t at) {
        RegisterSessionId id;
        office_.tenant().readers().ask(
            [&](storage::Connection& c) { id = registers::find_register(c, {at})->session->id; });
        return id;
    }
    void move_cash(int64_t at) {
        const char* notes[] = {"Monnaie", "Fleurs", "Taxi"};
        const auto moved = office_.ask(
            registers::move_cash(hand(at), session_at(at),
                                 {pick(2) == 0 ? registers::Direction::in : registers::Direction::out,
                                  {100 * (1 + pick(50))},
                                  notes[pick(3)]}),
            {}, {at});
        if (code_of(moved) == "accepted" && pick(3) == 0)
            office_.ask(registers::take_movement_back(hand(at), session_at(at),
                                                      test::number_in(moved, "entry"), "Erreur"),
                        {}, {at});
    }
    void close_register(int64_t at) {
        const RegisterSessionId session = session_at(at);
        Money inside;
        office_.tenant().readers().ask(
            [&](storage::Connection& c) { inside = registers::drawer_balance(c, session); });
        const Money counted{inside.cents + (pick(3) == 0 ? pick(500) : 0)};
        const auto count = office_.ask(registers::count_drawer(hand(at), session, counted, ""), {}, {at});
        const auto closed = office_.ask(
            books::close_session(hand(at), session,
                                 {test::number_in(count, "id"), {pick(counted.cents + 1)}, "x", false}),
            {}, {at});
        ASSERT_EQ(code_of(closed), "accepted");
        closings_.push_back(static_cast<int64_t>(closings_.size()) + 1);
        office_.ask(registers::open_register({at}, office_.ana, "Ana", {100 * pick(200)}), {}, {at});
    }
    void close_day() {
        std::optional<books::Prepared> prepared;
        office_.tenant().readers().ask([&](storage::Connection& c) {
            if (auto p = books::prepare_period(c, books::Period::day, true, office_.clock.now_ms(), zone))
                prepared = std::move(*p);
        });
        if (prepared) office_.ask(books::close_period(std::move(*prepared), office_.ana, "Ana"));
    }

    BoxOffice& office_;
    std::mt19937 random_;
    Evening evening_;
    std::vector<int64_t> closings_;
};

class Ledger : public test::OnBothEngines {
protected:
    std::unique_ptr<BoxOffice> held = std::make_unique<BoxOffice>(GetParam(), 3000);
    BoxOffice& office() { return *held; }

    template <class Read>
    void read(Read&& with) {
        const auto connection = storage::connect(office().location(), storage::Access::read);
        connection->begin();
        with(*connection);
        connection->rollback();
    }
    std::vector<Posting> days() {
        std::vector<Posting> all;
        read([&](storage::Connection& c) {
            for (const Source& day : list_closed_days(c, "2026-01-01", "2027-12-31"))
                for (Posting& p : postings_of(load_closed(c, day), find_accounts(c), Language::fr))
                    all.push_back(std::move(p));
        });
        return all;
    }
    std::vector<Posting> of_registers(const std::vector<int64_t>& closings) {
        std::vector<Posting> all;
        read([&](storage::Connection& c) {
            for (const int64_t number : closings)
                for (Posting& p :
                     postings_of(load_closed(c, *find_closed_session(c, number, zone)), {}, Language::fr))
                    all.push_back(std::move(p));
        });
        return all;
    }
    int64_t asked(std::string sql) {
        int64_t number = 0;
        const storage::Query query{"test.asked", sql};
        const auto connection = storage::connect(office().location(), storage::Access::read);
        number = connection->query(query, {}).number(0, 0);
        return number;
    }
};
GUICHET_ON_BOTH_ENGINES(Ledger);

TEST_P(Ledger, random_seasons_balance_and_agree_with_statement_and_drawers) {
    for (const unsigned seed : {1u, 2u, 3u}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        held = std::make_unique<BoxOffice>(GetParam(), 3000);
        Season season(office(), seed);
        for (int day = 0; day < 4; ++day) season.pass_day();
        const auto all = days();
        ASSERT_GT(all.size(), 30u);
        const auto sums = sums_by_account(all);
        const auto balance = [&](const char* account) {
            const auto found = sums.find(account);
            return found == sums.end() ? Money{} : found->second.balance();
        };
        Money debit, credit;
        for (const auto& [account, sum] : sums) debit += sum.debit, credit += sum.credit;
        EXPECT_EQ(debit, credit);
        for (const Posting& p : all) EXPECT_GT(p.amount.cents, 0);
        EXPECT_EQ(balance("1097"), Money{});

        read([&](storage::Connection& c) {
            const auto statement = reports::sum_statement(c, {}, zone, office().clock.now_ms());
            const reports::Totals& t = statement->totals;
            Money vat;
            for (const auto& [key, tax] : t.vat) vat += tax.vat;
            EXPECT_EQ(-balance("2200"), vat);
            EXPECT_EQ(-balance("3400") - balance("3600") - balance("2200"), t.total);
            EXPECT_EQ(-balance("6960"), t.rounding);
            const auto card = t.methods.find("card");
            EXPECT_EQ(balance("1095"), card == t.methods.end() ? Money{} : card->second);
        });
        // In the drawers of both tills, at the end of the last closed day.
        EXPECT_EQ(balance("1000").cents,
                  asked("select sum(m.amount_cents) from drawer_movement m join ("
                        "select max(s.id) as id from register_session s where exists (select 1 from "
                        "drawer_movement o where o.register_session_id = s.id and o.journal_number <= "
                        "(select max(until_entry) from period_closing)) group by s.register_id) l "
                        "on l.id = m.register_session_id where m.journal_number <= "
                        "(select max(until_entry) from period_closing)"));
        const auto faults = office().faults();
        EXPECT_TRUE(faults.empty()) << faults.front();
    }
}

TEST_P(Ledger, closings_of_registers_say_what_the_days_say) {
    Season season(office(), 5);
    for (int day = 0; day < 3; ++day) season.pass_day();
    const RegisterSessionId open[] = {{asked("select max(id) from register_session where register_id = 1")},
                                      {asked("select max(id) from register_session where register_id = 2")}};
    const auto by_day = sums_by_account(days()),
               by_register = sums_by_account(of_registers(season.closings()));
    // What the open sessions took is in the days only.
    Money open_total;
    for (const auto id : open)
        open_total +=
            Money{asked("select coalesce(sum(total_cents), 0) from fiscal_document where "
                        "register_session_id = " +
                        std::to_string(id.value))};
    const auto taken = [](const std::map<std::string, Sums>& sums) {
        Money all;
        for (const char* account : {"3400", "3600", "2200"})
            if (const auto found = sums.find(account); found != sums.end()) all -= found->second.balance();
        return all;
    };
    EXPECT_EQ(taken(by_day), taken(by_register) + open_total);
    EXPECT_EQ(by_day.at("6961").balance(), by_register.at("6961").balance());
}

TEST_P(Ledger, an_evening_that_was_booked_is_booked_the_same_for_ever) {
    Season season(office(), 8);
    season.pass_day();
    const auto before = days();
    ASSERT_FALSE(before.empty());
    const std::string day = before.front().day;
    season.pass_day();
    auto after = days();
    std::erase_if(after, [&](const Posting& p) { return p.day != day; });
    ASSERT_EQ(after.size(), before.size());
    for (size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].text, before[i].text);
        EXPECT_EQ(after[i].amount, before[i].amount);
    }
}

TEST_P(Ledger, what_is_taken_out_after_the_last_sale_belongs_to_the_same_evening) {
    office().sell(1);
    const registers::Hand ana{office().ana, "Ana", identity::Role::pos, {1}};
    const auto count = office().ask(registers::count_drawer(ana, {1}, {11'800}, ""));
    office().ask(books::close_session(ana, {1}, {test::number_in(count, "id"), {1'800}, {}, false}));
    office().clock.pass(day_ms);
    office().ask(registers::open_register({1}, office().ana, "Ana", {10'000}));  // the next morning
    std::optional<books::Prepared> prepared;
    office().tenant().readers().ask([&](storage::Connection& c) {
        prepared = *books::prepare_period(c, books::Period::day, false, office().clock.now_ms(), zone);
    });
    office().ask(books::close_period(*prepared, office().ana, "Ana"));
    const auto sums = sums_by_account(days());
    // Floats of both tills and the withdrawal on the way; what is left lies in the drawers.
    EXPECT_EQ(sums.at("1000").balance().cents,
              10'000 + asked("select coalesce(sum(amount_cents), 0) from drawer_movement where "
                             "register_session_id = 2"));
}

TEST_P(Ledger, accounts_are_kept_and_their_vat_codes_exist) {
    Accounts accounts;
    accounts.revenue = "3200";
    accounts.reasons = {{"Fleurs", "6640"}};
    EXPECT_EQ(code_of(office().ask(set_accounts(accounts))), "accepted");
    read([&](storage::Connection& c) {
        const Accounts kept = find_accounts(c);
        EXPECT_EQ(kept.revenue, "3200");
        EXPECT_EQ(kept.of_reason("fleurs"), "6640");
    });
    accounts.vat_codes = {{"nowhere", "3200", {}}};
    EXPECT_EQ(code_of(office().ask(set_accounts(accounts))), "vat_code_unknown");
}

}  // namespace
}  // namespace guichet::ledger
