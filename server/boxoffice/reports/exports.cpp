#include "boxoffice/reports/exports.h"

#include <algorithm>

#include "boxoffice/reports/report_words.h"

namespace guichet::reports {

std::string ExportFile::state() const {
    if (job_state == "queued") return "queued";
    if (job_state == "sending") return "running";
    return job_state == "done" && !file.empty() ? "done" : "failed";
}

std::string file_name(const ExportFile& file, std::string_view tenant, std::string_view zone) {
    constexpr Word statement{"releve-des-ventes", "verkaufsliste", "elenco-delle-vendite",
                             "statement-of-sales"};
    constexpr Word takings{"bordereau-de-recettes", "einnahmenabrechnung", "bordero-degli-incassi",
                           "takings"};
    std::string time = clock_of(file.made_at_ms, zone);
    std::erase(time, ':');
    return std::string(tenant) + "-" + said(file.what == "takings" ? takings : statement, file.language) +
           "-" + day_of(file.made_at_ms, zone) + "-" + time + "." + file.format;
}

std::string_view content_type_of(std::string_view format) {
    if (format == "pdf") return "application/pdf";
    if (format == "csv") return "text/csv; charset=utf-8";
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

void ExportProgress::set(const std::string& id, Far far) {
    const std::lock_guard lock(mutex_);
    far_[id] = far;
}

void ExportProgress::forget(const std::string& id) {
    const std::lock_guard lock(mutex_);
    far_.erase(id);
}

std::optional<ExportProgress::Far> ExportProgress::find(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto found = far_.find(id);
    if (found == far_.end()) return std::nullopt;
    return found->second;
}

}  // namespace guichet::reports
