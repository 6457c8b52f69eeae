#include "http/proxy.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace guichet::http {
namespace {

struct Seen {
    std::string remote;
    bool secure;
};

Seen apply(std::vector<std::pair<std::string, std::string>> headers) {
    const TrustedProxies proxies({"10.0.0.1", "::1", "10.0.0.2"});
    Request request;
    request.remote = "10.0.0.1";
    request.headers = std::move(headers);
    proxies.apply_to(request);
    return {request.remote, request.secure};
}

TEST(Proxy, addresses_have_one_spelling) {
    EXPECT_EQ(normal_address("::ffff:10.0.0.1"), "10.0.0.1");
    EXPECT_EQ(normal_address("2001:DB8:0::1"), "2001:db8::1");
    EXPECT_EQ(normal_address("10.0.0.256"), std::nullopt);
    EXPECT_EQ(normal_address("unknown"), std::nullopt);
    EXPECT_THROW(TrustedProxies({"proxy.example"}), std::runtime_error);
}

TEST(Proxy, last_untrusted_address_is_the_client) {
    EXPECT_EQ(apply({}).remote, "10.0.0.1");
    EXPECT_EQ(apply({{"x-forwarded-for", "192.0.2.7"}}).remote, "192.0.2.7");
    EXPECT_EQ(apply({{"x-forwarded-for", "1.1.1.1, 192.0.2.7"}}).remote, "192.0.2.7");
    EXPECT_EQ(apply({{"x-forwarded-for", "1.1.1.1,192.0.2.7 , 10.0.0.2,::1"}}).remote, "192.0.2.7");
    EXPECT_EQ(apply({{"x-forwarded-for", "1.1.1.1"}, {"x-forwarded-for", "192.0.2.7"}}).remote, "192.0.2.7");
    EXPECT_EQ(apply({{"x-forwarded-for", "1.1.1.1, <script>"}}).remote, "10.0.0.1");
    EXPECT_EQ(apply({{"x-forwarded-for", "1.1.1.1, 10.0.0.2, "}}).remote, "10.0.0.1");
    EXPECT_EQ(apply({{"x-forwarded-for", "10.0.0.2"}}).remote, "10.0.0.2");
}

TEST(Proxy, last_scheme_counts) {
    EXPECT_FALSE(apply({}).secure);
    EXPECT_TRUE(apply({{"x-forwarded-proto", "https"}}).secure);
    EXPECT_FALSE(apply({{"x-forwarded-proto", "https, http"}}).secure);
    EXPECT_FALSE(apply({{"x-forwarded-proto", "https"}, {"x-forwarded-proto", "http"}}).secure);
    EXPECT_TRUE(apply({{"x-forwarded-proto", "http"}, {"x-forwarded-proto", "https"}}).secure);
}

}  // namespace
}  // namespace guichet::http
