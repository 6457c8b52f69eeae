#include "boxoffice/identity/sessions.h"

namespace guichet::identity {

std::shared_ptr<const Session> Sessions::find(const Digest& token_hash, TimeMs now,
                                              bool shared_database) const {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(token_hash);
    if (found == kept_.end() || found->second.session->expires_at_ms <= now) return nullptr;
    if (shared_database && found->second.read_at_ms + fresh_ms < now) return nullptr;
    return found->second.session;
}

void Sessions::keep(std::shared_ptr<const Session> session, TimeMs now) {
    const std::lock_guard lock(mutex_);
    if (kept_.size() >= sessions_max) kept_.clear();  // they are read again
    const Digest token_hash = session->token_hash;
    kept_[token_hash] = {std::move(session), now};
}

void Sessions::forget(const Digest& token_hash) {
    const std::lock_guard lock(mutex_);
    kept_.erase(token_hash);
}

void Sessions::forget_user(UserId user) {
    const std::lock_guard lock(mutex_);
    std::erase_if(kept_, [&](const auto& entry) { return entry.second.session->user == user; });
}

void Sessions::forget_register(RegisterId at_register) {
    const std::lock_guard lock(mutex_);
    std::erase_if(kept_, [&](const auto& entry) { return entry.second.session->at_register == at_register; });
}

size_t Sessions::count() const {
    const std::lock_guard lock(mutex_);
    return kept_.size();
}

}  // namespace guichet::identity
