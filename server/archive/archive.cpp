#include "archive/archive.h"

#include <filesystem>

#include <fmt/format.h>

#include "archive/archive_sql.gen.h"
#include "archive/pages.h"
#include "archive/words.h"
#include "base/json.h"
#include "base/version.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/fiscal/signing.h"
#include "journal/journal.h"

namespace guichet::archive {
namespace fs = std::filesystem;
namespace {

Written write_text(const std::string& folder, const char* name, std::string_view text) {
    Sheet sheet(folder, name);
    sheet.text(text);
    return sheet.close();
}

Range checked_range(storage::Connection& connection, Range range) {
    const int64_t last = journal::read_head(connection).number;
    if (range.until_entry == 0) range.until_entry = last;
    if (range.from_entry < 1 || range.from_entry > range.until_entry || range.until_entry > last)
        throw storage::Unusable(fmt::format("The journal has entries 1 to {}; {} to {} is no part of it.",
                                            last, range.from_entry, range.until_entry));
    return range;
}

std::string render_manifest(const commands::TenantSettings& tenant, const Archive& archive, TimeMs now,
                            const std::string& start, const std::string& key) {
    json::Writer w(4096);
    w.begin()
        .field("format", "guichet-archive-1")
        .field("program", fmt::format("guichet {}", version))
        .field("made_at_ms", now)
        .begin("box_office")
        .field("prefix", tenant.tenant)
        .field("name", tenant.name)
        .field("address", tenant.address)
        .field("vat_number", tenant.vat_number)
        .field("currency", tenant.currency)
        .field("time_zone", tenant.time_zone)
        .field("training", tenant.training)
        .end()
        .field("from_entry", archive.range.from_entry)
        .field("until_entry", archive.range.until_entry)
        .raw("start", start)
        .field("public_key", key)
        .begin_list("files");
    for (const Written& file : archive.files)
        w.begin()
            .field("name", file.name)
            .field("bytes", file.bytes)
            .field("lines", file.lines)
            .field("sha256", file.sha256)
            .end();
    return w.end_list().end().take() + "\n";
}

void make_folder(const std::string& folder) {
    std::error_code failed;
    if (fs::exists(folder, failed) && !fs::is_empty(folder, failed))
        throw storage::Unusable(folder +
                                " has something in it already; an archive gets a folder of its own.");
    fs::create_directories(fs::path(folder) / "schema", failed);
    if (failed) throw storage::Unusable(fmt::format("{} cannot be made: {}.", folder, failed.message()));
}

Archive write_all(storage::Connection& connection, const commands::TenantSettings& tenant,
                  const fiscal::SigningKey& key, Range wished, TimeMs now, const std::string& folder) {
    Archive archive{.range = checked_range(connection, wished)};
    fiscal::refuse_other_key(connection, key);
    make_folder(folder);
    JournalSheets journal = write_journal(connection, archive.range, folder);
    archive.files = {journal.journal, journal.events};
    archive.files.push_back(write_documents(connection, archive.range, folder));
    archive.documents = archive.files.back().lines;
    archive.files.push_back(write_earlier(connection, archive.range, folder));
    archive.files.push_back(write_movements(connection, archive.range, folder));
    archive.files.push_back(write_session_closings(connection, journal.closings, folder));
    archive.files.push_back(write_period_closings(connection, archive.range, folder));
    archive.files.push_back(write_text(folder, "README.txt", readme));
    for (const Schema& schema : schemas())
        archive.files.push_back(write_text(folder, schema.name, schema.text));
    // Last: a folder without a manifest is no archive.
    const std::string manifest =
        render_manifest(tenant, archive, now, render_start(connection, archive.range), key.public_pem());
    write_text(folder, "manifest.sig", hex(key.sign(manifest)) + "\n");
    archive.manifest_sha256 = write_text(folder, "manifest.json", manifest).sha256;
    return archive;
}

}  // namespace

Range range_of(storage::Connection& connection, const std::string& period, const std::string& label) {
    const storage::Rows r = connection.query(sql::labelled, {period, label});
    if (r.is_null(0, 0))
        throw storage::Unusable(fmt::format("The {} {} is not closed; close it first.", period, label));
    return {r.number(0, 0), r.number(0, 1)};
}

Archive make(storage::Connection& connection, const commands::TenantSettings& tenant,
             const commands::Keys& keys, Range range, TimeMs now, const std::string& folder) {
    const fiscal::SigningKey key(keys.books);
    connection.begin();
    try {
        Archive archive = write_all(connection, tenant, key, range, now, folder);
        connection.rollback();
        return archive;
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace guichet::archive
