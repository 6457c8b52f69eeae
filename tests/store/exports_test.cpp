// Exports: the file of a filter is the statement of that filter, whatever becomes of the server meanwhile.

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/json.h"
#include "boxoffice/reports/export_carrier_flow.h"
#include "boxoffice/reports/exports_flow.h"
#include "boxoffice/reports/exports_store.h"
#include "boxoffice/reports/reports_api.h"
#include "boxoffice/reports/statement_store.h"
#include "boxoffice/reports/views_flow.h"
#include "support/evening.h"

namespace guichet::reports {
namespace {
using test::BoxOffice;
using test::code_of;
using test::Evening;

class Exports : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam(), 2000};

    std::string ask(const std::string& what, const std::string& format, const std::string& filter) {
        const std::string id = new_uuid(office.clock.now_ms());
        const auto answer = office.ask(ask_export({.id = id,
                                                   .what = what,
                                                   .format = format,
                                                   .filter = filter,
                                                   .language = Language::de,
                                                   .user = office.ana}),
                                       id);
        return code_of(answer) == "accepted" ? id : std::string(code_of(answer));
    }
    std::optional<ExportFile> find(const std::string& id) {
        std::optional<ExportFile> file;
        office.tenant().readers().ask([&](storage::Connection& c) { file = find_export(c, id); });
        return file;
    }
    // Carries out what waits, on this thread.
    outbox::Outcome carry_out(const std::string& id, const std::stop_token& stop = {}) {
        return make_export({.id = id, .kind = "export", .subject = id, .body = "{}"}, office.tenant(), stop);
    }
    std::string content(const ExportFile& file) {
        std::ifstream in(exports_folder(office.tenant()) + "/" + file.file, std::ios::binary);
        std::stringstream all;
        all << in.rdbuf();
        return all.str();
    }
};
GUICHET_ON_BOTH_ENGINES(Exports);

TEST_P(Exports, a_csv_sums_to_the_totals_of_its_filter) {
    Evening evening(office, 21);
    for (int i = 0; i < 120; ++i) evening.act();
    for (const char* filter : {"{}", R"({"method":"cash"})", R"({"tariff_key":"full","screening_id":1})"}) {
        const std::string id = ask("statement", "csv", filter);
        ASSERT_EQ(carry_out(id).kind, outbox::Outcome::Kind::done);
        const auto file = find(id);
        const std::string text = content(*file);
        EXPECT_EQ(static_cast<int64_t>(text.size()), file->bytes);
        EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFNr.;Datum;Zeit;Beleg;")) << text.substr(0, 60);
        std::istringstream lines(text);
        std::string line;
        std::getline(lines, line);
        int64_t rows = 0, cents = 0;
        while (std::getline(lines, line)) {
            ++rows;
            std::istringstream cells(line);
            std::string cell;
            for (int i = 0; i <= 16; ++i) std::getline(cells, cell, ';');
            if (!cell.empty()) cents += std::llround(std::stod(cell) * 100);
        }
        EXPECT_EQ(rows, file->rows);
        office.tenant().readers().ask([&](storage::Connection& c) {
            const auto sum =
                sum_statement(c, *json::decode<Filter>(filter), "Europe/Zurich", office.clock.now_ms());
            EXPECT_EQ(cents, (sum->totals.total + sum->totals.rounding).cents) << filter;
        });
    }
}

TEST_P(Exports, every_format_of_both_kinds_is_made) {
    Evening evening(office, 22);
    for (int i = 0; i < 60; ++i) evening.act();
    for (const char* what : {"statement", "takings"})
        for (const char* format : {"csv", "xlsx", "pdf"}) {
            const std::string id =
                ask(what, format, std::string_view(what) == "takings" ? R"({"work_id":1})" : "{}");
            const auto outcome = carry_out(id);
            ASSERT_EQ(outcome.kind, outbox::Outcome::Kind::done) << what << format << outcome.problem;
            const auto file = find(id);
            const std::string bytes = content(*file);
            EXPECT_GT(file->rows, 3) << what;
            const std::string_view begins = std::string_view(format) == "csv"    ? "\xEF\xBB\xBF"
                                            : std::string_view(format) == "xlsx" ? "PK"
                                                                                 : "%PDF";
            EXPECT_TRUE(bytes.starts_with(begins)) << what << format;
            office.ask([id](commands::Unit& unit) -> Result<commands::Accepted> {
                static constexpr storage::Query done{"test.done",
                                                     "update outbox set state = 'done' where id = $1"};
                unit.run(done, {id}, 1);
                return commands::Accepted{.kind = "test.done", .body = "{}"};
            });
            office.clock.pass(minute_ms);
        }
}

TEST_P(Exports, one_that_is_stopped_leaves_nothing_and_is_made_again) {
    office.sell(2);
    const std::string id = ask("statement", "csv", "{}");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(carry_out(id, stop.get_token()).kind, outbox::Outcome::Kind::again);
    EXPECT_EQ(find(id)->file, "");
    EXPECT_EQ(carry_out(id).kind, outbox::Outcome::Kind::done);
    EXPECT_EQ(carry_out(id).kind, outbox::Outcome::Kind::done);  // as after a crash before it was noted
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(exports_folder(office.tenant()))) {
        EXPECT_EQ(entry.path().filename().string(), id + ".csv");
        ++files;
    }
    EXPECT_EQ(files, 1);
}

TEST_P(Exports, the_worker_makes_them_and_old_ones_go) {
    office.sell(1);
    const std::string old = ask("statement", "csv", "{}");
    const auto wait_for = [&](const std::string& id) {
        for (int i = 0; i < 400 && find(id)->state() != "done"; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        return find(id)->state();
    };
    outbox::Worker worker(office.tenant(), export_carrying());
    EXPECT_EQ(wait_for(old), "done");
    office.clock.pass(8 * day_ms);
    const std::string fresh = ask("statement", "csv", "{}");
    EXPECT_EQ(wait_for(fresh), "done");
    EXPECT_FALSE(find(old));
    EXPECT_FALSE(std::filesystem::exists(exports_folder(office.tenant()) + "/" + old + ".csv"));
}

TEST_P(Exports, five_may_wait) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("statement", "csv", "{}").size(), 36u);
    EXPECT_EQ(ask("statement", "csv", "{}"), "export_too_many");
}

TEST_P(Exports, fifty_views_a_user_and_each_forgets_his_own) {
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(code_of(office.ask(save_view(office.ana, {.name = "v", .filter = {}, .shared = i == 0}))),
                  "accepted");
    EXPECT_EQ(code_of(office.ask(save_view(office.ana, {.name = "v", .filter = {}, .shared = {}}))),
              "view_limit");
    EXPECT_EQ(code_of(office.ask(delete_view({99}, identity::Role::accounting, 1))), "view_unknown");
    EXPECT_EQ(code_of(office.ask(delete_view({99}, identity::Role::admin, 2))), "view_unknown");
    EXPECT_EQ(code_of(office.ask(delete_view({99}, identity::Role::admin, 1))), "accepted");
    EXPECT_EQ(code_of(office.ask(delete_view(office.ana, identity::Role::accounting, 2))), "accepted");
    EXPECT_EQ(code_of(office.ask(delete_view(office.ana, identity::Role::accounting, 2))), "view_unknown");
}

}  // namespace
}  // namespace guichet::reports
