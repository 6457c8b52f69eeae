#include "http/answerer.h"

#include <utility>

#include "base/refusals.gen.h"
#include "http/event_queue.h"
#include "http/problem.h"

namespace guichet::http {
namespace {

thread_local Answerer::AtOnce* current = nullptr;

}  // namespace

Answerer::AtOnce::AtOnce(const Answerer& answerer)
    : answerer_(&answerer), outer_(std::exchange(current, this)) {}
Answerer::AtOnce::~AtOnce() { current = outer_; }

Answerer::~Answerer() {
    if (!answered_) deliver({internal_problem(), nullptr});
}

void Answerer::respond(Response response) {
    if (answered_.exchange(true)) return;
    deliver({std::move(response), nullptr});
}

std::shared_ptr<EventStream> Answerer::stream(std::function<void()> on_close) {
    auto queue = std::make_shared<EventQueue>(inbox_, backlog_bytes_max_, std::move(on_close));
    if (answered_.exchange(true)) {
        queue->end();
    } else {
        deliver({{}, queue});
    }
    return queue;
}

void Answerer::deliver(Answer answer) {
    if (current && current->answerer_ == this) {
        current->answer.emplace(std::move(answer));
        return;
    }
    const std::shared_ptr<EventQueue> queue = answer.stream;
    if (!inbox_->push({client_, std::move(answer)}) && queue) queue->end();
}

Response internal_problem() { return problem(refusals::internal(), Language::fr, ""); }

}  // namespace guichet::http
