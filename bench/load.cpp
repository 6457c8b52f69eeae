// Load generator: HTTP/1.1 keep-alive over N connections, one thread. Prints one JSON object.
//
//   load get /healthz --port 8080                         as fast as it goes
//   load sell --targets targets.json --screenings 20      whole sales, see sale_requests.h
//   load halls --targets halls.json                       until every hall is sold out, see hall_fight.h
//   ... --rate 2000                                       at a fixed rate: latency counts from the
//                                                         moment a request should have been sent
//   load listen --clients 10000 --sources 4 --pid PID     event streams; memory per client

#include <cstdio>

#include <CLI/CLI.hpp>

#include "hall_fight.h"
#include "listen.h"
#include "pressure.h"

using namespace guichet::bench;

int main(int argc, char** argv) {
    CLI::App app("Load generator for Guichet");
    app.require_subcommand(1);

    Pressure pressure;
    std::string path = "/";
    std::string targets;
    size_t screenings = 1;
    std::string cookie;
    std::string host = "demo.localhost";
    CLI::App* get = app.add_subcommand("get", "GET one path");
    get->add_option("path", path, "path and query")->required();
    get->add_option("--cookie", cookie, "Cookie header");
    CLI::App* sell = app.add_subcommand("sell", "POST whole sales");
    sell->add_option("--targets", targets, "JSON file of cookies, screenings and tariffs")->required();
    sell->add_option("--screenings", screenings, "sell for the first K screenings");
    sell->add_option("--acknowledged", pressure.acknowledged_file,
                     "write \"ID NUMBER\" of each acknowledged sale here");
    int rows = 30, row_seats = 30;
    CLI::App* halls = app.add_subcommand("halls", "fight for numbered seats");
    halls->add_option("--targets", targets, "JSON file of cookies, halls as screenings, and tariffs")
        ->required();
    halls->add_option("--rows", rows, "of each hall, default 30")->check(CLI::Range(2, 1000));
    halls->add_option("--row-seats", row_seats, "of each row, default 30")->check(CLI::Range(2, 1000));
    halls->add_option("--connections", pressure.connections, "default 64");
    for (CLI::App* mode : {get, sell}) {
        mode->add_option("--connections", pressure.connections, "default 64");
        mode->add_option("--rate", pressure.rate, "requests per second; 0 = as fast as it goes");
        mode->add_option("--seconds", pressure.seconds, "measured time, default 5");
        mode->add_option("--warm-up", pressure.warm_up_seconds, "before it, default 1");
        mode->add_option("--pid", pressure.pid, "measure this process");
    }
    Listening listening;
    CLI::App* listen = app.add_subcommand("listen", "keep event streams open");
    listen->add_option("--clients", listening.clients, "default 1000");
    listen->add_option("--after", listening.after, "journal number to start after");
    listen->add_option("--sources", listening.sources, "number of loopback addresses to come from");
    listen->add_option("--seconds", listening.seconds, "default 5");
    listen->add_option("--cookie", cookie, "Cookie header");
    listen->add_option("--path", listening.path, "default /api/v1/feed");
    listen->add_option("--pid", listening.pid, "measure this process");
    for (CLI::App* mode : {get, sell, halls, listen}) {
        mode->add_option("--address", pressure.address.host, "default 127.0.0.1");
        mode->add_option("--port", pressure.address.port, "default 8080");
        mode->add_option("--host", host, "Host header, default demo.localhost");
    }
    CLI11_PARSE(app, argc, argv);

    try {
        raise_descriptor_limit();
        if (*listen) {
            listening.address = pressure.address;
            listening.host = host;
            listening.cookie = cookie;
            std::puts(run(listening).c_str());
        } else if (*halls) {
            HallFight fight(read_targets(targets), rows, row_seats, host);
            pressure.warm_up_seconds = 0;
            pressure.seconds = 3600;  // it ends when the last hall is sold out
            run(
                pressure, [&](size_t connection) { return fight.next(connection); },
                [&](size_t connection, int status, std::string_view body) {
                    fight.answered(connection, status, body);
                });
            std::puts(fight.result().c_str());
        } else if (*sell) {
            SaleRequests sales(read_targets(targets), screenings, host);
            std::puts(run(pressure, [&](size_t connection) { return sales.next(connection); }).c_str());
        } else {
            const std::string request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" +
                                        (cookie.empty() ? "" : "Cookie: " + cookie + "\r\n") + "\r\n";
            std::puts(run(pressure, [&](size_t) { return request; }).c_str());
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
