#include "http/inbox.h"

namespace guichet::http {

bool Inbox::push(Letter letter) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    letters_.push_back(std::move(letter));
    if (!woken_) {
        woken_ = true;
        wake_();  // under the lock: the I/O thread may be ending
    }
    return true;
}

std::vector<Letter> Inbox::take() {
    std::vector<Letter> letters;
    const std::lock_guard lock(mutex_);
    letters.swap(letters_);
    woken_ = false;
    return letters;
}

void Inbox::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
}

}  // namespace guichet::http
