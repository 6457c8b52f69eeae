#pragma once
// The files of an archive, line by line as the database gives them.

#include "archive/archive.h"
#include "archive/sheet.h"

namespace guichet::archive {

struct JournalSheets {
    Written journal, events;
    std::vector<int64_t> closings;  // numbers of the session closings in the range
};
JournalSheets write_journal(storage::Connection& connection, const Range& range, const std::string& folder);
Written write_documents(storage::Connection& connection, const Range& range, const std::string& folder);
// Documents before the range that those in it give back or correct.
Written write_earlier(storage::Connection& connection, const Range& range, const std::string& folder);
Written write_movements(storage::Connection& connection, const Range& range, const std::string& folder);
Written write_session_closings(storage::Connection& connection, const std::vector<int64_t>& numbers,
                               const std::string& folder);
Written write_period_closings(storage::Connection& connection, const Range& range, const std::string& folder);
// JSON: where chains and closings stood when the range began.
std::string render_start(storage::Connection& connection, const Range& range);

}  // namespace guichet::archive
