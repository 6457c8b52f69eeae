#pragma once
// Named SQL texts, their parameters and their rows. The same text runs on both engines.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/money.h"

namespace guichet::storage {

// Made by tools/make_sql.py from a .sql file; its address is its identity (prepared once).
struct Query {
    const char* name;
    std::string_view text;  // with $1, $2 …; `($list)` in the texts of query_in
};

// A value on its way in. Does not own bytes: they live at least as long as the call.
class Param {
public:
    enum class Kind { null, number, text, blob };

    Param(std::nullopt_t) {}
    Param(int64_t number) : kind_(Kind::number), number_(number) {}
    Param(int number) : Param(static_cast<int64_t>(number)) {}
    Param(bool truth) : Param(static_cast<int64_t>(truth)) {}
    Param(Money money) : Param(money.cents) {}
    template <class Tag>
    Param(Id<Tag> id) : kind_(id ? Kind::number : Kind::null), number_(id.value) {}
    Param(std::string_view text) : kind_(Kind::text), bytes_(text) {}
    Param(const std::string& text) : Param(std::string_view(text)) {}
    Param(const char* text) : Param(std::string_view(text)) {}
    Param(const Digest& digest)
        : kind_(Kind::blob), bytes_(reinterpret_cast<const char*>(digest.data()), digest.size()) {}
    template <class T>
    Param(const std::optional<T>& maybe) : Param(maybe ? Param(*maybe) : Param(std::nullopt)) {}
    static Param blob(std::string_view bytes) {
        Param param(bytes);
        param.kind_ = Kind::blob;
        return param;
    }

    Kind kind() const { return kind_; }
    int64_t number() const { return number_; }
    std::string_view bytes() const { return bytes_; }

private:
    Kind kind_ = Kind::null;
    int64_t number_ = 0;
    std::string_view bytes_;
};
// The values of one call, looked at and not kept: written out in braces, or a list made beforehand.
class Params {
public:
    Params(std::initializer_list<Param> values) : begin_(std::data(values)), size_(values.size()) {}
    Params(std::span<const Param> values) : begin_(values.data()), size_(values.size()) {}

    const Param* begin() const { return begin_; }
    const Param* end() const { return begin_ + size_; }
    size_t size() const { return size_; }

private:
    const Param* begin_;
    size_t size_;
};

using Cell = std::variant<std::monostate, int64_t, std::string>;

// Rows on their way out, all of them: every query has a limit of its own.
class Rows {
public:
    Rows() = default;
    Rows(size_t columns, std::vector<Cell> cells) : columns_(columns), cells_(std::move(cells)) {}

    size_t size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
    bool empty() const { return cells_.empty(); }
    bool is_null(size_t row, size_t column) const { return cell(row, column).index() == 0; }
    int64_t number(size_t row, size_t column) const { return std::get<int64_t>(cell(row, column)); }
    int64_t number_or(size_t row, size_t column, int64_t otherwise) const {
        return is_null(row, column) ? otherwise : number(row, column);
    }
    std::optional<int64_t> maybe_number(size_t row, size_t column) const {
        if (is_null(row, column)) return std::nullopt;
        return number(row, column);
    }
    const std::string& text(size_t row, size_t column) const {
        return std::get<std::string>(cell(row, column));
    }
    size_t columns() const { return columns_; }
    // The value as it can be given to another statement; lives as long as these rows.
    Param param(size_t row, size_t column) const {
        const Cell& value = cell(row, column);
        if (const auto* number = std::get_if<int64_t>(&value)) return *number;
        if (const auto* text = std::get_if<std::string>(&value)) return *text;
        return std::nullopt;
    }
    std::string text_or_empty(size_t row, size_t column) const {
        return is_null(row, column) ? std::string() : text(row, column);
    }
    Digest digest(size_t row, size_t column) const;

private:
    const Cell& cell(size_t row, size_t column) const { return cells_[row * columns_ + column]; }

    size_t columns_ = 0;
    std::vector<Cell> cells_;
};

}  // namespace guichet::storage
