#pragma once
// SQLite's write-ahead log in few writes (decision 0022).

namespace guichet::storage {

// Name of a layer over the system's files (a "VFS") for sqlite3_open_v2. SQLite hands over its log page by
// page, in two calls each, a hundred pages a commit; here they wait for each other. They are handed over at
// the latest when SQLite asks for the flush, so only for a connection of which every commit flushes
// (`synchronous = full`): without the flush others would be told of pages that the file does not have yet.
const char* log_in_few_writes();

}  // namespace guichet::storage
