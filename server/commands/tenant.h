#pragma once
// One box office: its database, its writer, its readers, its feed.

#include <any>
#include <memory>
#include <string>
#include <typeindex>

#include "commands/readers.h"
#include "commands/unit.h"
#include "commands/writer.h"
#include "journal/feed.h"

namespace guichet::commands {

struct TenantOptions {
    storage::Location location;
    std::string folder;  // for files beside the database
    WriterOptions writer;
    int readers = 2;
    Keys keys;
    std::function<void(const std::string&)> on_failure;
};

class Tenant {
public:
    // Opens, checks and migrates the database; throws storage::Unusable with a sentence.
    Tenant(const std::string& name, TenantOptions options, const Clock& clock);
    ~Tenant();
    Tenant(const Tenant&) = delete;
    Tenant& operator=(const Tenant&) = delete;

    const TenantSettings& settings() const { return settings_; }
    const Clock& clock() const { return clock_; }
    const storage::Location& location() const { return options_.location; }
    const std::string& folder() const { return options_.folder; }
    const Keys& keys() const { return options_.keys; }
    Writer& writer() { return *writer_; }
    Readers& readers() { return *readers_; }
    journal::Feed& feed() { return *feed_; }

    // What a part keeps in memory for this tenant (signed-in sessions, say): one T, made on first use.
    template <class T>
    T& part() {
        const std::lock_guard lock(parts_mutex_);
        auto& slot = parts_[typeid(T)];
        if (slot == nullptr) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

private:
    TenantOptions options_;
    const Clock& clock_;
    TenantSettings settings_;
    std::mutex parts_mutex_;
    std::unordered_map<std::type_index, std::shared_ptr<void>> parts_;
    std::unique_ptr<journal::Feed> feed_;
    std::unique_ptr<Readers> readers_;
    std::unique_ptr<Writer> writer_;
};

// Settings live in the database, so that a tenant moves with them.
void save_settings(storage::Connection& connection, const TenantSettings& settings);
TenantSettings load_settings(storage::Connection& connection, const std::string& tenant);
std::optional<std::string> find_setting(storage::Connection& connection, std::string_view name);
void put_setting(Unit& unit, std::string_view name, std::string_view value);

}  // namespace guichet::commands
