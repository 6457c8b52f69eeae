#pragma once
// Commands sent one after the other without waiting, so that they meet in one batch.

#include <future>
#include <memory>

#include "commands/writer.h"

namespace guichet::test {

inline std::future<commands::Answer> sent(commands::Writer& writer, commands::Command command) {
    auto promise = std::make_shared<std::promise<commands::Answer>>();
    auto answer = promise->get_future();
    command.done = [promise](commands::Answer a) { promise->set_value(std::move(a)); };
    writer.submit(std::move(command));
    return answer;
}

}  // namespace guichet::test
