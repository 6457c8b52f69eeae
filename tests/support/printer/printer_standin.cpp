// A receipt printer without hardware. Listens on 127.0.0.1, prints nothing, and appends one line of
// JSON a job (a connection) to a file: what stands on the paper, which codes could be read from it,
// cuts, drawer pulses, and bytes no printer would understand.
//
//   printer_standin [--port N] [--out FILE] [--faults KIND[:JOBS]]
//
// The port in use is the first line on standard output. Faults, for all jobs or for the first JOBS:
//   paper_out  says so to DLE EOT, takes the bytes and prints none of them
//   reset      cuts the connection after 64 bytes
//   slow       reads 64 bytes every 20 ms
//   half       takes every byte, prints the first half

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "code_reader.h"
#include "decoder.h"

namespace {

using namespace guichet::printer;

constexpr std::size_t job_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t reset_after_bytes = 64;
constexpr std::size_t slow_block_bytes = 64;
constexpr auto slow_pause = std::chrono::milliseconds(20);
constexpr int idle_milliseconds = 30000;  // real printers hang up on silent clients, too

enum class Fault { none, paper_out, reset, slow, half };

struct Options {
    std::uint16_t port = 0;
    std::string out = "/dev/stderr";
    Fault fault = Fault::none;
    int faulty_jobs = -1;  // -1: all
};

volatile std::sig_atomic_t stopped = 0;
void stop(int) { stopped = 1; }

int number_of(std::string_view text, int smallest, int largest) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < smallest || number > largest)
        throw std::invalid_argument("not a usable number: " + std::string(text));
    return number;
}

void set_fault(Options& options, std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view kind = text.substr(0, colon);
    if (colon != std::string_view::npos)
        options.faulty_jobs = number_of(text.substr(colon + 1), 0, 1'000'000);
    if (kind == "paper_out")
        options.fault = Fault::paper_out;
    else if (kind == "reset")
        options.fault = Fault::reset;
    else if (kind == "slow")
        options.fault = Fault::slow;
    else if (kind == "half")
        options.fault = Fault::half;
    else
        throw std::invalid_argument("no such fault: " + std::string(kind));
}

Options parse_options(int count, char** words) {
    Options options;
    for (int i = 1; i < count; i += 2) {
        const std::string_view name = words[i];
        if (i + 1 == count) throw std::invalid_argument(std::string(name) + " needs a value");
        const std::string_view value = words[i + 1];
        if (name == "--port")
            options.port = static_cast<std::uint16_t>(number_of(value, 0, 65535));
        else if (name == "--out")
            options.out = value;
        else if (name == "--faults")
            set_fault(options, value);
        else
            throw std::invalid_argument("no such option: " + std::string(name));
    }
    return options;
}

std::string_view name_of(Fault fault) {
    switch (fault) {
        case Fault::none:
            return "";
        case Fault::paper_out:
            return "paper_out";
        case Fault::reset:
            return "reset";
        case Fault::slow:
            return "slow";
        case Fault::half:
            return "half";
    }
    return "";
}

std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') json += '\\';
        if (byte >= 0x20) {
            json += c;
        } else {
            json += "\\u00";
            json += digits[byte >> 4];
            json += digits[byte & 15];
        }
    }
    return json + "\"";
}

// {"text":"…","qr":["…"],"cut":1,"drawer":0,"unknown_bytes":0,"unreadable_qr":0,"fault":""}
std::string json_of(const Paper& paper, Fault fault) {
    std::string codes;
    int unreadable = 0;
    for (const PrintedCode& code : paper.codes) {
        const std::string read = read_back(code);
        if (read.empty()) {
            ++unreadable;
            continue;
        }
        codes += (codes.empty() ? "" : ",") + quoted(read);
    }
    return "{\"text\":" + quoted(paper.text()) + ",\"qr\":[" + codes +
           "],\"cut\":" + std::to_string(paper.cuts) + ",\"drawer\":" + std::to_string(paper.drawer_pulses) +
           ",\"unknown_bytes\":" + std::to_string(paper.unknown_bytes) +
           ",\"unreadable_qr\":" + std::to_string(unreadable) + ",\"fault\":" + quoted(name_of(fault)) + "}";
}

struct Received {
    std::string bytes;
    Paper paper;
};

// Everything a client sends until it closes, falls silent, or the fault says otherwise.
Received receive(int client, Fault fault) {
    Decoder decoder({.paper = fault != Fault::paper_out});
    Received job;
    std::array<char, 16 * 1024> block;
    const std::size_t block_bytes = fault == Fault::slow    ? slow_block_bytes
                                    : fault == Fault::reset ? reset_after_bytes
                                                            : block.size();
    while (stopped == 0 && job.bytes.size() < job_bytes_max) {
        pollfd waiting{.fd = client, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, idle_milliseconds) <= 0) break;
        const ssize_t size = recv(client, block.data(), block_bytes, 0);
        if (size <= 0) break;
        const std::string_view bytes(block.data(), static_cast<std::size_t>(size));
        job.bytes += bytes;
        const std::string answer = decoder.take(bytes);
        if (!answer.empty()) send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
        if (fault == Fault::reset && job.bytes.size() >= reset_after_bytes) break;
        if (fault == Fault::slow) std::this_thread::sleep_for(slow_pause);
    }
    job.paper = decoder.finish();
    if (fault == Fault::paper_out) job.paper = {};
    if (fault == Fault::half)
        job.paper = decoded(std::string_view(job.bytes).substr(0, job.bytes.size() / 2));
    return job;
}

int listen_on(std::uint16_t port) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    constexpr int yes = 1;
    constexpr int small_buffer = 4096;  // a sender shall feel a slow printer
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &small_buffer, sizeof small_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        listen(listener, 16) != 0)
        throw std::runtime_error("cannot listen on port " + std::to_string(port) + ": " +
                                 std::strerror(errno));
    return listener;
}

std::uint16_t port_of(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

void serve(const Options& options) {
    const int listener = listen_on(options.port);
    std::cout << port_of(listener) << std::endl;
    std::ofstream out(options.out, std::ios::app);
    if (!out) throw std::runtime_error("cannot write to " + options.out);
    int faulty_jobs = options.faulty_jobs;
    // One client at a time, like the printers: the others wait their turn.
    while (stopped == 0) {
        const int client = accept(listener, nullptr, nullptr);
        if (client < 0) continue;
        const Fault fault = faulty_jobs == 0 ? Fault::none : options.fault;
        if (faulty_jobs > 0) --faulty_jobs;
        const Received job = receive(client, fault);
        // A connection that only asked for the status is no job.
        const bool printed = !job.paper.lines.empty() || !job.paper.codes.empty() ||
                             job.paper.cuts + job.paper.drawer_pulses > 0 || job.paper.unknown_bytes > 0;
        if (printed || (fault != Fault::none && !job.bytes.empty()))
            out << json_of(job.paper, fault) << std::endl;
        if (fault == Fault::reset) {
            constexpr linger at_once{.l_onoff = 1, .l_linger = 0};
            setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        }
        close(client);  // after the line is written: a client that waits for this can read it
    }
    close(listener);
}

}  // namespace

int main(int count, char** words) {
    struct sigaction action{};
    action.sa_handler = stop;  // without SA_RESTART, so that accept returns
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    try {
        serve(parse_options(count, words));
        return 0;
    } catch (const std::exception& broken) {
        std::cerr << "printer_standin: " << broken.what() << '\n';
        return 1;
    }
}
