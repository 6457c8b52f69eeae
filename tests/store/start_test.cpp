#include <fstream>

#include <gtest/gtest.h>

#include "support/box_office.h"

namespace guichet {
namespace {
using test::BoxOffice;

std::string refusal_to_open(const storage::Location& location) {
    try {
        const SystemClock clock;
        commands::Tenant tenant("test", {.location = location, .on_failure = [](const std::string&) {}},
                                clock);
    } catch (const storage::Unusable& e) {
        return e.what();
    }
    return "opened";
}

void expect_sentence(const std::string& sentence, const char* word) {
    EXPECT_NE(sentence.find(word), std::string::npos) << sentence;
}

TEST(Starting, is_refused_while_another_process_writes) {
    BoxOffice office(storage::Engine::sqlite);
    expect_sentence(refusal_to_open(office.location()), "Another guichet process");
}

TEST(Starting, is_refused_on_a_file_that_is_no_database) {
    test::Folder folder;
    std::ofstream(folder.path + "/x.db") << std::string(8192, 'x');
    expect_sentence(refusal_to_open({storage::Engine::sqlite, folder.path + "/x.db"}),
                    "damaged or not a database");
}

TEST(Starting, is_refused_in_a_folder_that_is_not_there) {
    expect_sentence(refusal_to_open({storage::Engine::sqlite, "/nowhere/x.db"}), "cannot be written");
}

TEST(Starting, is_refused_without_a_postgresql_server) {
    expect_sentence(refusal_to_open({storage::Engine::postgres, "host=/nowhere dbname=x"}),
                    "PostgreSQL cannot be reached");
}

class StartingOnEach : public test::OnBothEngines {};
GUICHET_ON_BOTH_ENGINES(StartingOnEach);

TEST_P(StartingOnEach, is_refused_when_the_journal_was_edited) {
    BoxOffice office(GetParam());
    office.sell(1);
    const storage::Location location = office.location();
    office.stop();
    test::tamper(location, "update journal set body = '{}' where number = 5");
    expect_sentence(refusal_to_open(location), "journal is damaged at entry 5");
}

TEST_P(StartingOnEach, is_refused_when_the_end_of_the_journal_is_gone) {
    BoxOffice office(GetParam());
    office.sell(1);
    const storage::Location location = office.location();
    office.stop();
    test::tamper(location, "delete from journal where number = (select max(number) from journal)");
    expect_sentence(refusal_to_open(location), "does not match its head");
}

TEST_P(StartingOnEach, is_refused_on_the_database_of_a_newer_program) {
    BoxOffice office(GetParam());
    const storage::Location location = office.location();
    office.stop();
    const auto connection = storage::connect(location, storage::Access::write);
    connection->run_script(
        "insert into schema_step (number, name, digest, ran_at_ms) select 999, 'x', digest, 0 from "
        "schema_step where number = 1");
    std::string sentence;
    const_cast<std::unique_ptr<storage::Connection>&>(connection).reset();
    sentence = refusal_to_open(location);
    expect_sentence(sentence, "newer Guichet");
}

TEST_P(StartingOnEach, goes_on_where_it_stopped) {
    BoxOffice office(GetParam());
    office.sell(3);
    office.restart();
    EXPECT_EQ(office.sold(), 3);
    EXPECT_EQ(test::number_in(office.sell(1), "number"), 2);
    EXPECT_TRUE(office.faults().empty());
}

TEST(Starting, is_refused_without_the_key_that_signed_the_tickets) {
    BoxOffice office(storage::Engine::sqlite);
    office.stop();
    std::filesystem::remove(office.folder().path + "/test/ticket.key");
    try {
        office.restart();
        office.tenant();
        FAIL() << "opened";
    } catch (const storage::Unusable& e) {
        expect_sentence(e.what(), "ticket key");
    }
}

TEST(Tenants, are_found_by_the_first_word_of_the_host) {
    test::Folder folder;
    test::StandingClock clock;
    commands::Tenants tenants({.data_folder = folder.path, .on_failure = [](const std::string&) {}}, clock);
    EXPECT_EQ(tenants.of_host("demo.localhost"), nullptr);
    auto& demo = tenants.create("demo", {.name = "Demo"}, "");
    EXPECT_EQ(tenants.of_host("demo.localhost:8080"), &demo);
    EXPECT_EQ(tenants.of_host("localhost:8080"), &demo);
    EXPECT_EQ(tenants.of_host("192.168.1.5"), &demo);
    EXPECT_EQ(tenants.of_host("other.localhost"), nullptr);
    auto& other = tenants.create("other", {.name = "Other"}, "");
    EXPECT_EQ(tenants.of_host("other.example.org"), &other);
    EXPECT_EQ(tenants.of_host("localhost"), nullptr);
    EXPECT_THROW(tenants.create("demo", {}, ""), storage::Unusable);
    for (const char* bad : {"", "De mo", "DEMO", "-x", "../x"})
        EXPECT_THROW(tenants.create(bad, {}, ""), storage::Unusable);
}

}  // namespace
}  // namespace guichet
