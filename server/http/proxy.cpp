#include "http/proxy.h"

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace guichet::http {
namespace {

std::string text_of(const in_addr& address) {
    char text[INET_ADDRSTRLEN] = "";
    inet_ntop(AF_INET, &address, text, sizeof text);
    return text;
}

std::string text_of(const in6_addr& address) {
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr v4{};
        __builtin_memcpy(&v4, address.s6_addr + 12, sizeof v4);
        return text_of(v4);
    }
    char text[INET6_ADDRSTRLEN] = "";
    inet_ntop(AF_INET6, &address, text, sizeof text);
    return text;
}

// Takes the last item off a comma-separated list.
std::string_view take_last(std::string_view& list) {
    const size_t comma = list.rfind(',');
    std::string_view item = comma == std::string_view::npos ? list : list.substr(comma + 1);
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    return item;
}

}  // namespace

std::optional<std::string> normal_address(std::string_view text) {
    const std::string terminated(text);
    in_addr v4{};
    if (inet_pton(AF_INET, terminated.c_str(), &v4) == 1) return text_of(v4);
    in6_addr v6{};
    if (inet_pton(AF_INET6, terminated.c_str(), &v6) == 1) return text_of(v6);
    return std::nullopt;
}

std::string address_of(const sockaddr_storage& peer) {
    if (peer.ss_family == AF_INET) return text_of(reinterpret_cast<const sockaddr_in&>(peer).sin_addr);
    if (peer.ss_family == AF_INET6) return text_of(reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr);
    return "";
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& addresses) {
    for (const std::string& address : addresses) {
        auto normal = normal_address(address);
        if (!normal) throw std::runtime_error("The trusted proxy \"" + address + "\" is not an IP address.");
        addresses_.insert(std::move(*normal));
    }
}

bool TrustedProxies::contains(const std::string& address) const {
    return !addresses_.empty() && addresses_.contains(address);
}

void TrustedProxies::apply_to(Request& request) const {
    bool address_known = false;
    bool scheme_known = false;
    // A field that came twice counts as one list, so the last field is read first.
    for (auto field = request.headers.rbegin(); field != request.headers.rend(); ++field) {
        std::string_view list = field->second;
        if (field->first == "x-forwarded-proto" && !scheme_known) {
            scheme_known = true;
            request.secure = take_last(list) == "https";
        }
        while (field->first == "x-forwarded-for" && !address_known && !list.empty()) {
            auto address = normal_address(take_last(list));
            if (!address) {
                address_known = true;  // nothing before a broken item can be believed
                break;
            }
            address_known = !contains(*address);
            request.remote = std::move(*address);
        }
    }
}

}  // namespace guichet::http
