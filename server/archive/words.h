#pragma once
// What stands in every archive beside the data: how to read it, how to check it.

#include <span>
#include <string_view>

namespace guichet::archive {

extern const std::string_view readme;

struct Schema {
    const char* name;  // "schema/journal.json"
    std::string_view text;
};
std::span<const Schema> schemas();

}  // namespace guichet::archive
