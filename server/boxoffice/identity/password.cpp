#include "boxoffice/identity/password.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>

#include <pthread.h>
#include <sodium.h>

namespace guichet::identity {
namespace {
constexpr unsigned long long passes = 2;
constexpr size_t memory_bytes = 19 * 1024 * 1024;
constexpr size_t queue_max = 32;
}  // namespace

std::string hash_password(std::string_view password) {
    char phc[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(phc, password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return phc;
}

bool is_pin(std::string_view text) {
    return text.size() >= 4 && text.size() <= 8 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool verify_password(std::string_view password, std::string_view phc) {
    return crypto_pwhash_str_verify(std::string(phc).c_str(), password.data(), password.size()) == 0;
}

const std::string& nobodys_password() {
    static const std::string phc = hash_password("nobody has this password");
    return phc;
}

struct PasswordPool::Impl {
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> queue;
    bool stopping = false;
    std::thread thread{[this] {
        while (true) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return stopping || !queue.empty(); });
                if (stopping) return;
                job = std::move(queue.front());
                queue.pop_front();
            }
            job();
        }
    }};
};

PasswordPool::PasswordPool() : impl_(std::make_unique<Impl>()) {
    pthread_setname_np(impl_->thread.native_handle(), "passwords");
}

PasswordPool::~PasswordPool() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->wake.notify_one();
    impl_->thread.join();
}

bool PasswordPool::submit(std::function<void()> job) {
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->queue.size() >= queue_max) return false;
        impl_->queue.push_back(std::move(job));
    }
    impl_->wake.notify_one();
    return true;
}

}  // namespace guichet::identity
