#include "printing/escpos_job.h"

#include <algorithm>
#include <vector>

#include "printing/cp858.h"
#include "printing/escpos.h"
#include "printing/qr.h"

namespace guichet::printing {

namespace {

constexpr int esc = 0x1B;
constexpr int gs = 0x1D;
constexpr int code_page_858 = 19;
constexpr int dots_a_column = 12;
constexpr int code_dots_max = 368;  // 46 mm at 203 dpi

std::vector<std::string_view> wrapped(std::string_view bytes, std::size_t width) {
    std::vector<std::string_view> lines;
    while (bytes.size() > width) {
        std::size_t end = bytes.rfind(' ', width);
        const bool at_word = end != std::string_view::npos && end > 0;
        if (!at_word) end = width;
        lines.push_back(bytes.substr(0, end));
        bytes.remove_prefix(at_word ? end + 1 : end);
    }
    lines.push_back(bytes);
    return lines;
}

}  // namespace

Job::Job(int columns) : columns_(columns) {
    send({esc, '@'});
    send({esc, 'R', 0});  // else # and { print as letters on some models
    send({esc, 't', code_page_858});
}

void Job::send(std::initializer_list<int> bytes) {
    for (const int byte : bytes) bytes_ += static_cast<char>(byte);
}

void Job::set(const Style& style) {
    send({esc, 'E', style.bold ? 1 : 0});
    send({gs, '!', (style.wide - 1) << 4 | (style.tall - 1)});
    send({gs, 'B', style.inverse ? 1 : 0});
    send({esc, 'a', style.centred ? 1 : 0});
}

void Job::print_bytes(std::string bytes, const Style& style) {
    // Hard spaces have held their words together; some printers show 0xFF as a block.
    std::replace(bytes.begin(), bytes.end(), cp858_nbsp, ' ');
    set(style);
    bytes_ += bytes;
    bytes_ += '\n';
}

void Job::print(std::string_view text, Style style) {
    if (text.empty()) return;
    const std::string bytes = to_cp858(text);
    for (const std::string_view line : wrapped(bytes, static_cast<std::size_t>(columns_ / style.wide)))
        print_bytes(std::string(line), style);
}

void Job::print_edges(std::string_view left, std::string_view right, Style style) {
    const auto width = static_cast<std::size_t>(columns_ / style.wide);
    const std::string left_bytes = to_cp858(left);
    const std::string right_bytes = to_cp858(right);
    if (left_bytes.size() + right_bytes.size() < width) {
        const std::size_t gap = width - left_bytes.size() - right_bytes.size();
        print_bytes(left_bytes + std::string(gap, ' ') + right_bytes, style);
        return;
    }
    print(left, style);
    for (const std::string_view line : wrapped(right_bytes, width))
        print_bytes(std::string(width - line.size(), ' ') + std::string(line), style);
}

void Job::print_pair(std::string_view label, std::string_view value) {
    if (value.empty()) return;
    print_edges(label, value);
}

void Job::print_rule() {
    constexpr char horizontal = '\xC4';
    print_bytes(std::string(static_cast<std::size_t>(columns_), horizontal), {});
}

void Job::print_code(std::string_view payload) {
    const int modules = qr_modules(payload).side + 2 * qr_quiet_modules;
    const int room = std::min(code_dots_max, columns_ * dots_a_column);
    const int dots = std::clamp(room / modules, 2, 8);
    set({.centred = true});
    // GS ( k of the QR family '1'; the two length bytes count what follows them.
    const int stored = static_cast<int>(payload.size()) + 3;
    send({gs, '(', 'k', 4, 0, '1', 'A', '2', 0});  // model 2
    send({gs, '(', 'k', 3, 0, '1', 'C', dots});    // dots a module
    send({gs, '(', 'k', 3, 0, '1', 'E', '1'});     // error correction M
    send({gs, '(', 'k', stored & 0xFF, stored >> 8, '1', 'P', '0'});
    bytes_ += payload;
    send({gs, '(', 'k', 3, 0, '1', 'Q', '0'});
    bytes_ += '\n';
}

void Job::feed() { bytes_ += '\n'; }

void Job::pulse_drawer() { bytes_ += drawer_bytes(); }

std::string Job::finish() {
    send({gs, 'V', 'B', 3});  // feeds to the knife, cuts and leaves one point
    return std::move(bytes_);
}

}  // namespace guichet::printing
