#pragma once
// Changes asked for and not yet made, in their order, with copies of their values.

#include <cstring>
#include <memory_resource>
#include <span>
#include <vector>

#include "storage/query.h"

namespace guichet::storage {

class Changes {
public:
    struct Change {
        const Query* query;
        int64_t rows;  // that it must meet, or any_rows
        size_t first_value, values;
    };

    bool empty() const { return next_ == changes_.size(); }

    void add(const Query& query, Params params, int64_t rows) {
        changes_.push_back({&query, rows, values_.size(), params.size()});
        for (const Param& param : params) values_.push_back(copy_of(param));
    }

    const Change& next() const { return changes_[next_]; }
    std::span<const Param> values_of(const Change& change) const {
        return {values_.data() + change.first_value, change.values};
    }
    void made() {  // the next one
        if (next_ >= marked_) made_since_mark_ = true;
        if (++next_ == changes_.size()) clear();
    }

    void mark() {
        marked_ = changes_.size();
        made_since_mark_ = false;
    }
    // Forgets what was added since the mark; false when some of it has been made already.
    bool take_back() {
        if (made_since_mark_) return false;
        if (changes_.size() == marked_) return true;
        values_.erase(values_.begin() + static_cast<ptrdiff_t>(changes_[marked_].first_value), values_.end());
        changes_.resize(marked_);
        if (empty()) clear();
        return true;
    }

    void clear() {
        changes_.clear();
        values_.clear();
        bytes_.release();
        next_ = marked_ = 0;
    }

private:
    Param copy_of(const Param& param) {
        const std::string_view bytes = param.bytes();
        if (bytes.empty()) return param;
        auto* copy = static_cast<char*>(bytes_.allocate(bytes.size(), 1));
        std::memcpy(copy, bytes.data(), bytes.size());
        const std::string_view kept(copy, bytes.size());
        return param.kind() == Param::Kind::blob ? Param::blob(kept) : Param(kept);
    }

    std::vector<Change> changes_;
    std::vector<Param> values_;
    std::pmr::monotonic_buffer_resource bytes_{64 * 1024};
    size_t next_ = 0;    // to be made
    size_t marked_ = 0;  // where mark() was
    bool made_since_mark_ = false;
};

}  // namespace guichet::storage
