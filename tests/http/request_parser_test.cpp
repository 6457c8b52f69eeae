#include "http/request_parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet::http {
namespace {

const RequestLimits limits{1000, 100, {}};

struct Outcome {
    int refused = 0;  // status; 0 when not
    bool complete = false;
    std::string rest;
    Request request;
    bool keeps_alive = false;

    bool operator==(const Outcome& other) const {
        return refused == other.refused && complete == other.complete && rest == other.rest &&
               keeps_alive == other.keeps_alive &&
               (refused != 0 ||
                (request.method == other.request.method && request.path == other.request.path &&
                 request.query == other.request.query && request.headers == other.request.headers &&
                 request.body == other.request.body));
    }
};

// Feeds the pieces as a connection would: what was not used stands before the next piece.
Outcome parse_pieces(const std::vector<std::string>& pieces, RequestLimits bounds = limits) {
    Outcome outcome;
    RequestParser parser(outcome.request, bounds);
    for (const std::string& piece : pieces) {
        outcome.rest += piece;
        if (parser.done()) continue;
        const std::string input = outcome.rest;  // elsewhere each time, as in a real buffer
        outcome.rest.erase(0, parser.take(input));
    }
    outcome.refused = parser.fault() ? parser.fault()->status : 0;
    outcome.complete = parser.done() && !parser.fault();
    outcome.keeps_alive = outcome.complete && parser.keeps_alive();
    if (outcome.refused) outcome.rest.clear();
    return outcome;
}

Outcome parse(const std::string& bytes, RequestLimits bounds = limits) {
    return parse_pieces({bytes}, bounds);
}

std::string post(const std::string& fields, const std::string& body = "") {
    return "POST /a HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body;
}

TEST(RequestParser, reads_a_request) {
    const Outcome outcome = parse(
        "PUT /a%20b/c?x=1&y=+ HTTP/1.1\r\nHost: h:1\r\nX-Long-Name:  v w \r\nEmpty:\r\n"
        "Content-Length: 3\r\n\r\nabcGET /");
    ASSERT_TRUE(outcome.complete);
    EXPECT_EQ(outcome.request.method, Method::put);
    EXPECT_EQ(outcome.request.path, "/a b/c");
    EXPECT_EQ(outcome.request.query_value("x"), "1");
    EXPECT_EQ(outcome.request.query_value("y"), " ");
    EXPECT_EQ(outcome.request.header("host"), "h:1");
    EXPECT_EQ(outcome.request.header("x-long-name"), "v w");
    EXPECT_EQ(outcome.request.body, "abc");
    EXPECT_EQ(outcome.rest, "GET /");
    EXPECT_TRUE(outcome.keeps_alive);
}

TEST(RequestParser, reads_a_chunked_body_and_drops_its_trailer) {
    const Outcome outcome = parse(post("Transfer-Encoding: Chunked\r\n",
                                       "3\r\nabc\r\n0A;x=\"y\"\r\n0123456789\r\n0\r\n"
                                       "Cookie: stolen=1\r\nX-Forwarded-For: 1.1.1.1\r\n\r\nnext"));
    ASSERT_TRUE(outcome.complete);
    EXPECT_EQ(outcome.request.body, "abc0123456789");
    EXPECT_EQ(outcome.request.header("cookie"), "");
    EXPECT_EQ(outcome.request.header("x-forwarded-for"), "");
    EXPECT_EQ(outcome.rest, "next");
}

TEST(RequestParser, keeps_the_connection_as_the_client_wants) {
    const auto keeps = [](const std::string& bytes) { return parse(bytes).keeps_alive; };
    EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
    EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nHost: h\r\nConnection: x, close\r\n\r\n"));
    EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(RequestParser, absolute_form_replaces_host) {
    const Outcome outcome = parse("GET http://real:8/a?b=c HTTP/1.1\r\nHost: other\r\n\r\n");
    ASSERT_TRUE(outcome.complete);
    EXPECT_EQ(outcome.request.path, "/a");
    EXPECT_EQ(outcome.request.query_value("b"), "c");
    ASSERT_EQ(outcome.request.headers.size(), 1u);
    EXPECT_EQ(outcome.request.header("host"), "real:8");
}

TEST(RequestParser, header_limit_is_exact) {
    const std::string start = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
    const auto of_size = [&](size_t size) {
        return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
    };
    EXPECT_TRUE(parse(of_size(1000)).complete);
    EXPECT_EQ(parse(of_size(1001)).refused, 431);
    // The limit holds for the sum of many small fields that come one by one.
    std::vector<std::string> pieces = {"GET / HTTP/1.1\r\nHost: h\r\n"};
    for (int i = 0; i < 99; ++i) pieces.push_back("X: 0123456789\r\n");
    EXPECT_EQ(parse_pieces(pieces).refused, 431);
    // And for a line that never ends, before more than the limit is kept.
    EXPECT_EQ(parse("GET /" + std::string(995, 'a')).refused, 0);
    EXPECT_EQ(parse("GET /" + std::string(996, 'a')).refused, 431);
}

TEST(RequestParser, number_of_fields_is_limited) {
    std::string fields;
    for (size_t i = 1; i < header_fields_max; ++i) fields += "X: y\r\n";
    const RequestLimits wide{100'000, 100};
    EXPECT_TRUE(parse(post(fields), wide).complete);
    EXPECT_EQ(parse(post(fields + "X: y\r\n"), wide).refused, 431);
}

TEST(RequestParser, body_limit_is_exact) {
    const std::string at_limit(100, 'b');
    EXPECT_TRUE(parse(post("Content-Length: 100\r\n", at_limit)).complete);
    EXPECT_EQ(parse(post("Content-Length: 101\r\n")).refused, 413);
    EXPECT_EQ(parse(post("Content-Length: 18446744073709551615\r\n")).refused, 413);
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    EXPECT_TRUE(parse(post(chunked, "64\r\n" + at_limit + "\r\n0\r\n\r\n")).complete);
    EXPECT_EQ(parse(post(chunked, "65\r\n")).refused, 413);
    EXPECT_EQ(parse(post(chunked, "64\r\n" + at_limit + "\r\n1\r\nb\r\n0\r\n\r\n")).refused, 413);
    EXPECT_EQ(parse(post(chunked, "ffffffffffffffff\r\n")).refused, 413);
}

TEST(RequestParser, chunk_lines_and_trailers_are_limited) {
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    EXPECT_EQ(parse(post(chunked, "1;" + std::string(1001, 'x'))).refused, 400);
    EXPECT_EQ(parse(post(chunked, "0\r\nX: " + std::string(1001, 'x'))).refused, 400);
}

TEST(RequestParser, unknown_methods_versions_and_expectations) {
    const std::string host = "\r\nHost: h\r\n";
    EXPECT_EQ(parse("PATCH / HTTP/1.1" + host + "\r\n").refused, 501);
    EXPECT_EQ(parse("OPTIONS * HTTP/1.1" + host + "\r\n").refused, 501);
    EXPECT_EQ(parse("CONNECT h:1 HTTP/1.1" + host + "\r\n").refused, 501);
    EXPECT_EQ(parse("TRACE / HTTP/1.1" + host + "\r\n").refused, 501);
    EXPECT_EQ(parse("get / HTTP/1.1" + host + "\r\n").refused, 501);
    EXPECT_EQ(parse("GET / HTTP/2.0" + host + "\r\n").refused, 505);
    EXPECT_EQ(parse("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").refused, 505);
    EXPECT_EQ(parse("GET / HTTP/1.1" + host + "Expect: tea\r\n\r\n").refused, 417);
}

// Requests that two programs may cut differently. From the public lists of smuggling tricks
// (CL.CL, CL.TE, TE.CL, TE.TE, folding, odd spaces, bare line ends). All must be refused.
TEST(RequestParser, smuggling_corpus) {
    const std::string corpus[] = {
        post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"),
        post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"),
        post("Content-Length: 3, 3\r\n", "abc"),
        post("Content-Length: 3,4\r\n", "abcd"),
        post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"),
        post("Content-Length: 5\r\nTransfer-Encoding: identity\r\n", "abcde"),
        post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "abcde"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: identity, chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: ,chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding:\r\n", ""),
        post("Transfer-Encoding:\x0b chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: \x01"
             "chunked\r\n",
             "0\r\n\r\n"),
        post("Transfer-Encoding: chunk\r\n ed\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding:\r\n\tchunked\r\n", "0\r\n\r\n"),
        post("X: y\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("X: \r\n y\r\nContent-Length: 3\r\n", "abc"),
        post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"),
        post(" Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Content-Length : 3\r\n", "abc"),
        post("Content-Length\x0b: 3\r\n", "abc"),
        post("Content_Length\x80: 3\r\n", "abc"),
        post("Content-Length: +3\r\n", "abc"),
        post("Content-Length: -3\r\n", "abc"),
        post("Content-Length: 0x3\r\n", "abc"),
        post("Content-Length: 3 3\r\n", "abc"),
        post("Content-Length: 3;\r\n", "abc"),
        post("Content-Length: \r\n", "abc"),
        post("Content-Length: 3.0\r\n", "abc"),
        post("Content-Length: 18446744073709551617\r\n", "a"),
        post("Content-Length: \xd9\xa3\r\n", "abc"),
        post("X: a\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("X: a\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post(std::string("X: a\0b\r\n", 8)),
        post("X: a\x7f\r\n"),
        post("X\r\n"),
        post(": a\r\n"),
        post("X: y\n\r\n"),
        post("Host: other\r\n"),
        "POST /a HTTP/1.1\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost:\r\n\r\n",
        "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /a\r\n\r\n",
        "POST  /a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a  HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a b HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST\t/a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a HTTP/1.1 \r\nHost: h\r\n\r\n",
        "POST /a HTTP/1.1\nHost: h\r\n\r\n",
        "POST /a HTTP/1.1\r\n Host: h\r\n\r\n",
        "POST /a HTTP/11.1\r\nHost: h\r\n\r\n",
        "POST /a http/1.1\r\nHost: h\r\n\r\n",
        "\r\nPOST /a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a#b HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST http://u@h/a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST http:///a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /%2e%2e/a HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a%2fb HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /a?b=%zz HTTP/1.1\r\nHost: h\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    };
    for (const std::string& bytes : corpus) {
        const Outcome outcome = parse(bytes);
        EXPECT_NE(outcome.refused, 0) << bytes;
        EXPECT_FALSE(outcome.complete) << bytes;
    }
    const std::string chunked_bodies[] = {
        "g\r\n",
        "-1\r\n",
        "+1\r\na\r\n",
        "0x1\r\na\r\n",
        " 1\r\na\r\n",
        "1\na\r\n",
        "\r\n",
        ";\r\n",
        "1\r\nab\r\n",
        "1\r\na0\r\n\r\n",
        "1 a\r\n",
        "1;\x01\r\n",
        "1\r\na\n0\r\n\r\n",
        "fffffffffffffffff1\r\na\r\n",
    };
    for (const std::string& body : chunked_bodies) {
        const Outcome outcome = parse(post("Transfer-Encoding: chunked\r\n", body + "0\r\n\r\n"));
        EXPECT_NE(outcome.refused, 0) << body;
    }
}

const std::string& some_requests(size_t i) {
    static const std::string requests[] = {
        "GET /a/b?c=d HTTP/1.1\r\nHost: h\r\nCookie: x=y\r\n\r\n",
        post("Content-Length: 5\r\n", "abcdeGET"),
        post("Transfer-Encoding: chunked\r\nX: y\r\n", "3\r\nabc\r\n2;x\r\nde\r\n0\r\nT: u\r\n\r\nGET"),
        post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"),
        post("X: a\r\n b\r\n"),
        post("X:\r\n b\r\n"),
        post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n"),
        "GET /" + std::string(1200, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n",
        "PATCH / HTTP/1.1\r\nHost: h\r\n\r\n",
    };
    return requests[i % std::size(requests)];
}

// However the network cuts the bytes, the request (or the refusal) is the same.
RC_GTEST_PROP(RequestParser, pieces_do_not_matter, ()) {
    const std::string bytes = some_requests(*rc::gen::inRange<size_t>(0, 9));
    std::vector<std::string> pieces;
    for (size_t at = 0; at < bytes.size();) {
        const size_t size = *rc::gen::weightedOneOf<size_t>(
            {{3, rc::gen::inRange<size_t>(1, 8)}, {1, rc::gen::inRange<size_t>(8, 200)}});
        pieces.push_back(bytes.substr(at, size));
        at += size;
    }
    RC_ASSERT(parse_pieces(pieces) == parse(bytes));
}

// Any byte changed, the parser still stops, and what it accepts is never longer than what came.
RC_GTEST_PROP(RequestParser, damaged_bytes_are_survived, ()) {
    std::string bytes = some_requests(*rc::gen::inRange<size_t>(0, 9));
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i)
        bytes[*rc::gen::inRange<size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    const Outcome outcome = parse(bytes);
    RC_ASSERT(outcome.request.body.size() <= bytes.size());
    RC_ASSERT(outcome.rest.size() <= bytes.size());
}

}  // namespace
}  // namespace guichet::http
