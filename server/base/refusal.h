#pragma once
// The world says no: a stable code with parameters. Sentences live in contract/refusals.yaml; the
// functions that make refusals are generated from it (base/refusals.gen.h), one per code.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

namespace guichet {

// One row of contract/refusals.yaml.
struct RefusalCode {
    std::string_view code;
    int status;
    std::string_view sentences[4];  // by Language, with {param} or {param:money}
};

struct Refusal {
    const RefusalCode* code = nullptr;
    std::vector<std::pair<std::string_view, std::variant<int64_t, std::string>>> params;

    bool is(std::string_view wanted) const { return code->code == wanted; }
};

std::string sentence_of(const Refusal& refusal, Language language, std::string_view currency);

// A value, or why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : outcome_(std::move(value)) {}
    Result(Refusal refusal) : outcome_(std::move(refusal)) {}

    explicit operator bool() const { return outcome_.index() == 0; }
    T& operator*() & { return std::get<0>(outcome_); }
    const T& operator*() const& { return std::get<0>(outcome_); }
    T&& operator*() && { return std::get<0>(std::move(outcome_)); }
    T* operator->() { return &std::get<0>(outcome_); }
    const T* operator->() const { return &std::get<0>(outcome_); }
    const Refusal& refusal() const { return std::get<1>(outcome_); }

private:
    std::variant<T, Refusal> outcome_;
};

}  // namespace guichet
