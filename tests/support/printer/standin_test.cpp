// The printer stand-in itself: its decoder, its code reader, and the program over TCP with each of
// its faults.

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "code_reader.h"
#include "decoder.h"

namespace guichet::printer {
namespace {

using namespace std::string_literals;

std::string code_function(const std::string& rest) {
    return "\x1D(k"s + static_cast<char>(rest.size() & 0xFF) + static_cast<char>(rest.size() >> 8) + rest;
}

std::string printed_code(const std::string& payload) {
    return code_function("1A2\0"s) + code_function("1C\x06") + code_function("1E1") +
           code_function("1P0" + payload) + code_function("1Q0");
}

TEST(Decoder, reads_text_of_code_page_858) {
    const Paper paper = decoded(
        "\x1B@\x1Bt\x13"
        "Z\x81rich \xD5 5, \x82t\x82\n"s);
    EXPECT_EQ(paper.text(), "Zürich € 5, été\n");
    EXPECT_EQ(paper.unknown_bytes, 0U);
}

TEST(Decoder, does_not_guess_letters_before_a_code_page_is_chosen) {
    EXPECT_EQ(decoded("\x1B@\x82\n"s).unknown_bytes, 1U);
}

TEST(Decoder, sees_bold_size_inverse_and_centred) {
    const Paper paper = decoded(
        "\x1B@\x1B"
        "E\x01\x1D!\x11\x1D"
        "B\x01\x1B"
        "a\x01"
        "AB\n"s);
    ASSERT_EQ(paper.lines.size(), 1U);
    const Line& line = paper.lines.front();
    EXPECT_TRUE(line.bold && line.inverse && line.centred);
    EXPECT_EQ(line.wide, 2);
    EXPECT_EQ(line.tall, 2);
    EXPECT_EQ(line.columns, 4);
}

TEST(Decoder, counts_cuts_and_drawer_pulses) {
    const Paper paper = decoded("\x1Bp\x00\x32\xFA\x1DVB\x03\x1DV\x00\x10\x14\x01\x00\x05"s);
    EXPECT_EQ(paper.drawer_pulses, 2);
    EXPECT_EQ(paper.cuts, 2);
    EXPECT_EQ(paper.unknown_bytes, 0U);
}

TEST(Decoder, counts_bytes_it_does_not_know) {
    EXPECT_EQ(decoded("a\x07\x1Bz\n"s).unknown_bytes, 3U);
    EXPECT_EQ(decoded("\x1Bp\x00"s).unknown_bytes, 3U);  // a command that never ends
}

TEST(Decoder, prints_a_stored_code_only_when_told_to) {
    EXPECT_TRUE(decoded(code_function("1P0HELLO")).codes.empty());
    const Paper paper = decoded(printed_code("HELLO"));
    ASSERT_EQ(paper.codes.size(), 1U);
    EXPECT_EQ(paper.codes[0].payload, "HELLO");
    EXPECT_EQ(paper.codes[0].module_dots, 6);
    EXPECT_EQ(paper.codes[0].correction, '1');
}

TEST(Decoder, gives_the_same_paper_byte_by_byte) {
    const std::string job =
        "\x1B@\x1Bt\x13"
        "caf\x82\n"s +
        printed_code("A\x1Bp\x00\x32\xFA"s) + "\x1DVB\x03"s;
    Decoder decoder;
    for (const char byte : job) decoder.take(std::string_view(&byte, 1));
    const Paper slowly = decoder.finish();
    const Paper at_once = decoded(job);
    EXPECT_EQ(slowly.text(), at_once.text());
    EXPECT_EQ(slowly.codes.size(), 1U);
    EXPECT_EQ(slowly.cuts, 1);
    EXPECT_EQ(slowly.drawer_pulses, 0) << "the payload of a code is no command";
}

TEST(Decoder, answers_status_requests_at_once) {
    Decoder ready;
    EXPECT_EQ(ready.take("\x10\x04\x01\x10\x04\x04"), "\x12\x12");
    Decoder empty({.paper = false});
    EXPECT_EQ(empty.take("\x10\x04\x01\x10\x04\x04"), "\x1A\x72");
}

TEST(CodeReader, reads_back_what_was_printed) {
    EXPECT_EQ(read_back({.payload = "GUICHET 42", .module_dots = 6, .correction = '1'}), "GUICHET 42");
}

TEST(CodeReader, finds_nothing_on_a_code_wider_than_the_paper) {
    EXPECT_EQ(read_back({.payload = std::string(150, 'A'), .module_dots = 16, .correction = '1'}), "");
}

TEST(CodeReader, says_which_program_is_missing) {
    try {
        output_of("no-such-program-of-guichet 2>/dev/null", "no-such-program", "its-package");
        FAIL() << "a missing program went unnoticed";
    } catch (const std::runtime_error& missing) {
        EXPECT_STREQ(missing.what(),
                     "the program 'no-such-program' is missing; this test needs "
                     "it: apt-get install its-package");
    }
}

// The program, started and stopped.
class Standin {
public:
    explicit Standin(const std::string& faults = "") {
        std::string name = std::filesystem::temp_directory_path() / "guichet-standin-XXXXXX";
        close(mkstemp(name.data()));
        out_ = name;
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        child_ = fork();
        if (child_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            const char* program = PRINTER_STANDIN;
            if (faults.empty())
                execl(program, program, "--out", out_.c_str(), nullptr);
            else
                execl(program, program, "--out", out_.c_str(), "--faults", faults.c_str(), nullptr);
            _exit(127);
        }
        close(ends[1]);
        std::FILE* output = fdopen(ends[0], "r");
        if (std::fscanf(output, "%hu", &port_) != 1) port_ = 0;
        std::fclose(output);
    }
    ~Standin() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
        std::filesystem::remove(out_);
    }
    Standin(const Standin&) = delete;
    Standin& operator=(const Standin&) = delete;

