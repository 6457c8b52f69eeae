#include "boxoffice/registers/register.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::registers {

std::string_view name_of(Method method) { return boost::describe::enum_to_string(method, "cash"); }

std::optional<Method> parse_method(std::string_view name) {
    Method method{};
    if (!boost::describe::enum_from_string(std::string(name).c_str(), method)) return std::nullopt;
    return method;
}

// Nothing to pay is nothing to forbid.
bool Register::accepts(Method method) const {
    return method == Method::free || std::ranges::find(methods, method) != methods.end();
}

std::optional<Refusal> why_not_open(const Register& at_register) {
    if (at_register.session) return refusals::register_already_open(at_register.name);
    return std::nullopt;
}

}  // namespace guichet::registers
