#include "http/router.h"

#include <stdexcept>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet::http {
namespace {

// A router whose handlers write their own name into `called`.
class NamedRoutes {
public:
    void add(Method method, const std::string& pattern) { router.add(method, pattern, saying(pattern)); }
    // "pattern(arg,arg)", "405 GET,POST" or "404".
    std::string find(Method method, const std::string& path) {
        const auto request = std::make_shared<Request>();
        request->method = method;
        request->path = path;
        request->args = {"left over"};
        std::vector<Method> allow;
        const Handler* handler = router.find(*request, allow);
        if (!handler) {
            std::string wrong = allow.empty() ? "404" : "405";
            for (const Method other : allow) wrong += " " + std::string(name_of(other));
            return wrong;
        }
        EXPECT_TRUE(allow.empty());
        (*handler)(request, nullptr);
        std::string found = called_;
        for (const std::string& arg : request->args) found += "|" + arg;
        return found;
    }
    Handler saying(const std::string& name) {
        return [this, name](const RequestPtr&, const ResponderPtr&) { called_ = name; };
    }

    Router router;

private:
    std::string called_;
};

TEST(Router, table) {
    NamedRoutes routes;
    routes.add(Method::get, "/");
    routes.add(Method::get, "/sales");
    routes.add(Method::post, "/sales");
    routes.add(Method::get, "/sales/latest");
    routes.add(Method::get, "/sales/{sale}");
    routes.add(Method::del, "/sales/{sale}");
    routes.add(Method::post, "/sales/{sale}/prints");
    routes.add(Method::get, "/sales/latest/lines");
    routes.add(Method::put, "/{place}/{thing}/end");

    struct Case {
        Method method;
        const char* path;
        const char* found;
    };
    const Case cases[] = {
        {Method::get, "/", "/"},
        {Method::get, "/sales", "/sales"},
        {Method::post, "/sales", "/sales"},
        {Method::put, "/sales", "405 GET POST"},
        {Method::get, "/sales/", "404"},
        {Method::get, "/sales/7", "/sales/{sale}|7"},
        {Method::get, "/sales/a b", "/sales/{sale}|a b"},
        {Method::get, "/sales/latest", "/sales/latest"},
        {Method::del, "/sales/latest", "/sales/{sale}|latest"},  // only {sale} can be deleted
        {Method::post, "/sales/latest", "405 GET DELETE"},
        {Method::post, "/sales/latest/prints", "/sales/{sale}/prints|latest"},
        {Method::get, "/sales/latest/lines", "/sales/latest/lines"},
        {Method::put, "/sales/latest/end", "/{place}/{thing}/end|sales|latest"},
        {Method::get, "/sales/latest/end", "405 PUT"},
        {Method::get, "/sales/7/lines", "404"},
        {Method::get, "/{sale}", "404"},
        {Method::get, "//", "404"},
        {Method::get, "//sales", "404"},
        {Method::get, "", "404"},
        {Method::get, "sales", "404"},
        {Method::get, "/SALES", "404"},
    };
    for (const Case& c : cases) EXPECT_EQ(routes.find(c.method, c.path), c.found) << c.path;
}

TEST(Router, fallback_serves_what_no_pattern_matches) {
    NamedRoutes routes;
    routes.add(Method::get, "/a");
    routes.router.set_fallback(routes.saying("fallback"));
    EXPECT_EQ(routes.find(Method::get, "/b/c"), "fallback");
    EXPECT_EQ(routes.find(Method::get, "/a"), "/a");
    EXPECT_EQ(routes.find(Method::post, "/a"), "405 GET");
}

TEST(Router, patterns_that_cannot_be_meant_are_refused) {
    NamedRoutes routes;
    routes.add(Method::get, "/a/{b}");
    EXPECT_THROW(routes.add(Method::get, "/a/{b}"), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, "/a/{c}"), std::logic_error);
    EXPECT_THROW(routes.add(Method::post, "/a/{c}"), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, ""), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, "a"), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, "/x{b}"), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, "/{}"), std::logic_error);
    EXPECT_THROW(routes.add(Method::get, "/{a}{b}"), std::logic_error);
    EXPECT_NO_THROW(routes.add(Method::post, "/a/{b}"));
}

TEST(Router, routes_are_listed_in_order) {
    NamedRoutes routes;
    routes.add(Method::post, "/b");
    routes.add(Method::get, "/b");
    routes.add(Method::get, "/a/{x}");
    std::string listed;
    for (const RouteName& route : routes.router.routes())
        listed += std::string(name_of(route.method)) + " " + route.pattern + "\n";
    EXPECT_EQ(listed, "GET /a/{x}\nGET /b\nPOST /b\n");
}

// Against a plain search over all patterns: literal before name, segment by segment.
RC_GTEST_PROP(Router, finds_what_a_search_over_all_patterns_finds, ()) {
    const auto segment = rc::gen::element<std::string>("a", "b", "{x}");
    const auto patterns = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(segment))));
    const auto path = *rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                                              rc::gen::element<std::string>("a", "b", "c"))));

    NamedRoutes routes;
    std::string best;
    std::string best_key;
    for (const auto& pattern : patterns) {
        std::string text;
        for (const auto& part : pattern) text += "/" + part;
        try {
            routes.add(Method::get, text);
        } catch (const std::logic_error&) {
            continue;  // the same twice
        }
        if (pattern.size() != path.size()) continue;
        std::string key;  // 'l' sorts before 'n'
        std::string found = text;
        bool matches = true;
        for (size_t i = 0; i < path.size(); ++i) {
            const bool named = pattern[i] == "{x}";
            matches = matches && (named || pattern[i] == path[i]);
            key += named ? 'n' : 'l';
            if (named) found += "|" + path[i];
        }
        if (matches && (best.empty() || key < best_key)) {
            best = found;
            best_key = key;
        }
    }
    std::string text;
    for (const auto& part : path) text += "/" + part;
    RC_ASSERT(routes.find(Method::get, text) == (best.empty() ? "404" : best));
}

}  // namespace
}  // namespace guichet::http
