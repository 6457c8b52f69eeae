// The only file that sees the spreadsheet library. It keeps one row in memory.

#include <algorithm>
#include <filesystem>
#include <utility>

#include <xlsxwriter.h>

#include "base/text.h"
#include "boxoffice/reports/table.h"

namespace guichet::reports {
namespace {

constexpr size_t cell_chars_max = 1000;  // the format allows 32 767; no name of ours is longer

// What XML cannot hold becomes a space: the library writes bytes as they are.
std::string xml_text(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (characters_of(text) > cell_chars_max) text.resize(cell_chars_max);
    while (!is_valid_utf8(text)) text.pop_back();
    return text;
}

class XlsxTable final : public Table {
public:
    XlsxTable(const std::string& path, const TableHead& head) {
        // Its temporary files stand beside the file, where there is room for it.
        folder_ = std::filesystem::path(path).parent_path().string();
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder_.data();
        book_ = workbook_new_opt(path.c_str(), &options);
        sheet_ = book_ == nullptr ? nullptr : workbook_add_worksheet(book_, nullptr);
        if (sheet_ == nullptr) throw TableNotWritten("the spreadsheet could not be begun");
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
        money_ = workbook_add_format(book_);
        format_set_num_format(money_, "0.00");
        bold_money_ = workbook_add_format(book_);
        format_set_bold(bold_money_);
        format_set_num_format(bold_money_, "0.00");
        for (size_t i = 0; i < head.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, 8 + 6 * head.columns[i].width, nullptr);
            worksheet_write_string(sheet_, 0, column, head.columns[i].title.c_str(), bold_);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
    }
    ~XlsxTable() override {
        if (book_ != nullptr) workbook_close(book_);  // gives its memory and temporary files back
    }
    XlsxTable(const XlsxTable&) = delete;
    XlsxTable& operator=(const XlsxTable&) = delete;

    void row(std::span<const Cell> cells, Weight weight) override {
        if (++rows_ > xlsx_rows_max) throw TableTooLong("a spreadsheet has at most 1 048 575 rows");
        const bool strong = weight == Weight::strong;
        for (size_t i = 0; i < cells.size(); ++i) {
            const auto at = static_cast<lxw_row_t>(rows_);
            const auto column = static_cast<lxw_col_t>(i);
            lxw_error error = LXW_NO_ERROR;
            if (const auto* number = std::get_if<int64_t>(&cells[i]))
                error = worksheet_write_number(sheet_, at, column, static_cast<double>(*number),
                                               strong ? bold_ : nullptr);
            else if (const auto* money = std::get_if<Money>(&cells[i]))
                // The format of the file knows no other numbers; two decimals of a double are exact enough.
                error = worksheet_write_number(sheet_, at, column, static_cast<double>(money->cents) / 100,
                                               strong ? bold_money_ : money_);
            else if (const auto* text = std::get_if<std::string>(&cells[i]);
                     text != nullptr && !text->empty())
                error = worksheet_write_string(sheet_, at, column, xml_text(*text).c_str(),
                                               strong ? bold_ : nullptr);
            if (error != LXW_NO_ERROR) throw TableNotWritten(lxw_strerror(error));
        }
    }
    void finish() override {
        lxw_workbook* book = std::exchange(book_, nullptr);
        if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
            throw TableNotWritten(lxw_strerror(error));
    }

private:
    std::string folder_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format *bold_ = nullptr, *money_ = nullptr, *bold_money_ = nullptr;
    int64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Table> xlsx_table(const std::string& path, const TableHead& head) {
    return std::make_unique<XlsxTable>(path, head);
}

}  // namespace guichet::reports
