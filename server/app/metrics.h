#pragma once
// /healthz for whoever watches the machine, /metrics for Prometheus (on loopback only).

#include "commands/tenants.h"
#include "http/router.h"
#include "http/server.h"

namespace guichet::app {

void add_operation_routes(http::Router& router, commands::Tenants& tenants, http::Server& server);

}  // namespace guichet::app
