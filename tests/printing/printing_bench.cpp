// What a paper costs: bytes and milliseconds, the best and the middle of 200, after one to warm up.
//   build/<preset>/tests/printing/printing_bench

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "printing/escpos.h"
#include "printing/pdf.h"
#include "samples.h"

namespace {

using namespace guichet;
using namespace guichet::printing;

constexpr int rounds = 200;

void measure(const std::string& name, int papers, const std::function<std::string()>& make) {
    std::size_t bytes = make().size();
    std::vector<double> milliseconds;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        bytes = make().size();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(took.count() / papers);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("| %-34s | %8zu | %7.3f | %7.3f |\n", name.c_str(), bytes, milliseconds[0],
                milliseconds[rounds / 2]);
}

}  // namespace

int main() {
    const auto start = std::chrono::steady_clock::now();
    const Ticket ticket = samples::ticket(Language::fr);
    tickets_pdf({&ticket, 1}, Stock::a4);
    const std::chrono::duration<double, std::milli> first = std::chrono::steady_clock::now() - start;
    std::printf("first PDF of a process (reads the fonts): %.1f ms\n\n", first.count());
    std::printf("| paper                              |    bytes | best ms | middle  |\n");
    std::printf("| ---------------------------------- | -------: | ------: | ------: |\n");
    Ticket long_titled = ticket;
    long_titled.title = samples::title_of_300_characters();
    const std::vector<Ticket> group(50, ticket);
    const Receipt sale = samples::sale(Language::fr);
    for (const Stock stock : samples::stocks) {
        const std::string name = samples::name_of(stock);
        measure("ticket " + name, 1, [&] { return tickets_pdf({&ticket, 1}, stock); });
        measure("ticket " + name + ", long title", 1, [&] { return tickets_pdf({&long_titled, 1}, stock); });
        measure("50 tickets " + name + ", each", 50, [&] { return tickets_pdf(group, stock); });
        measure("receipt " + name, 1, [&] { return receipt_pdf(sale, stock); });
    }
    measure("ticket ESC/POS", 1, [&] { return ticket_bytes(ticket); });
    measure("receipt ESC/POS", 1, [&] { return receipt_bytes(sale, Drawer::open); });
    return 0;
}
