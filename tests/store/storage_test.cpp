#include <map>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "storage/migrate.h"
#include "support/box_office.h"
#include "support/cluster.h"

namespace guichet::storage {
namespace {

constexpr Query make{
    "t.make",
    "create table thing (id bigint primary key, name text unique, bytes bytea, n bigint check (n < 100))"};
constexpr Query put{"t.put", "insert into thing (id, name, bytes, n) values ($1, $2, $3, $4)"};
constexpr Query all{"t.all", "select id, name, bytes, n from thing order by id limit 1000"};
constexpr Query swapped{"t.swapped", "select $2, $1"};
constexpr Query some{"t.some", "select id from thing where name in ($list) order by id"};
constexpr Query add{"t.add", "update thing set n = n + $2 where id = $1"};
constexpr Query sum{"t.sum", "select coalesce(sum(n), 0), count(*) from thing"};

class Storage : public test::OnBothEngines {
protected:
    Storage() {
        init_crypto();
        Location location{GetParam(), folder_.path + "/t.db"};
        if (GetParam() == Engine::postgres) location.place = test::new_database();
        connection_ = connect(location, Access::write);
        connection_->run_script(for_engine(make.text, GetParam()));
    }
    void put_row(int64_t id, std::string_view name, int64_t n = 1) {
        connection_->run(put, {id, name, Param::blob(std::string_view("\0\xFF'", 3)), n});
    }
    int64_t count() { return connection_->query(sum, {}).number(0, 1); }

