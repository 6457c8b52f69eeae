#include "http/router.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace guichet::http {
namespace {

// "/a/b" -> a, b; "/" -> one empty segment.
std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    if (path.empty() || path[0] != '/') return segments;
    path.remove_prefix(1);
    for (;;) {
        const size_t end = path.find('/');
        segments.push_back(path.substr(0, end));
        if (end == std::string_view::npos) return segments;
        path.remove_prefix(end + 1);
    }
}

bool is_name(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}' &&
           segment.find_first_of("{}", 1) == segment.size() - 1;
}

template <class Nodes, class Node>
const Node* child(const Nodes& nodes, const Node& node, std::string_view segment) {
    for (const auto& [literal, index] : node.literals) {
        if (literal == segment) return &nodes[index];
    }
    return nullptr;
}

// Walks all patterns that match, literals first, and stops at the first with a handler for the
// method. Every node is visited at most once, so a path cannot make this slow.
template <class Nodes, class Node>
struct Search {
    const Nodes& nodes;
    std::span<const std::string_view> segments;
    Method method;
    std::vector<Method>& allow;
    std::vector<size_t> named;  // which segments stood for a {name}

    const Handler* in(const Node& node, size_t depth) {
        if (depth == segments.size()) {
            for (const auto& [taken, handler] : node.handlers) {
                if (taken == method) return &handler;
                if (std::ranges::find(allow, taken) == allow.end()) allow.push_back(taken);
            }
            return nullptr;
        }
        const std::string_view segment = segments[depth];
        if (const Node* literal = child<Nodes, Node>(nodes, node, segment)) {
            if (const Handler* found = in(*literal, depth + 1)) return found;
        }
        if (node.any == 0 || segment.empty()) return nullptr;
        named.push_back(depth);
        const Handler* found = in(nodes[node.any], depth + 1);
        if (!found) named.pop_back();
        return found;
    }
};

}  // namespace

void Router::add(Method method, std::string_view pattern, Handler handler) {
    const auto wrong = [&](std::string_view why) {
        return std::logic_error("route " + std::string(name_of(method)) + " " + std::string(pattern) + ": " +
                                std::string(why));
    };
    const auto segments = segments_of(pattern);
    if (segments.empty()) throw wrong("a pattern begins with '/'");

    size_t at = 0;
    for (const std::string_view segment : segments) {
        size_t next = 0;
        if (is_name(segment)) {
            next = nodes_[at].any;
        } else if (segment.find_first_of("{}") != std::string_view::npos) {
            throw wrong("a {name} is a whole segment");
        } else if (const Node* literal = child<decltype(nodes_), Node>(nodes_, nodes_[at], segment)) {
            next = static_cast<size_t>(literal - nodes_.data());
        }
        if (next == 0) {
            next = nodes_.size();
            nodes_.emplace_back();
            if (is_name(segment)) {
                nodes_[at].any = next;
            } else {
                nodes_[at].literals.emplace_back(segment, next);
            }
        }
        at = next;
    }

    Node& node = nodes_[at];
    if (!node.pattern.empty() && node.pattern != pattern) {
        throw wrong("means the same paths as " + node.pattern);
    }
    for (const auto& taken : node.handlers) {
        if (taken.first == method) throw wrong("added twice");
    }
    node.pattern = pattern;
    node.handlers.emplace_back(method, std::move(handler));
}

void Router::set_fallback(Handler handler) { fallback_ = std::move(handler); }

const Handler* Router::find(Request& request, std::vector<Method>& allow) const {
    allow.clear();
    request.args.clear();
    const auto segments = segments_of(request.path);
    if (!segments.empty()) {
        Search<decltype(nodes_), Node> search{nodes_, segments, request.method, allow, {}};
        if (const Handler* found = search.in(nodes_[0], 0)) {
            allow.clear();
            for (const size_t depth : search.named) request.args.emplace_back(segments[depth]);
            return found;
        }
    }
    if (!allow.empty()) {
        std::ranges::sort(allow);
        return nullptr;
    }
    return fallback_ ? &fallback_ : nullptr;
}

std::vector<RouteName> Router::routes() const {
    std::vector<RouteName> routes;
    for (const Node& node : nodes_) {
        for (const auto& taken : node.handlers) routes.push_back({taken.first, node.pattern});
    }
    std::ranges::sort(routes, [](const RouteName& a, const RouteName& b) {
        return a.pattern != b.pattern ? a.pattern < b.pattern : a.method < b.method;
    });
    return routes;
}

}  // namespace guichet::http