    // Sends a job, closes the sending side, and returns all answers; the record is then written.
    std::string print(const std::string& job) const {
        const int printer = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(connect(printer, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        std::size_t sent = 0;
        while (sent < job.size()) {
            const ssize_t size = send(printer, job.data() + sent, job.size() - sent, MSG_NOSIGNAL);
            if (size <= 0) break;
            sent += static_cast<std::size_t>(size);
        }
        shutdown(printer, SHUT_WR);
        std::string answers;
        char byte = 0;
        while (recv(printer, &byte, 1, 0) == 1) answers += byte;
        close(printer);
        return answers;
    }

    std::vector<std::string> records() const {
        std::vector<std::string> records;
        std::ifstream file(out_);
        for (std::string line; std::getline(file, line);) records.push_back(line);
        return records;
    }

private:
    pid_t child_ = -1;
    std::uint16_t port_ = 0;
    std::string out_;
};

const std::string small_job =
    "\x1B@\x1Bt\x13"
    "Salut \"toi\"\n"s +
    printed_code("CODE 1") + "\x1Bp\x00\x32\xFA\x1DVB\x03"s;

TEST(Standin, records_one_line_a_job) {
    const Standin printer;
    printer.print(small_job);
    printer.print(small_job);
    const auto records = printer.records();
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0],
              "{\"text\":\"Salut \\\"toi\\\"\\u000a\",\"qr\":[\"CODE 1\"],\"cut\":1,\"drawer\":1,"
              "\"unknown_bytes\":0,\"unreadable_qr\":0,\"fault\":\"\"}");
    EXPECT_EQ(records[0], records[1]);
}

TEST(Standin, answers_the_status_and_records_no_job_for_it) {
    const Standin printer;
    EXPECT_EQ(printer.print("\x10\x04\x01\x10\x04\x04"), "\x12\x12");
    EXPECT_TRUE(printer.records().empty());
}

TEST(Standin, without_paper_says_so_and_prints_nothing) {
    const Standin printer("paper_out");
    EXPECT_EQ(printer.print("\x10\x04\x01\x10\x04\x04" + small_job), "\x1A\x72");
    ASSERT_EQ(printer.records().size(), 1U);
    EXPECT_NE(printer.records()[0].find("\"text\":\"\",\"qr\":[],\"cut\":0"), std::string::npos);
}

TEST(Standin, resets_the_connection) {
    const Standin printer("reset");
    printer.print(std::string(200'000, 'x'));
    ASSERT_EQ(printer.records().size(), 1U);
    EXPECT_NE(printer.records()[0].find("\"fault\":\"reset\""), std::string::npos);
    EXPECT_EQ(printer.records()[0].find(std::string(65, 'x')), std::string::npos);
}

TEST(Standin, slowly_prints_everything) {
    const Standin printer("slow");
    printer.print(small_job);
    ASSERT_EQ(printer.records().size(), 1U);
    EXPECT_NE(printer.records()[0].find("\"qr\":[\"CODE 1\"],\"cut\":1"), std::string::npos);
}

TEST(Standin, prints_half_and_takes_all) {
    const Standin printer("half");
    printer.print(small_job);
    ASSERT_EQ(printer.records().size(), 1U);
    EXPECT_NE(printer.records()[0].find("\"cut\":0"), std::string::npos);
    EXPECT_NE(printer.records()[0].find("Salut"), std::string::npos);
}

TEST(Standin, recovers_after_the_number_of_bad_jobs) {
    const Standin printer("paper_out:1");
    printer.print(small_job);
    printer.print(small_job);
    const auto records = printer.records();
    ASSERT_EQ(records.size(), 2U);
    EXPECT_NE(records[0].find("\"cut\":0"), std::string::npos);
    EXPECT_NE(records[1].find("\"cut\":1"), std::string::npos);
}

}  // namespace
}  // namespace guichet::printer
