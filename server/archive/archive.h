#pragma once
// An archive of the books: a range of the journal with all that belongs to it, as text files that can
// be read and checked without this program (trust.md FR9, F8; docs/decisions/0019). Written page by page
// from one snapshot, so a server may go on selling meanwhile.

#include <string>
#include <vector>

#include "archive/sheet.h"
#include "base/clock.h"
#include "commands/unit.h"
#include "storage/connection.h"

namespace guichet::archive {

struct Range {
    int64_t from_entry = 1;
    int64_t until_entry = 0;  // 0: the last one there is
};
// The entries of a closed day, month or year; throws Unusable when it is not closed.
Range range_of(storage::Connection& connection, const std::string& period, const std::string& label);

struct Archive {
    Range range;
    int64_t documents = 0;
    std::vector<Written> files;
    std::string manifest_sha256;
};
// `folder` is made and must not have anything in it. Throws Unusable with a sentence; what was written
// until then has no manifest and so is no archive.
Archive make(storage::Connection& connection, const commands::TenantSettings& tenant,
             const commands::Keys& keys, Range range, TimeMs now, const std::string& folder);

}  // namespace guichet::archive
