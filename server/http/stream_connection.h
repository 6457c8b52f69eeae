#pragma once
// Writes one event stream to its client until either side ends it.

#include <memory>
#include <string>

#include "http/event_queue.h"
#include "http/loop.h"
#include "http/transport.h"

namespace guichet::http {

// A connection that became a stream: what it was is handed over, its socket included.
struct StreamStart {
    int socket = -1;
    Transport transport;
    std::string address;
    std::shared_ptr<EventQueue> queue;
    bool chunked = true;     // HTTP/1.0 clients read until the end of the connection
    bool head_only = false;  // HEAD
};

void open_stream(Loop& loop, StreamStart start);

}  // namespace guichet::http
