#pragma once
// For truths that only our own mistake can break. Never for input. Always on.

#include <stdexcept>

namespace guichet {

struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};

inline void ensure(bool truth, const char* sentence) {
    if (!truth) throw Broken(sentence);
}

}  // namespace guichet
