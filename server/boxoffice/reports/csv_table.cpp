#include <fstream>

#include "boxoffice/reports/report_words.h"
#include "boxoffice/reports/table.h"

namespace guichet::reports {
namespace {

class CsvTable final : public Table {
public:
    CsvTable(const std::string& path, const TableHead& head)
        : file_(path, std::ios::binary | std::ios::trunc) {
        file_ << "\xEF\xBB\xBF";
        std::vector<Cell> titles;
        for (const Column& column : head.columns) titles.emplace_back(column.title);
        write(titles);
    }
    void row(std::span<const Cell> cells, Weight) override {
        if (++rows_ > csv_rows_max) throw TableTooLong("a CSV file has at most 5 000 000 rows");
        write(cells);
    }
    void finish() override {
        file_.close();
        if (!file_) throw TableNotWritten("the file could not be written");
    }

private:
    void write(std::span<const Cell> cells) {
        for (size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) file_ << ';';
            file_ << csv_cell(cells[i]);
        }
        file_ << "\r\n";
        if (!file_) throw TableNotWritten("the file could not be written");
    }

    std::ofstream file_;
    int64_t rows_ = 0;
};

}  // namespace

std::string csv_cell(const Cell& cell) {
    if (const auto* number = std::get_if<int64_t>(&cell)) return std::to_string(*number);
    if (const auto* money = std::get_if<Money>(&cell)) return plain_amount(*money);
    const auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr || text->empty()) return "";
    std::string out = std::string_view("=+-@\t\r").find(text->front()) == std::string_view::npos ? "" : "'";
    out += *text;
    if (out.find_first_of(";\"\r\n") == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::unique_ptr<Table> csv_table(const std::string& path, const TableHead& head) {
    return std::make_unique<CsvTable>(path, head);
}

}  // namespace guichet::reports
