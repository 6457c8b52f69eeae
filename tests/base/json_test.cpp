#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet {
namespace {

enum class Colour { red, blue };
BOOST_DESCRIBE_ENUM(Colour, red, blue)
struct Inner {
    int64_t n = 0;
    Colour colour{};
};
BOOST_DESCRIBE_STRUCT(Inner, (), (n, colour))
struct Outer {
    std::string name;
    bool yes = false;
    Money price;
    TariffId tariff;
    std::vector<Inner> items;
    std::optional<int64_t> maybe;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (name, yes, price, tariff, items, maybe))

std::string path_of(std::string_view text) {
    const auto result = json::decode<Outer>(text);
    return result ? "accepted" : std::get<std::string>(result.refusal().params[0].second);
}

constexpr const char* good =
    R"({"name":"a","yes":true,"price":1850,"tariff":3,"items":[{"n":1,"colour":"blue"}],"maybe":null})";

TEST(Json, is_read_into_structs_and_written_back) {
    const auto outer = json::decode<Outer>(
        R"({"name":"é\"\n","yes":true,"price":1850,"tariff":3,"items":[{"n":-1,"colour":"blue"}]})");
    ASSERT_TRUE(outer);
    EXPECT_EQ(outer->items[0].colour, Colour::blue);
    EXPECT_FALSE(outer->maybe);
    EXPECT_EQ(json::encode(*outer),
              R"({"name":"é\"\n","yes":true,"price":1850,"tariff":3,"items":[{"n":-1,"colour":"blue"}]})");
}

TEST(Json, faults_name_their_path) {
    EXPECT_EQ(path_of(good), "/maybe");  // null is not a number; leave it out
    EXPECT_EQ(path_of("{"), "/");
    EXPECT_EQ(path_of("[]"), "/");
    EXPECT_EQ(path_of(R"({"yes":true,"price":1,"tariff":1})"), "/name");
    EXPECT_EQ(path_of(R"({"name":1,"yes":true,"price":1,"tariff":1})"), "/name");
    EXPECT_EQ(path_of(R"({"name":"a","yes":1,"price":1,"tariff":1})"), "/yes");
    EXPECT_EQ(path_of(R"({"name":"a","yes":true,"price":1.5,"tariff":1})"), "/price");
    EXPECT_EQ(path_of(R"({"name":"a","yes":true,"price":100000001,"tariff":1})"), "/price");
    EXPECT_EQ(path_of(R"({"name":"a","yes":true,"price":1,"tariff":0})"), "/tariff");
    EXPECT_EQ(path_of(R"({"name":"a","yes":true,"price":1,"tariff":1,"items":[{"n":1,"colour":"green"}]})"),
              "/items/0/colour");
    EXPECT_EQ(path_of(R"({"name":"a","yes":true,"price":1,"tariff":1,"extra":1})"), "/extra");
}

TEST(Json, depth_and_length_have_limits) {
    EXPECT_FALSE(json::parse(std::string(100, '[') + std::string(100, ']')));
    std::string long_list = R"({"name":"a","yes":true,"price":1,"tariff":1,"items":[)";
    for (int i = 0; i < 501; ++i) long_list += std::string(i > 0 ? "," : "") + R"({"n":1,"colour":"red"})";
    EXPECT_EQ(path_of(long_list + "]}"), "/items");
}

RC_GTEST_PROP(JsonLaws, what_is_written_reads_the_same, (int64_t n)) {
    const std::string bytes = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)) + "é€";
    json::Writer w;
    w.begin().field("text", bytes).field("n", n).end();
    const auto value = json::parse(w.take());
    RC_ASSERT(bool(value));
    RC_ASSERT(std::string_view(value->at("text").as_string()) == bytes);
    RC_ASSERT(value->at("n").as_int64() == n);
}

}  // namespace
}  // namespace guichet
