#include "boxoffice/reports/pdf_table_store.h"

#include <fstream>

#include "boxoffice/reports/report_words.h"
#include "printing/paged_table.h"

namespace guichet::reports {
namespace {

class PdfTable final : public Table {
public:
    PdfTable(std::string path, const TableHead& head, std::string_view page_word)
        : path_(std::move(path)), pages_(sheet_of(head, page_word)) {}

    void row(std::span<const Cell> cells, Weight weight) override {
        if (++rows_ > pdf_rows_max) throw TableTooLong("a PDF has at most 20 000 rows; choose CSV");
        std::vector<std::string> texts;
        for (const Cell& cell : cells) {
            if (const auto* text = std::get_if<std::string>(&cell))
                texts.push_back(*text);
            else if (const auto* money = std::get_if<Money>(&cell))
                texts.push_back(plain_amount(*money));
            else if (const auto* number = std::get_if<int64_t>(&cell))
                texts.push_back(std::to_string(*number));
            else
                texts.emplace_back();
        }
        pages_.row(texts, weight == Weight::strong);
    }
    void finish() override {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        file << pages_.finish();
        file.close();
        if (!file) throw TableNotWritten("the file could not be written");
    }

private:
    static printing::Sheet sheet_of(const TableHead& head, std::string_view page_word) {
        printing::Sheet sheet{head.title, head.lines, {}, head.foot, std::string(page_word)};
        for (const Column& column : head.columns)
            sheet.columns.push_back({column.title, column.width, column.shape != Shape::text});
        return sheet;
    }

    std::string path_;
    printing::PagedTable pages_;
    int64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Table> pdf_table(const std::string& path, const TableHead& head, std::string_view page_word) {
    return std::make_unique<PdfTable>(path, head, page_word);
}

}  // namespace guichet::reports
