#pragma once
// Every part of the program, named once: reading this from top to bottom is reading the system.

#include <csignal>
#include <memory>

#include "app/settings.h"
#include "boxoffice/identity/gate_api.h"
#include "boxoffice/identity/password.h"
#include "commands/tenants.h"
#include "http/router.h"

namespace guichet::app {

// What one finished server leaves to say.
enum class Ended { stopped, storage_failed };

commands::TenantsOptions tenants_options(const Settings& settings,
                                         std::function<void(const std::string&)> on_failure);
void add_all_routes(identity::Gate& gate, identity::PasswordPool& passwords);

// SIGTERM and SIGINT are waited for by one thread; call this before the first thread starts.
sigset_t block_stop_signals();

// Serves all tenants until SIGTERM or SIGINT. `started` hears the ports once requests are taken.
Ended serve(const Settings& settings, commands::Tenants& tenants,
            const std::function<void(const std::vector<uint16_t>&)>& started);
// A failed store stops the server from outside this function (D3).
void stop_serving(Ended why);

}  // namespace guichet::app
