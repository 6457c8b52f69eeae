#pragma once
// The box offices of one server, each in a folder of its own under the data folder. The first label
// of the host name chooses one ("demo" of demo.localhost).

#include <map>
#include <memory>
#include <string>

#include "commands/tenant.h"

namespace guichet::commands {

struct TenantsOptions {
    std::string data_folder;
    WriterOptions writer;
    int readers = 2;
    bool full_synchronous = true;
    std::function<void(const std::string&)> on_failure;
};

class Tenants {
public:
    Tenants(TenantsOptions options, const Clock& clock);

    // Makes the folder with tenant.toml and an empty database; throws Unusable when it exists, when
    // the prefix is not a host label, or when the place cannot be used. `postgres` is a libpq
    // connection string; empty means SQLite.
    Tenant& create(const std::string& prefix, const TenantSettings& settings, const std::string& postgres);
    void open_all();
    Tenant& open(const std::string& prefix);
    storage::Location location_of(const std::string& prefix) const;  // as its tenant.toml says
    Keys keys_of(const std::string& prefix) const;                   // what it signs with
    bool has(const std::string& prefix) const { return tenants_.contains(prefix); }
    Tenant* of_host(std::string_view host);  // nullptr: no such box office
    std::map<std::string, std::unique_ptr<Tenant>>& all() { return tenants_; }

private:
    TenantsOptions options_;
    const Clock& clock_;
    std::map<std::string, std::unique_ptr<Tenant>> tenants_;
};

bool is_prefix(std::string_view text);

}  // namespace guichet::commands
