#include "boxoffice/reports/export_carrier_flow.h"

#include <filesystem>

#include <spdlog/spdlog.h>

#include "boxoffice/reports/export_tables_store.h"
#include "boxoffice/reports/exports_flow.h"
#include "boxoffice/reports/exports_store.h"
#include "boxoffice/reports/table.h"

namespace guichet::reports {
namespace {
namespace fs = std::filesystem;
using outbox::Outcome;

constexpr std::string_view part = ".part";

bool ask(commands::Tenant& tenant, commands::Work work) {
    commands::Command command{.key = new_uuid(tenant.clock().now_ms()), .work = std::move(work)};
    return tenant.writer().ask(std::move(command)).kind == commands::Answer::Kind::accepted;
}

// What an earlier process left half written. Only one export is written at a time.
void remove_parts(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == part) fs::remove(entry.path());
}

// Rows first, files second: a file too many is found by its age, a row without a file would promise it.
void forget_old(commands::Tenant& tenant, const fs::path& folder) {
    std::vector<ExportFile> old;
    tenant.readers().ask([&](storage::Connection& connection) {
        old = list_old_exports(connection, tenant.clock().now_ms());
    });
    if (old.empty()) return;
    std::vector<std::string> ids;
    for (const ExportFile& file : old) ids.push_back(file.id);
    if (!ask(tenant, forget_exports(ids))) return;
    std::error_code ignored;
    for (const ExportFile& file : old)
        if (!file.file.empty()) fs::remove(folder / file.file, ignored);
}

Outcome write(const ExportFile& wish, commands::Tenant& tenant, const std::stop_token& stop) {
    const fs::path folder = exports_folder(tenant);
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    remove_parts(folder);
    const std::string name = wish.id + "." + wish.format;
    const fs::path half = folder / (name + std::string(part));
    auto& progress = tenant.part<ExportProgress>();

    const auto connection = storage::connect(tenant.location(), storage::Access::read);
    connection->begin();
    const int64_t rows =
        write_export(*connection, wish, tenant.settings(), tenant.clock().now_ms(), half.string(), stop,
                     [&](ExportProgress::Far far) { progress.set(wish.id, far); });
    connection->rollback();
    const auto bytes = static_cast<int64_t>(fs::file_size(half));
    if (bytes > export_bytes_max) {
        fs::remove(half);
        return {Outcome::Kind::failed, "too_large"};
    }
    fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write);
    fs::rename(half, folder / name);
    if (!ask(tenant, note_made(wish.id, name, bytes, rows))) return {Outcome::Kind::again, "not_noted"};
    forget_old(tenant, folder);
    return {};
}

}  // namespace

Outcome make_export(const outbox::Job& job, commands::Tenant& tenant, const std::stop_token& stop) {
    std::optional<ExportFile> wish;
    tenant.readers().ask(
        [&](storage::Connection& connection) { wish = find_export(connection, job.subject); });
    if (!wish) return {Outcome::Kind::failed, "export_unknown"};
    Outcome outcome;
    try {
        outcome = write(*wish, tenant, stop);
    } catch (const ExportStopped&) {
        outcome = {Outcome::Kind::again, "stopped"};
    } catch (const TableTooLong& e) {
        outcome = {Outcome::Kind::failed, "too_large"};
    } catch (const std::exception& e) {  // disk, database: perhaps it passes
        spdlog::error("export {}: {}", wish->id, e.what());
        outcome = {Outcome::Kind::again, "not_written"};
    }
    tenant.part<ExportProgress>().forget(wish->id);
    return outcome;
}

}  // namespace guichet::reports
