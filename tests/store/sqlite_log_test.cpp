// SQLite's log reaches the disk in few writes, and yet before anybody is told of a commit.

#include <filesystem>

#include <gtest/gtest.h>

#include "storage/connection.h"
#include "support/box_office.h"

namespace guichet::storage {
namespace {

constexpr Query put{"t.put", "insert into page (id, bytes) values ($1, $2)"};
constexpr Query sum{"t.sum", "select count(*), coalesce(sum(length(bytes)), 0) from page"};
constexpr int64_t page_bytes = 4000, more_than_the_cache = 10'000;  // pages: 40 MB

class SqliteLog : public testing::Test {
protected:
    SqliteLog() { writer_->run_script("create table page (id integer primary key, bytes blob)"); }

    void put_pages(int64_t count) {
        const std::string bytes(page_bytes, 'x');
        for (int64_t i = 0; i < count; ++i) writer_->run(put, {++last_, Param::blob(bytes)});
    }
    static int64_t pages_of(Connection& connection) {
        const Rows rows = connection.query(sum, {});
        EXPECT_EQ(rows.number(0, 1), rows.number(0, 0) * page_bytes);
        return rows.number(0, 0);
    }
    // What somebody finds who takes the disk away at this moment.
    int64_t pages_after_a_crash() {
        const test::Folder elsewhere;
        for (const char* file : {"t.db", "t.db-wal"})
            std::filesystem::copy_file(folder_.path + "/" + file, elsewhere.path + "/" + file);
        const auto found = connect({Engine::sqlite, elsewhere.path + "/t.db"}, Access::write);
        EXPECT_EQ(found->check(/*whole=*/true), "");
        return pages_of(*found);
    }

    test::Folder folder_;
    Location place_{Engine::sqlite, folder_.path + "/t.db"};
    std::unique_ptr<Connection> writer_ = connect(place_, Access::write);
    int64_t last_ = 0;
};

TEST_F(SqliteLog, what_was_committed_is_in_the_files) {
    for (const int64_t pages : {1, 2, 31, 32, 33, 200, 1}) {
        writer_->begin();
        put_pages(pages);
        writer_->commit();
        EXPECT_EQ(pages_after_a_crash(), last_);
    }
}

TEST_F(SqliteLog, what_was_not_committed_is_not_there) {
    writer_->begin();
    put_pages(50);
    writer_->commit();
    writer_->begin();
    put_pages(more_than_the_cache);
    EXPECT_EQ(pages_of(*writer_), 50 + more_than_the_cache);
    EXPECT_EQ(pages_after_a_crash(), 50);
    writer_->rollback();
    EXPECT_EQ(pages_of(*writer_), 50);
    EXPECT_EQ(pages_after_a_crash(), 50);
}

TEST_F(SqliteLog, more_than_the_cache_holds_is_read_back_by_the_writer_and_after_the_commit_by_others) {
    const auto reader = connect(place_, Access::read);
    writer_->begin();
    for (int64_t times = 1; times <= 2; ++times) {
        put_pages(more_than_the_cache);
        EXPECT_EQ(pages_of(*writer_), times * more_than_the_cache);
    }
    EXPECT_EQ(pages_of(*reader), 0);
    writer_->commit();
    EXPECT_EQ(pages_of(*reader), 2 * more_than_the_cache);
    writer_->rest();  // moves the log into the file
    EXPECT_EQ(pages_of(*reader), 2 * more_than_the_cache);
    EXPECT_EQ(writer_->check(/*whole=*/true), "");
}

}  // namespace
}  // namespace guichet::storage
