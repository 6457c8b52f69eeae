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
        if (!holds && !refusal_) refusal_ = refusals::malformed(std::string(path), std::string(what));
        return *this;
    }
    Check& range(std::string_view path, int64_t number, int64_t low, int64_t high) {
        return that(number >= low && number <= high, path,
                    "must be from " + std::to_string(low) + " to " + std::to_string(high));
    }
    Check& length(std::string_view path, std::string_view text, size_t low, size_t high) {
        const size_t size = characters_of(text);
        return that(size >= low && size <= high && is_valid_utf8(text), path,
                    "must be text of " + std::to_string(low) + " to " + std::to_string(high) + " characters");
    }
    Check& count(std::string_view path, size_t items, size_t low, size_t high) {
        return that(items >= low && items <= high, path,
                    "must have " + std::to_string(low) + " to " + std::to_string(high) + " items");
    }
    const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    std::optional<Refusal> refusal_;
};

}  // namespace guichet
