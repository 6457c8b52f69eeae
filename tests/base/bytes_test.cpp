#include "base/bytes.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet {
namespace {

TEST(Base45, gives_the_examples_of_rfc_9285) {
    EXPECT_EQ(base45("AB"), "BB8");
    EXPECT_EQ(base45("Hello!!"), "%69 VD92EX0");
    EXPECT_EQ(base45("base-45"), "UJCLQE7W581");
    EXPECT_EQ(parse_base45("QED8WEX0"), "ietf!");
}

TEST(Base45, refuses_what_no_encoder_writes) {
    for (const char* bad : {"A", "GGW", "ab8", "BB8A", "::", ":::"}) EXPECT_FALSE(parse_base45(bad)) << bad;
}

RC_GTEST_PROP(Base45Laws, every_text_comes_back, (const std::string& bytes)) {
    RC_ASSERT(parse_base45(base45(bytes)) == bytes);
}

TEST(Hasher, knows_blake2b_of_nothing) {
    EXPECT_EQ(hex(digest_of("")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Hasher, fields_do_not_run_into_each_other) {
    EXPECT_NE(Hasher().field("ab").field("c").finish(), Hasher().field("a").field("bc").finish());
    EXPECT_NE(Hasher().field("").field("x").finish(), Hasher().field("x").field("").finish());
    EXPECT_EQ(Hasher().field(int64_t{7}).finish(), Hasher().field(int64_t{7}).finish());
}

TEST(Digests, come_back_from_hex_and_nothing_else_does) {
    const Digest digest = digest_of("x");
    EXPECT_EQ(parse_digest(hex(digest)), digest);
    EXPECT_FALSE(parse_digest(hex(digest).substr(1)));
    EXPECT_FALSE(parse_digest(hex(digest) + "0"));
    EXPECT_FALSE(parse_digest(std::string(64, 'g')));
}

TEST(Uuids, are_version_7_rise_with_time_and_differ) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = new_uuid(1'795'000'000'000 + i);
        EXPECT_TRUE(is_uuid(id));
        EXPECT_EQ(id[14], '7');
        EXPECT_TRUE(seen.empty() || id > *seen.rbegin());
        seen.insert(id);
    }
    EXPECT_EQ(seen.size(), 1000u);
}

TEST(Uuids, only_the_lower_case_form_is_one) {
    EXPECT_TRUE(is_uuid("6f0c1c0e-6a53-4f0e-9a39-0d2f4a1b7c11"));
    for (const char* bad : {"", "6F0C1C0E-6a53-4f0e-9a39-0d2f4a1b7c11", "6f0c1c0e6a534f0e9a390d2f4a1b7c11",
                            "6f0c1c0e-6a53-4f0e-9a39-0d2f4a1b7c1", "6f0c1c0e-6a53-4f0e-9a39-0d2f4a1b7c11 "})
        EXPECT_FALSE(is_uuid(bad)) << bad;
}

}  // namespace
}  // namespace guichet
