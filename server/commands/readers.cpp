#include "commands/readers.h"

#include <future>

#include <pthread.h>
#include <spdlog/spdlog.h>

namespace guichet::commands {

Readers::Readers(storage::Location location, int threads) : location_(std::move(location)) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { loop(); });
        pthread_setname_np(threads_.back().native_handle(), "reader");
    }
}

Readers::~Readers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool Readers::submit(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= queue_max) return false;
        queue_.push_back(std::move(task));
    }
    wake_.notify_one();
    return true;
}

void Readers::ask(const Task& task) {
    std::promise<void> done;
    const bool taken = submit([&](storage::Connection& connection) {
        try {
            task(connection);
            done.set_value();
        } catch (...) {
            done.set_exception(std::current_exception());
        }
    });
    if (!taken) throw storage::StorageFailed("too many readers wait");
    done.get_future().get();
}

size_t Readers::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void Readers::loop() {
    std::unique_ptr<storage::Connection> connection;  // opened at the first task, on this thread
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        try {
            if (connection == nullptr) connection = storage::connect(location_, storage::Access::read);
            connection->begin();
            task(*connection);
            connection->rollback();
        } catch (const std::exception& e) {
            spdlog::error("a read failed: {}", e.what());
            connection.reset();
        }
    }
}

}  // namespace guichet::commands
