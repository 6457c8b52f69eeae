#pragma once
// Finds the handler of a request by method and path pattern ("/api/v1/sales/{sale}").

#include <string>
#include <vector>

#include "http/message.h"

namespace guichet::http {

struct RouteName {
    Method method;
    std::string pattern;
};

class Router {
public:
    // Patterns are literal segments and {names}; a literal wins over a name. Adding the same
    // method and pattern twice throws std::logic_error.
    void add(Method method, std::string_view pattern, Handler handler);
    // For paths that no pattern matches (static files, the app's own pages).
    void set_fallback(Handler handler);
    // Fills request.args and returns the handler; nullptr with allow filled when only the method is
    // wrong (405); the fallback, or nullptr with empty allow (404), when nothing matches.
    const Handler* find(Request& request, std::vector<Method>& allow) const;
    std::vector<RouteName> routes() const;  // sorted by pattern, then method

private:
    struct Node {
        std::vector<std::pair<std::string, size_t>> literals;  // segment -> index of node
        size_t any = 0;                                        // 0 = none
        std::vector<std::pair<Method, Handler>> handlers;
        std::string pattern;
    };
    std::vector<Node> nodes_{1};
    Handler fallback_;
};

}  // namespace guichet::http
