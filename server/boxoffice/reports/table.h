#pragma once
// A table that is written row by row to a file: the caller never holds all of it.

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "base/money.h"

namespace guichet::reports {

enum class Shape { text, number, money };

struct Column {
    std::string title;
    Shape shape = Shape::text;
    double width = 1;  // beside the others, on paper
};

struct TableHead {
    std::string title;
    std::vector<std::string> lines;  // below the title, on paper
    std::vector<Column> columns;
    std::string foot;
};

using Cell = std::variant<std::monostate, std::string, int64_t, Money>;

enum class Weight { ordinary, strong };  // strong: sums and headings between rows, on paper

// More rows than this kind of file may have. Nothing was left at the file's place.
struct TableTooLong : std::runtime_error {
    using std::runtime_error::runtime_error;
};
// The disk is full or the folder cannot be written.
struct TableNotWritten : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Table {
public:
    virtual ~Table() = default;
    // As many cells as columns.
    virtual void row(std::span<const Cell> cells, Weight weight = Weight::ordinary) = 0;
    // The file is complete once this returns. Without it the file is of no use.
    virtual void finish() = 0;
};

inline constexpr int64_t csv_rows_max = 5'000'000;
inline constexpr int64_t xlsx_rows_max = 1'048'575;  // of the format, without the head
inline constexpr int64_t pdf_rows_max = 20'000;      // some 500 pages, drawn in memory

// UTF-8 with a byte order mark, `;`, CRLF, so that spreadsheets in our countries open it as it is.
std::unique_ptr<Table> csv_table(const std::string& path, const TableHead& head);
std::unique_ptr<Table> xlsx_table(const std::string& path, const TableHead& head);

// One cell as it stands in a CSV file. Text that a spreadsheet would take for a formula (beginning with
// = + - @, tab or return) is preceded by an apostrophe; amounts are numbers and stay.
std::string csv_cell(const Cell& cell);

}  // namespace guichet::reports
