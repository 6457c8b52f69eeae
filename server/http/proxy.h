#pragma once
// Who really asks, when a reverse proxy stands in front.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "http/message.h"

struct sockaddr_storage;

namespace guichet::http {

// One spelling per address: "::FFFF:10.0.0.1" is "10.0.0.1"; nullopt when it is no address.
std::optional<std::string> normal_address(std::string_view text);
std::string address_of(const sockaddr_storage& peer);

class TrustedProxies {
public:
    // Throws std::runtime_error with a sentence for an administrator.
    explicit TrustedProxies(const std::vector<std::string>& addresses);

    bool contains(const std::string& normal_address) const;
    // Sets remote and secure of a request that came from a trusted proxy. Of X-Forwarded-For only
    // the last address that is not itself a trusted proxy counts: whatever stands before it was
    // written by the client.
    void apply_to(Request& request) const;

private:
    std::unordered_set<std::string> addresses_;
};

}  // namespace guichet::http
