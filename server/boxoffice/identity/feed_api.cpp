#include <charconv>

#include "base/check.h"
#include "boxoffice/identity/identity_api.h"
#include "journal/journal.h"

namespace guichet::identity {
namespace {

// One browser following the feed. First what it missed, page by page from the journal, then live.
struct Follower : std::enable_shared_from_this<Follower> {
    commands::Tenant* tenant = nullptr;
    std::weak_ptr<http::EventStream> stream;  // owned by its connection
    std::mutex mutex;
    bool gone = false;
    std::optional<uint64_t> listener;

    void follow(int64_t after) {
        const auto id = tenant->feed().attach(after, [weak = stream](const journal::Feed::Chunk& events) {
            if (const auto open = weak.lock()) open->send(events);
        });
        if (!id) return read_page(after);
        const std::lock_guard lock(mutex);
        if (gone)
            tenant->feed().detach(*id);
        else
            listener = id;
    }

    void read_page(int64_t after) {
        const auto self = shared_from_this();
        const bool taken = tenant->readers().submit([self, after](storage::Connection& connection) {
            const journal::Page page = journal::list_events(connection, after);
            const auto open = self->stream.lock();
            if (open == nullptr) return;
            if (page.count == 0 || open->send(std::make_shared<const std::string>(page.events)))
                self->follow(page.last);
        });
        const auto open = stream.lock();
        if (!taken && open != nullptr) open->close();  // it comes back by itself
    }

    void left() {
        const std::lock_guard lock(mutex);
        gone = true;
        if (listener) tenant->feed().detach(*listener);
    }
};

std::optional<int64_t> number_of(std::string_view text) {
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

void add_feed_route(Gate& gate) {
    gate.freely(http::Method::get, "/api/v1/feed", signed_in_only,
                [](const VisitPtr& visit, const http::ResponderPtr& responder) {
                    const std::string_view last_id = visit->request->header("last-event-id");
                    const auto asked = visit->request->query_value("after");
                    const int64_t newest = visit->tenant->feed().last();
                    std::optional<int64_t> after = newest;
                    if (!last_id.empty())
                        after = number_of(last_id);
                    else if (asked)
                        after = number_of(*asked);
                    if (!after)
                        return responder->respond(
                            visit->problem(refusals::malformed("/after", "must be a journal number")));
                    auto follower = std::make_shared<Follower>();
                    follower->tenant = visit->tenant;
                    follower->stream = responder->stream([follower] { follower->left(); });
                    // A number from the future (another database) starts at the newest.
                    follower->follow(std::min(*after, newest));
                });
}

}  // namespace guichet::identity
