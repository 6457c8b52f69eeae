#pragma once
// The query of an address as a described struct of optional fields, under the same rules as a body.

#include <boost/describe.hpp>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "http/message.h"

namespace guichet::reports {

namespace detail {

inline bool read_query_text(std::string_view text, std::string& out) {
    out = text;
    return is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}
template <class Tag>
bool read_query_text(std::string_view text, Id<Tag>& out) {
    return parse_id(text, out) && out.value <= json::id_max;
}
inline bool read_query_text(std::string_view text, int64_t& out) {
    Id<struct NumberTag> number;
    if (!read_query_text(text, number)) return false;
    out = number.value;
    return true;
}

}  // namespace detail

// A name that is not of the contract is refused: a filter written wrong would show too much.
template <class T>
Result<T> asked(const http::Request& request) {
    T out{};
    for (const auto& [name, text] : request.query) {
        bool known = false, fits = true;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto member) {
                if (name != member.name) return;
                known = true;
                fits = detail::read_query_text(text, (out.*member.pointer).emplace());
            });
        const std::string path = "/" + name.substr(0, 60);
        if (!known) return refusals::malformed(path, "is not a field of the contract");
        if (!fits) return refusals::malformed(path, "is not a value of this field");
    }
    return out;
}

}  // namespace guichet::reports
