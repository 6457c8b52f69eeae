#pragma once
// Files of statements and takings, made in the background. Pure.

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "boxoffice/reports/takings.h"

namespace guichet::reports {

inline constexpr int64_t exports_waiting_max = 5;  // of one user
inline constexpr int64_t exports_kept_max = 50;    // of a box office, the newest
inline constexpr TimeMs export_kept_ms = 7 * day_ms;
// A download is read into memory; a larger file would be of no use and is not kept.
inline constexpr int64_t export_bytes_max = 256 * 1024 * 1024;

struct ExportFile {
    std::string id;
    std::string what;    // statement, takings
    std::string format;  // csv, xlsx, pdf
    std::string filter;  // JSON of Filter or TakingsFilter
    Language language = Language::fr;
    UserId user;
    TimeMs made_at_ms = 0;
    std::string file;  // within the folder of exports; "" until it is made
    int64_t bytes = 0, rows = 0;
    std::string job_state, problem;

    std::string state() const;  // queued, running, done, failed
};

// Name for whoever keeps the file: "demo-releve-des-ventes-2026-11-24-1830.csv". ASCII only.
std::string file_name(const ExportFile& file, std::string_view tenant, std::string_view zone);
std::string_view content_type_of(std::string_view format);

// How far the exports that this process is writing have come.
class ExportProgress {
public:
    struct Far {
        int64_t percent = 0, rows = 0;
    };
    void set(const std::string& id, Far far);
    void forget(const std::string& id);
    std::optional<Far> find(const std::string& id) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, Far> far_;
};

}  // namespace guichet::reports
