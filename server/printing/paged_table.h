#pragma once
// A table over as many A4 pages (landscape) as it takes: statements, takings.

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace guichet::printing {

struct SheetColumn {
    std::string title;
    double width = 1;    // beside the others
    bool right = false;  // numbers
};

struct Sheet {
    std::string title;
    std::vector<std::string> lines;  // below the title, on the first page
    std::vector<SheetColumn> columns;
    std::string foot;
    std::string page_word;  // "Page"
};

// Rows are drawn as they come. Every page bears title, column titles, foot and its number. Text is made
// safe for paper; what does not fit its column wraps, at most three lines. The same rows give the same
// bytes.
class PagedTable {
public:
    explicit PagedTable(Sheet sheet);
    ~PagedTable();
    PagedTable(const PagedTable&) = delete;
    PagedTable& operator=(const PagedTable&) = delete;

    void row(std::span<const std::string> cells, bool strong);
    std::string finish();  // the PDF; no row comes afterwards

private:
    struct Drawing;
    std::unique_ptr<Drawing> drawing_;
};

}  // namespace guichet::printing