    test::Folder folder_;
    std::unique_ptr<Connection> connection_;
};
GUICHET_ON_BOTH_ENGINES(Storage);

TEST_P(Storage, values_come_back_as_they_went) {
    connection_->begin();
    put_row(1, "é'\"\\");
    connection_->run(put, {2, "", std::nullopt, std::nullopt});
    connection_->commit();
    const Rows rows = connection_->query(all, {});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.text(0, 1), "é'\"\\");
    EXPECT_EQ(rows.text(0, 2), std::string("\0\xFF'", 3));
    EXPECT_EQ(rows.text(1, 1), "");
    EXPECT_TRUE(rows.is_null(1, 2));
    EXPECT_TRUE(rows.is_null(1, 3));
}

TEST_P(Storage, parameters_are_bound_by_their_number) {
    const Rows rows = connection_->query(swapped, {"first", "second"});
    EXPECT_EQ(rows.text(0, 0), "second");
    EXPECT_EQ(rows.text(0, 1), "first");
}

TEST_P(Storage, lists_of_any_length_are_asked_at_once) {
    connection_->begin();
    for (int64_t i = 1; i <= 100; ++i) put_row(i, "n" + std::to_string(i));
    connection_->commit();
    for (const size_t length : {1u, 2u, 3u, 37u, 64u, 100u}) {
        std::vector<std::string> names;
        for (size_t i = 1; i <= length; ++i) names.push_back("n" + std::to_string(i));
        std::vector<Param> params(names.begin(), names.end());
        EXPECT_EQ(connection_->query_in(some, params).size(), length);
    }
}

TEST_P(Storage, many_rows_arrive_complete_and_in_one_commit) {
    connection_->begin();
    for (int64_t i = 1; i <= 203; ++i) put_row(i, "n" + std::to_string(i), i % 90);
    connection_->commit();
    int64_t expected = 0;
    for (int64_t i = 1; i <= 203; ++i) expected += i % 90;
    const Rows rows = connection_->query(sum, {});
    EXPECT_EQ(rows.number(0, 0), expected);
    EXPECT_EQ(rows.number(0, 1), 203);
}

// A row may refer to another of its command, however the rows of a batch are joined.
TEST_P(Storage, joined_rows_keep_the_order_within_their_command) {
    connection_->run_script("create table part (id bigint primary key references thing(id))");
    constexpr Query put_part{"t.put_part", "insert into part (id) values ($1)"};
    connection_->begin();
    connection_->mark(false);
    put_row(1, "a");
    connection_->query(sum, {});  // what waits travels: the part of this command comes first afterwards
    connection_->run(put_part, {1});
    connection_->keep();
    for (int64_t i = 2; i <= 300; ++i) {  // more than one statement holds; not every thing has a part
        connection_->mark(false);
        put_row(i, "n" + std::to_string(i));
        if (i % 3 != 0) connection_->run(put_part, {i});
        connection_->keep();
    }
    connection_->commit();
    EXPECT_EQ(count(), 300);
}

TEST_P(Storage, a_rollback_leaves_nothing) {
    connection_->begin();
    put_row(1, "a");
    connection_->rollback();
    EXPECT_EQ(count(), 0);
}

TEST_P(Storage, undo_takes_back_one_command_only) {
    connection_->begin();
    connection_->mark(true);
    put_row(1, "a");
    connection_->keep();
    connection_->mark(true);
    put_row(9, "z");
    connection_->undo();
    connection_->commit();
    EXPECT_EQ(count(), 1);
}

// The good case has no savepoint: what a refused command had read only is nothing to take back, and what it
// had changed is found out.
TEST_P(Storage, undo_without_certainty_leaves_nothing_behind_in_silence) {
    connection_->begin();
    connection_->mark(false);
    put_row(1, "a");
    connection_->keep();
    connection_->mark(false);
    EXPECT_EQ(count(), 1);
    connection_->undo();
    connection_->mark(false);
    put_row(9, "z");
    EXPECT_EQ(count(), 2);
    EXPECT_THROW(connection_->undo(), GuardFailed);
    connection_->rollback();
    EXPECT_EQ(count(), 0);
}

TEST_P(Storage, a_command_that_only_changed_is_forgotten_and_the_one_before_it_stays) {
    connection_->begin();
    connection_->mark(false);
    put_row(1, "a");
    connection_->keep();
    connection_->mark(false);
    put_row(2, "b");
    connection_->run(add, {1, 5}, 1);
    connection_->undo();
    connection_->mark(false);
    put_row(2, "c");
    connection_->keep();
    connection_->commit();
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(connection_->query(sum, {}).number(0, 0), 2);
}

TEST_P(Storage, a_change_keeps_its_values_though_their_owner_is_gone) {
    connection_->begin();
    for (int64_t i = 1; i <= 50; ++i) {
        std::string name = "a name too long to stand within the string itself " + std::to_string(i);
        std::string bytes(2'000, static_cast<char>(i));
        connection_->run(put, {i, name, Param::blob(bytes), i});
        name.assign(name.size(), '-');
        bytes.assign(bytes.size(), '-');
    }
    connection_->commit();
    const Rows rows = connection_->query(all, {});
    ASSERT_EQ(rows.size(), 50u);
    for (size_t i = 0; i < 50; ++i) {
        EXPECT_EQ(rows.text(i, 1),
                  "a name too long to stand within the string itself " + std::to_string(i + 1));
        EXPECT_EQ(rows.text(i, 2), std::string(2'000, static_cast<char>(i + 1)));
    }
}

TEST_P(Storage, changes_are_made_one_by_one_while_nobody_waits) {
    const size_t one_by_one = GetParam() == Engine::sqlite ? 3 : 0;  // the other engine sends them together
    connection_->begin();
    connection_->mark(false);
    put_row(1, "a");
    put_row(2, "b");
    put_row(3, "c");
    connection_->keep();
    size_t made = 0;
    while (connection_->work_off()) ++made;
    EXPECT_EQ(made, one_by_one);
    connection_->mark(false);
    put_row(4, "a");  // the name of the first
    connection_->keep();
    EXPECT_THROW(
        {
            while (connection_->work_off());
            connection_->commit();
        },
        GuardFailed);
    connection_->rollback();
    EXPECT_EQ(count(), 0);
}

TEST_P(Storage, whenever_changes_are_made_what_was_kept_is_there_and_nothing_else) {
    enum Step { putting, adding, reading, calm, keeping, refusing, committing };
    using Things = std::map<int64_t, int64_t>;  // n by id
    const auto stored = [&] {
        Things things;
        const Rows rows = connection_->query(all, {});
        for (size_t i = 0; i < rows.size(); ++i) things[rows.number(i, 0)] = rows.number(i, 3);
        return things;
    };
    const bool held = rc::check("changes", [&] {
        connection_->run_script("delete from thing");
        Things committed, kept, now;
        bool changed = false, may_be_made = false;  // by this command
        int64_t id = 0;
        const auto next = [&] {
            kept = now;
            changed = may_be_made = false;
            connection_->mark(false);
        };
        const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::element<int>(
            putting, putting, adding, adding, reading, calm, keeping, refusing, committing));
        connection_->begin();
        next();
        for (const int step : steps) {
            if (step == putting) {
                ++id;
                put_row(id, std::to_string(id), 0);
                now[id] = 0;
                changed = true;
            } else if (step == adding && !now.empty() && now.begin()->second < 90) {
                connection_->run(add, {now.begin()->first, 1}, 1);
                ++now.begin()->second;
                changed = true;
            } else if (step == reading) {
                RC_ASSERT(stored() == now);
                may_be_made = changed;
            } else if (step == calm) {
                connection_->work_off();
                may_be_made = changed;
            } else if (step == keeping) {
                connection_->keep();
                next();
            } else if (step == refusing) {
                try {
                    connection_->undo();
                    now = kept;
                } catch (const GuardFailed&) {
                    RC_ASSERT(may_be_made);
                    connection_->rollback();
                    now = committed;
                    connection_->begin();
                }
                next();
            } else if (step == committing) {
                connection_->keep();
                connection_->commit();
                committed = now;
                connection_->begin();
                next();
            }
        }
        connection_->keep();
        connection_->commit();
        RC_ASSERT(stored() == now);
    });
    EXPECT_TRUE(held);
}

TEST_P(Storage, a_guard_fails_at_the_latest_at_the_commit) {
    const auto attempt = [&](auto work) {
        connection_->begin();
        bool failed = false;
        try {
            work();
            connection_->commit();
        } catch (const GuardFailed&) {
            failed = true;
            connection_->rollback();
        }
        return failed;
    };
    EXPECT_FALSE(attempt([&] { put_row(1, "a"); }));
    EXPECT_TRUE(attempt([&] { put_row(2, "a"); }));                             // unique
    EXPECT_TRUE(attempt([&] { put_row(3, "c", 100); }));                        // check
    EXPECT_TRUE(attempt([&] { connection_->run(add, {99, 1}, /*rows=*/1); }));  // no such row
    EXPECT_FALSE(attempt([&] { connection_->run(add, {1, 1}, /*rows=*/1); }));
    EXPECT_EQ(count(), 1);
}

TEST_P(Storage, a_certain_mark_finds_its_own_guard_and_goes_on) {
    connection_->begin();
    connection_->mark(true);
    put_row(1, "a");
    connection_->keep();
    connection_->mark(true);
    EXPECT_THROW(
        {
            put_row(2, "a");
            connection_->keep();
        },
        GuardFailed);
    connection_->undo();
    connection_->mark(true);
    put_row(3, "c");
    connection_->keep();
    connection_->commit();
    EXPECT_EQ(count(), 2);
}

TEST_P(Storage, a_statement_that_failed_once_works_the_next_time) {
    for (int64_t round = 0; round < 3; ++round) {
        connection_->begin();
        try {
            put_row(100 + round, "same");
            connection_->run(add, {100 + round, 1}, 1);
            connection_->commit();
        } catch (const GuardFailed&) {
            connection_->rollback();
        }
    }
    EXPECT_EQ(count(), 1);
}

TEST_P(Storage, a_wrong_number_of_parameters_is_our_mistake) {
    connection_->begin();
    EXPECT_THROW(connection_->run(add, {1}), Broken);
    connection_->rollback();
}

TEST(Migrations, are_written_once_for_both_engines) {
    EXPECT_EQ(for_engine("create table t (\n  a bigint, b bytea\n);", Engine::sqlite),
              "create table t (\n  a integer, b blob\n) strict;");
    EXPECT_EQ(for_engine("create table t (\n  a bigint\n);", Engine::postgres),
              "create table t (\n  a bigint\n);");
    EXPECT_EQ(
        for_engine(
            "create table t (\n  a text check (a in ('x', 'y', 'z')),\n  b bigint,\n  primary key (a, b)\n);",
            Engine::sqlite),
        "create table t (\n  a text check (a = 'x' or a = 'y' or a = 'z'),\n  b integer,\n  primary key (a, "
        "b)\n)"
        " strict, without rowid;");
}

// Once a third of a sale's time: a list in a check or in an index's condition makes SQLite fill a temporary
// b-tree for each row that is written.
TEST(Migrations, let_sqlite_write_a_row_without_a_temporary_table) {
    const test::Folder folder;
    const auto connection = connect({Engine::sqlite, folder.path + "/t.db"}, Access::write);
    migrate(*connection, 0);
    constexpr Query tables{"t.tables", "select name from sqlite_schema where type = 'table'"};
    const Rows names = connection->query(tables, {});
    EXPECT_GT(names.size(), 40u);
    for (size_t i = 0; i < names.size(); ++i) {
        const std::string text = "explain insert into " + std::string(names.text(i, 0)) + " default values";
        const Query explained{"t.explained", text};
        const Rows steps =
            connect({Engine::sqlite, folder.path + "/t.db"}, Access::read)->query(explained, {});
        for (size_t step = 0; step < steps.size(); ++step)
            EXPECT_NE(steps.text(step, 1), "OpenEphemeral") << names.text(i, 0);
    }
}

}  // namespace
}  // namespace guichet::storage
