#pragma once
// Serves one accepted connection on its loop: requests in order, or an event stream.

#include <string>

#include "http/loop.h"
#include "http/transport.h"

namespace guichet::http {

// Takes over the socket, which is connected and non-blocking. Runs on the loop's thread.
void open_connection(Loop& loop, int socket, const std::string& address, const TlsContext* tls);

}  // namespace guichet::http
