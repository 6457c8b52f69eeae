#include "http/response_text.h"

#include <gtest/gtest.h>

#define SAFE "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"

namespace guichet::http {
namespace {

std::string head_of(const Response& response, const Framing& framing) {
    std::string out;
    return render_head(out, response, framing, "D") ? out : "refused" + out;
}

TEST(ResponseText, head) {
    Response response;
    response.headers = {{"ETag", "\"1\""}};
    EXPECT_EQ(head_of(response, {.content_length = 12}), "HTTP/1.1 200 OK\r\nDate: D\r\n" SAFE
                                                         "Content-Type: application/json\r\n"
                                                         "Content-Length: 12\r\nETag: \"1\"\r\n\r\n");
    EXPECT_EQ(head_of({304, "", "", nullptr, {}}, {.content_length = 0, .close = true}),
              "HTTP/1.1 304 Not Modified\r\nDate: D\r\n" SAFE "Connection: close\r\n\r\n");
    EXPECT_EQ(head_of({204, "application/json", "", nullptr, {}}, {.content_length = 0}),
              "HTTP/1.1 204 No Content\r\nDate: D\r\n" SAFE "\r\n");
    EXPECT_EQ(head_of({299, "", "", nullptr, {}}, {.content_length = 0, .keep_alive = true}),
              "HTTP/1.1 299 \r\nDate: D\r\n" SAFE "Content-Length: 0\r\nConnection: keep-alive\r\n\r\n");
}

TEST(ResponseText, what_would_break_the_framing_is_refused) {
    const auto with = [](std::string name, std::string value) {
        Response response;
        response.headers = {{std::move(name), std::move(value)}};
        return head_of(response, {});
    };
    EXPECT_EQ(with("X", "a\r\nSet-Cookie: b=c"), "refused");
    EXPECT_EQ(with("X", std::string("a\0", 2)), "refused");
    EXPECT_EQ(with("X y", "a"), "refused");
    EXPECT_EQ(with("", "a"), "refused");
    EXPECT_NE(with("X", "é\t!"), "refused");
    EXPECT_EQ(head_of({99, "", "", nullptr, {}}, {}), "refused");
    EXPECT_EQ(head_of({200, "a\nb", "", nullptr, {}}, {}), "refused");
}

TEST(ResponseText, date) {
    DateText date;
    EXPECT_EQ(date.at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(date.at(784111778), "Sun, 06 Nov 1994 08:49:38 GMT");
}

}  // namespace
}  // namespace guichet::http
