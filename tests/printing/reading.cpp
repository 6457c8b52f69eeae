#include "reading.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "code_reader.h"

namespace guichet::printing {

namespace {

using printer::output_of;

class Folder {
public:
    explicit Folder(const std::string& pdf) {
        std::string name = std::filesystem::temp_directory_path() / "guichet-paper-XXXXXX";
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
        std::ofstream(path_ / "paper.pdf", std::ios::binary) << pdf;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path() const { return path_; }
    std::string pdf() const { return path_ / "paper.pdf"; }

    // One picture a page, in order.
    std::vector<std::string> pictures(int dpi) const {
        output_of("pdftoppm -gray -r " + std::to_string(dpi) + " '" + pdf() + "' '" +
                      (path_ / "page").string() + "'",
                  "pdftoppm", "poppler-utils");
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            if (entry.path().extension() == ".pgm") names.push_back(entry.path());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path path_;
};

int dpi_of(Stock stock) { return stock == Stock::a4 ? 150 : 203; }

double number_in(const std::smatch& match, std::size_t group) {
    return std::strtod(match[group].str().c_str(), nullptr);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

}  // namespace

std::string text_of(const std::string& pdf) {
    const Folder folder(pdf);
    return output_of("pdftotext -raw -enc UTF-8 '" + folder.pdf() + "' -", "pdftotext", "poppler-utils");
}

std::vector<std::string> page_texts_of(const std::string& pdf) {
    std::istringstream text(text_of(pdf));
    std::vector<std::string> pages;
    for (std::string page; std::getline(text, page, '\f');) pages.push_back(page);
    return pages;
}

std::vector<std::string> codes_of(const std::string& pdf, Stock stock) {
    const Folder folder(pdf);
    std::vector<std::string> codes;
    for (const std::string& picture : folder.pictures(dpi_of(stock)))
        for (const std::string& code : printer::read_codes(picture)) codes.push_back(code);
    return codes;
}

std::vector<Page> pages_of(const std::string& pdf) {
    const Folder folder(pdf);
    const std::string xml =
        output_of("pdftotext -bbox -enc UTF-8 '" + folder.pdf() + "' -", "pdftotext", "poppler-utils");
    static const std::regex element(
        "<page width=\"([0-9.]+)\" height=\"([0-9.]+)\">|"
        "<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" "
        "yMax=\"([-0-9.]+)\">([^\n]*)</word>");
    std::vector<Page> pages;
    for (std::sregex_iterator at(xml.begin(), xml.end(), element), end; at != end; ++at) {
        const std::smatch& match = *at;
        if (match[1].matched)
            pages.push_back({.width = number_in(match, 1), .height = number_in(match, 2), .words = {}});
        else
            pages.back().words.push_back({.text = match[7],
                                          .box = {number_in(match, 3), number_in(match, 4),
                                                  number_in(match, 5), number_in(match, 6)}});
    }
    return pages;
}

std::vector<Box> code_boxes(const std::string& pdf) {
    const Folder folder(pdf);
    output_of("cd '" + folder.path() + "' && pdftohtml -q -xml -zoom 1 paper.pdf paper", "pdftohtml",
              "poppler-utils");
    std::ifstream file(folder.path() + "/paper.xml");
    static const std::regex image(
        "<image top=\"(-?[0-9]+)\" left=\"(-?[0-9]+)\" width=\"([0-9]+)\" height=\"([0-9]+)\"");
    std::vector<Box> boxes;
    for (std::string line; std::getline(file, line);) {
        std::smatch match;
        if (line.find("<page ") != std::string::npos) boxes.emplace_back();
        if (!std::regex_search(line, match, image)) continue;
        const double top = number_in(match, 1);
        const double left = number_in(match, 2);
        boxes.back() = {left, top, left + number_in(match, 3), top + number_in(match, 4)};
    }
    return boxes;
}

std::string squeezed(std::string_view text) {
    std::string plain(text);
    for (const char* space : {" ", "\n", "\t", "\f", "\r", "\u00A0"}) replace_all(plain, space, "");
    replace_all(plain, "’", "'");
    replace_all(plain, "–", "-");
    return plain;
}

bool says(std::string_view paper_text, std::string_view expected) {
    return squeezed(paper_text).find(squeezed(expected)) != std::string::npos;
}

}  // namespace guichet::printing
