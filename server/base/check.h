#pragma once
// Limits that the contract states for decoded values: the first one broken is the refusal.

#include <optional>
#include <string>
#include <string_view>

#include "base/refusals.gen.h"
#include "base/text.h"

namespace guichet {

class Check {
public:
    Check& that(bool holds, std::string_view path, std::string_view what) {
        return holds ? *this : refuse(path, std::string(what));
    }
    Check& range(std::string_view path, int64_t number, int64_t low, int64_t high) {
        if (number >= low && number <= high) return *this;
        return refuse(path, "must be from " + std::to_string(low) + " to " + std::to_string(high));
    }
    Check& length(std::string_view path, std::string_view text, size_t low, size_t high) {
        const size_t size = characters_of(text);
        if (size >= low && size <= high && is_valid_utf8(text)) return *this;
        return refuse(
            path, "must be text of " + std::to_string(low) + " to " + std::to_string(high) + " characters");
    }
    Check& count(std::string_view path, size_t items, size_t low, size_t high) {
        if (items >= low && items <= high) return *this;
        return refuse(path, "must have " + std::to_string(low) + " to " + std::to_string(high) + " items");
    }
    const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    // Words are only made for what is refused: nearly everything is within its limits.
    Check& refuse(std::string_view path, std::string what) {
        if (!refusal_) refusal_ = refusals::malformed(std::string(path), std::move(what));
        return *this;
    }

    std::optional<Refusal> refusal_;
};

}  // namespace guichet
