#include "boxoffice/reports/export_tables_store.h"

#include "base/json.h"
#include "boxoffice/reports/pdf_table_store.h"
#include "boxoffice/reports/report_words.h"
#include "boxoffice/reports/statement_store.h"
#include "boxoffice/reports/statement_table.h"
#include "boxoffice/reports/takings_store.h"
#include "boxoffice/reports/takings_table.h"

namespace guichet::reports {
namespace {

constexpr size_t piece = 256;
constexpr int64_t scans = read_cost * 512;  // between two looks at `stop`

std::unique_ptr<Table> open_table(const ExportFile& wish, const std::string& path, const TableHead& head) {
    if (wish.format == "csv") return csv_table(path, head);
    if (wish.format == "xlsx") return xlsx_table(path, head);
    constexpr Word page{"Page", "Seite", "Pagina", "Page"};
    return pdf_table(path, head, page[static_cast<size_t>(wish.language)]);
}

}  // namespace

int64_t write_export(storage::Connection& connection, const ExportFile& wish,
                     const commands::TenantSettings& settings, TimeMs now, const std::string& path,
                     const std::stop_token& stop, const std::function<void(ExportProgress::Far)>& far) {
    const bool paper = wish.format == "pdf";
    const Speech speech{wish.language, settings.language, settings.time_zone, settings.name, paper};
    const auto go_on = [&](int64_t percent, int64_t rows) {
        if (stop.stop_requested()) throw ExportStopped();
        far({percent, rows});
    };
    if (wish.what == "statement") {
        const auto filter = json::decode<Filter>(wish.filter);
        Walk walk(connection, *filter, settings.time_zone, now, std::numeric_limits<int64_t>::max());
        const auto table = open_table(wish, path, statement_head(*filter, speech, now));
        StatementRows rows(*table, speech);
        Totals totals;
        while (!walk.ended()) {
            for (const Document& document : walk.next(piece, scans)) {
                rows.add(document, walk.names());
                totals.add(document, walk.names());
            }
            go_on(100 * walk.passed() / std::max<int64_t>(walk.span(), 1), rows.count());
        }
        if (paper) rows.add_sums(totals);
        table->finish();
        return rows.count();
    }
    const auto filter = json::decode<TakingsFilter>(wish.filter);
    const auto table = open_table(wish, path, takings_head(*filter, speech, now));
    TakingsRows rows(*table, speech);
    TakingsAfter after;
    while (true) {
        auto some = list_takings(connection, *filter, settings.time_zone, after, 100);
        if (some.empty()) break;
        for (Takings& takings : some) {
            if (paper) takings.methods = methods_of(connection, takings.screening, settings.time_zone, now);
            rows.add(takings);
            go_on(0, rows.count());  // how many there will be is not known
        }
        after = {some.back().starts_at_ms, some.back().screening};
    }
    if (paper) rows.add_sums();
    table->finish();
    return rows.count();
}

}  // namespace guichet::reports
