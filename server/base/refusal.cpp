#include "base/refusal.h"

namespace guichet {

std::string sentence_of(const Refusal& refusal, Language language, std::string_view currency) {
    std::string_view rest = refusal.code->sentences[static_cast<size_t>(language)];
    std::string out;
    while (!rest.empty()) {
        const size_t open = rest.find('{');
        out += rest.substr(0, open);
        if (open == std::string_view::npos) break;
        rest.remove_prefix(open + 1);
        const size_t close = rest.find('}');
        std::string_view name = rest.substr(0, close);
        rest.remove_prefix(close + 1);
        const bool money = name.ends_with(":money");
        if (money) name.remove_suffix(6);
        for (const auto& [param, value] : refusal.params) {
            if (param != name) continue;
            if (const auto* number = std::get_if<int64_t>(&value))
                out += money ? money_text(*number, currency) : std::to_string(*number);
            else
                out += std::get<std::string>(value);
        }
    }
    return out;
}

}  // namespace guichet
