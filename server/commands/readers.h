#pragma once
// Read connections of one tenant, each on its own thread and snapshot; they never block the writer.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/connection.h"

namespace guichet::commands {

class Readers {
public:
    using Task = std::function<void(storage::Connection&)>;  // inside one read transaction

    Readers(storage::Location location, int threads);
    ~Readers();
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    // False when too many wait: the task was not taken. A task that throws is logged; it must have
    // answered its client itself (or its Responder answers 500 when it is destroyed).
    bool submit(Task task);
    void ask(const Task& task);  // submits and waits; rethrows what the task threw
    size_t waiting() const;

private:
    static constexpr size_t queue_max = 2048;
    void loop();

    const storage::Location location_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace guichet::commands
