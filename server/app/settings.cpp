#include "app/settings.h"

#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace guichet::app {
namespace {

// Each key is read once; what is left over was misspelt.
class Page {
public:
    Page(const toml::table& table, std::string where) : table_(table), where_(std::move(where)) {}

    template <class T>
    void read(const char* key, T& into) {
        known_[key] = true;
        const auto node = table_[key];
        if (!node) return;
        if constexpr (std::is_same_v<T, std::vector<std::string>>) {
            const auto* list = node.as_array();
            if (list == nullptr) wrong(key, "must be a list of texts");
            for (const auto& item : *list) {
                const auto text = item.template value<std::string>();
                if (!text) wrong(key, "must be a list of texts");
                into.push_back(*text);
            }
        } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, bool>) {
            const auto value = node.template value_exact<T>();
            if (!value) wrong(key, std::is_same_v<T, bool> ? "must be true or false" : "must be a text");
            into = *value;
        } else {
            const auto value = node.template value_exact<int64_t>();
            if (!value || *value < 0 || *value > 1'000'000) wrong(key, "must be a number from 0 to 1000000");
            into = static_cast<T>(*value);
        }
    }
    const toml::array* tables(const char* key) {
        known_[key] = true;
        const auto node = table_[key];
        if (node && node.as_array() == nullptr) wrong(key, "must be a list of tables");
        return node.as_array();
    }
    const toml::table* table(const char* key) {
        known_[key] = true;
        const auto node = table_[key];
        if (node && node.as_table() == nullptr) wrong(key, "must be a table");
        return node.as_table();
    }
    void done() const {
        for (const auto& [key, value] : table_)
            if (!known_.contains(std::string(key.str())))
                throw std::runtime_error(fmt::format("{}: there is no setting \"{}\".", where_, key.str()));
    }
    [[noreturn]] void wrong(const char* key, const char* what) const {
        throw std::runtime_error(fmt::format("{}: \"{}\" {}.", where_, key, what));
    }

private:
    const toml::table& table_;
    std::string where_;
    std::map<std::string, bool> known_;
};

void read_listen(const toml::array& list, const std::string& file, Settings& settings) {
    settings.listen.clear();
    for (const auto& item : list) {
        if (!item.is_table()) throw std::runtime_error(file + ": [[listen]] must be a table.");
        http::Listen listen;
        Page page(*item.as_table(), file + " [[listen]]");
        page.read("address", listen.address);
        page.read("port", listen.port);
        page.read("certificate", listen.certificate_file);
        page.read("key", listen.key_file);
        page.done();
        if (listen.certificate_file.empty() != listen.key_file.empty())
            page.wrong("certificate", "and \"key\" go together");
        settings.listen.push_back(std::move(listen));
    }
}

}  // namespace

Settings load_settings(const std::string& file) {
    Settings s;
    if (file.empty()) return s;
    toml::table root;
    try {
        root = toml::parse_file(file);
    } catch (const toml::parse_error& e) {
        throw std::runtime_error(fmt::format("{} line {}: {}", file, e.source().begin.line, e.description()));
    }
    Page page(root, file);
    page.read("data_folder", s.data_folder);
    page.read("web_folder", s.web_folder);
    page.read("trusted_proxies", s.trusted_proxies);
    if (const auto* list = page.tables("listen")) read_listen(*list, file, s);
    if (const auto* limits = page.table("limits")) {
        Page p(*limits, file + " [limits]");
        p.read("threads", s.threads);
        p.read("connections", s.connections_max);
        p.read("batch", s.batch_max);
        p.read("queue", s.queue_max);
        p.read("readers", s.readers);
        p.done();
        if (s.threads < 1 || s.readers < 1 || s.batch_max < 1)
            p.wrong("threads", "\"readers\" and \"batch\" must be at least 1");
    }
    if (const auto* storage = page.table("storage")) {
        Page p(*storage, file + " [storage]");
        std::string synchronous = "full";
        p.read("synchronous", synchronous);
        p.done();
        if (synchronous != "full" && synchronous != "normal")
            p.wrong("synchronous",
                    "must be \"full\"; \"normal\" is for measurements and loses sales in a power cut");
        s.full_synchronous = synchronous == "full";
    }
    if (const auto* log = page.table("log")) {
        Page p(*log, file + " [log]");
        p.read("level", s.log_level);
        p.read("requests", s.log_requests);
        p.done();
    }
    page.done();
    return s;
}

}  // namespace guichet::app
