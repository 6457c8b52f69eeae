// The database itself refuses to change what entered the books (trust.md F2).

#include <gtest/gtest.h>

#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/period_flow.h"
#include "boxoffice/registers/drawer_flow.h"
#include "support/box_office.h"

namespace guichet {
namespace {
using test::BoxOffice;
using test::code_of;

class AppendOnly : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam()};
    storage::Location place = office.location();

    void fill() {
        office.sell(2);
        office.reserve(1);
        const registers::Hand ana{office.ana, "Ana", identity::Role::pos, {1}};
        const auto count = office.ask(registers::count_drawer(ana, {1}, {13'600}, ""));
        ASSERT_EQ(code_of(office.ask(
                      books::close_session(ana, {1}, {test::number_in(count, "id"), {3'600}, {}, false}))),
                  "accepted");
        std::optional<books::Prepared> prepared;
        office.tenant().readers().ask([&](storage::Connection& c) {
            prepared =
                *books::prepare_period(c, books::Period::day, false, office.clock.now_ms(), "Europe/Zurich");
        });
        ASSERT_EQ(code_of(office.ask(books::close_period(*prepared, office.ana, "Ana"))), "accepted");
    }
    // "" when the database let it pass.
    std::string refused(const std::string& sql) {
        const auto connection = storage::connect(place, storage::Access::write);
        connection->begin();
        std::string why;
        try {
            connection->run_script(sql);
        } catch (const std::exception& e) {
            why = e.what();
        }
        connection->rollback();
        return why;
    }
};
GUICHET_ON_BOTH_ENGINES(AppendOnly);

TEST_P(AppendOnly, no_row_of_the_books_is_changed_or_deleted) {
    fill();
    office.stop();
    struct Kept {
        const char *table, *change;
    };
    for (const auto& [table, change] : {Kept{"journal", "body = '{}'"},
                                        {"journal", "hash = input_hash"},
                                        {"sale", "total_cents = total_cents + 1"},
                                        {"sale_line", "amount_cents = 0"},
                                        {"payment", "method = 'card'"},
                                        {"ticket", "sale_number = 1"},
                                        {"drawer_movement", "amount_cents = 0"},
                                        {"drawer_count", "counted_cents = 0"},
                                        {"session_closing", "comment = 'x'"},
                                        {"fiscal_document", "total_cents = 0"},
                                        {"period_closing", "label = '2026-11-25'"}}) {
        const std::string wanted = std::string(table) + " is never changed";
        EXPECT_NE(refused(std::string("update ") + table + " set " + change).find(wanted), std::string::npos)
            << table;
        EXPECT_NE(refused(std::string("delete from ") + table).find(wanted), std::string::npos) << table;
    }
}

TEST_P(AppendOnly, a_reservation_may_be_paid_and_an_answer_erased) {
    fill();
    office.stop();
    EXPECT_EQ(refused("update sale set state = 'expired' where state = 'reserved'"), "");
    EXPECT_NE(refused("update sale set state = 'reserved' where state = 'paid'"), "");
    EXPECT_EQ(refused("update journal set answer = '', news = ''"), "");
    EXPECT_EQ(refused("update ticket set status = 'blocked'"), "");
}

}  // namespace
}  // namespace guichet
