#include "http/message.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "http/url.h"

namespace guichet::http {
namespace {

Request with_headers(std::vector<std::pair<std::string, std::string>> headers) {
    Request request;
    request.headers = std::move(headers);
    return request;
}

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const unsigned char c : text) {
        char three[4];
        std::snprintf(three, sizeof three, "%%%02x", c);
        encoded += std::isalnum(c) ? std::string(1, static_cast<char>(c)) : three;
    }
    return encoded;
}

TEST(Message, header_gives_the_first_of_that_name) {
    const auto request = with_headers({{"accept", "a"}, {"accept", "b"}});
    EXPECT_EQ(request.header("accept"), "a");
    EXPECT_EQ(request.header("host"), "");
}

TEST(Message, cookie_is_found_in_any_cookie_field) {
    const auto request =
        with_headers({{"cookie", "a=1;  b = 2 ;xa=3"}, {"x", "c=9"}, {"cookie", "c=x=y; empty="}});
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("c"), "x=y");
    EXPECT_EQ(request.cookie("empty"), "");
    EXPECT_EQ(request.cookie("d"), std::nullopt);
    EXPECT_EQ(request.cookie("A"), std::nullopt);
}

TEST(Message, query_value_tells_empty_from_absent) {
    Request request;
    request.query = parse_query("a=1&b&a=2&=c").value();
    EXPECT_EQ(request.query_value("a"), "1");
    EXPECT_EQ(request.query_value("b"), "");
    EXPECT_EQ(request.query_value(""), "c");
    EXPECT_EQ(request.query_value("c"), std::nullopt);
}

TEST(Url, query_is_decoded_like_a_form) {
    const Query query = parse_query("n%C3%A4me=a+b%20c%2B&&x=%26%3d=&").value();
    ASSERT_EQ(query.size(), 2u);
    EXPECT_EQ(query[0], std::make_pair(std::string("näme"), std::string("a b c+")));
    EXPECT_EQ(query[1], std::make_pair(std::string("x"), std::string("&==")));
}

TEST(Url, malformed_is_refused) {
    for (const char* raw : {"%", "%1", "a%", "a=%zz", "a=%4", "%g0=1", "a=%00"})
        EXPECT_FALSE(parse_query(raw)) << raw;
    for (const char* raw : {"", "a", "/%", "/%4", "/%zz", "/a%2Fb", "/a%2fb", "/%00", "/a%0ab", "/.", "/..",
                            "/a/../b", "/a/%2e%2e/b", "/a/.", "/%2e", "/a%7f", "*"})
        EXPECT_FALSE(decode_path(raw)) << raw;
}

TEST(Url, path_is_decoded) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/a+b/%C3%A9%20%25"), "/a+b/é %");
    EXPECT_EQ(decode_path("/.well-known/..a/a.."), "/.well-known/..a/a..");
    EXPECT_EQ(decode_path("//a/"), "//a/");
}

TEST(Url, number_of_pairs_has_a_limit) {
    std::string raw;
    for (size_t i = 0; i < query_pairs_max; ++i) raw += "a&";
    EXPECT_TRUE(parse_query(raw));
    EXPECT_FALSE(parse_query(raw + "a"));
}

RC_GTEST_PROP(Url, whatever_is_encoded_comes_back, (const std::vector<std::string>& texts)) {
    std::string raw;
    Query expected;
    for (std::string text : texts) {
        std::erase(text, '\0');
        raw += "&" + percent_encoded(text) + "=" + percent_encoded(text);
        expected.emplace_back(text, text);
    }
    if (texts.size() > query_pairs_max) return;
    RC_ASSERT(parse_query(raw) == expected);
}

RC_GTEST_PROP(Url, any_path_is_decoded_once_or_refused, (const std::string& text)) {
    const auto decoded = decode_path("/" + percent_encoded(text));
    const bool allowed = std::none_of(text.begin(), text.end(),
                                      [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/'; }) &&
                         text != "." && text != "..";
    RC_ASSERT(decoded.has_value() == allowed);
    if (allowed) RC_ASSERT(*decoded == "/" + text);
}

}  // namespace
}  // namespace guichet::http
