#pragma once
// JSON in and out of plain structs described with BOOST_DESCRIBE_STRUCT, so that a request type is
// written once. Reading is strict: unknown, missing and mistyped fields are refused with their path.

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/id.h"
#include "base/money.h"
#include "base/refusal.h"
#include "base/text.h"

namespace guichet::json {

struct Problem {
    std::string path;  // "/lines/0/quantity"
    std::string what;  // English, for the engineer at the other end
};

// At most `depth_max` levels and the size that http lets in.
inline constexpr size_t depth_max = 16;
inline constexpr int64_t id_max = 9'007'199'254'740'991;  // what a browser counts exactly
// The value lives in `memory`, by default in its own.
Result<boost::json::value> parse(std::string_view text, boost::json::storage_ptr memory = {});
Refusal malformed(const Problem& problem);  // code `malformed`

namespace detail {
template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};
}  // namespace detail

// The most items a list of T may have.
template <class T>
inline constexpr size_t list_max = 500;
// Lists may be left out of a request, but for those named here (" rates sellers ").
template <class T>
inline constexpr std::string_view lists_required = "";

class Reader {
public:
    template <class T>
    bool read(const boost::json::value& value, T& out) {
        using namespace detail;
        if constexpr (std::is_same_v<T, bool>) {
            if (!value.is_bool()) return fail("must be true or false");
            out = value.get_bool();
        } else if constexpr (std::is_same_v<T, int64_t>) {
            if (!value.is_int64()) return fail("must be a whole number");
            out = value.get_int64();
        } else if constexpr (is_id<T>::value) {
            if (!read(value, out.value)) return false;
            if (out.value < 1 || out.value > id_max) return fail("must be a number from 1 on");
        } else if constexpr (std::is_same_v<T, Money>) {
            if (!read(value, out.cents)) return false;
            if (out.cents > 100'000'000 || out.cents < -100'000'000) return fail("is out of range");
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (!value.is_string()) return fail("must be a text");
            // PostgreSQL keeps no NUL in a text, and no paper prints one.
            if (value.get_string().find('\0') != boost::json::string::npos)
                return fail("must not contain the character NUL");
            out.assign(value.get_string().data(), value.get_string().size());
        } else if constexpr (std::is_same_v<T, Text>) {
            return read_text(value, out);
        } else if constexpr (std::is_enum_v<T>) {
            return read_enum(value, out);
        } else if constexpr (is_optional<T>::value) {
            return read(value, out.emplace());
        } else if constexpr (is_vector<T>::value) {
            return read_list(value, out);
        } else {
            return read_struct(value, out);
        }
        return true;
    }
    bool fail(std::string_view what);
    const Problem& problem() const { return problem_; }

private:
    template <class T>
    bool read_enum(const boost::json::value& value, T& out) {
        if (value.is_string() &&
            boost::describe::enum_from_string(std::string(value.get_string()).c_str(), out))
            return true;
        return fail("is not one of the words of the contract");
    }
    template <class T>
    bool read_list(const boost::json::value& value, std::vector<T>& out) {
        if (!value.is_array()) return fail("must be a list");
        const auto& list = value.get_array();
        if (list.size() > list_max<T>) return fail("is too long");
        out.resize(list.size());
        for (size_t i = 0; i < list.size(); ++i) {
            const size_t before = step_into(std::to_string(i));
            if (!read(list[i], out[i])) return false;
            path_.resize(before);
        }
        return true;
    }
    template <class T>
    bool read_struct(const boost::json::value& value, T& out) {
        if (!value.is_object()) return fail("must be an object");
        const auto& object = value.get_object();
        size_t known = 0;
        bool ok = true;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto member) {
                if (!ok) return;
                using Field = std::remove_reference_t<decltype(out.*member.pointer)>;
                const auto* found = object.if_contains(member.name);
                if (found == nullptr) {
                    // Optional fields and lists may be left out; everything else must be there.
                    bool needed = !detail::is_optional<Field>::value;
                    if constexpr (detail::is_vector<Field>::value)
                        needed = lists_required<T>.find(" " + std::string(member.name) + " ") !=
                                 std::string_view::npos;
                    if (needed) {
                        step_into(member.name);
                        ok = fail("is missing");
                    }
                    return;
                }
                ++known;
                const size_t before = step_into(member.name);
                ok = read(*found, out.*member.pointer);
                if (ok) path_.resize(before);
            });
        if (!ok) return false;
        if (known != object.size()) return fail_unknown<T>(object);
        return true;
    }
    template <class T>
    bool fail_unknown(const boost::json::object& object) {
        for (const auto& [key, unused] : object) {
            bool known = false;
            boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
                [&](auto member) { known = known || key == member.name; });
            if (!known) {
                step_into(std::string_view(key.data(), key.size()).substr(0, 60));
                break;
            }
        }
        return fail("is not a field of the contract");
    }
    bool read_text(const boost::json::value& value, Text& out);
    size_t step_into(std::string_view name);

    std::string path_;
    Problem problem_;
};

template <class T>
Result<T> decode(std::string_view text) {
    // All that is read is copied into T, so an ordinary request needs no memory but this.
    unsigned char room[4096];
    boost::json::monotonic_resource memory(room, sizeof room);
    const auto value = parse(text, &memory);
    if (!value) return value.refusal();
    T out{};
    Reader reader;
    if (!reader.read(*value, out)) return malformed(reader.problem());
    return out;
}

// Writes compact JSON without building a tree.
class Writer {
public:
    explicit Writer(size_t reserve = 512) { out_.reserve(reserve); }

    template <class T>
    Writer& value(const T& v) {
        using namespace detail;
        if constexpr (std::is_same_v<T, bool>) {
            separate();
            out_ += v ? "true" : "false";
        } else if constexpr (std::is_integral_v<T>) {
            number(static_cast<int64_t>(v));
        } else if constexpr (is_id<T>::value) {
            number(v.value);
        } else if constexpr (std::is_same_v<T, Money>) {
            number(v.cents);
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            string(v);
        } else if constexpr (std::is_same_v<T, Text>) {
            text(v);
        } else if constexpr (std::is_same_v<T, Language>) {
            string(code_of(v));
        } else if constexpr (std::is_enum_v<T>) {
            string(boost::describe::enum_to_string(v, ""));
        } else if constexpr (is_optional<T>::value) {
            if (!v) {
                separate();
                out_ += "null";
            } else {
                value(*v);
            }
        } else if constexpr (is_vector<T>::value) {
            begin_list();
            for (const auto& item : v) value(item);
            end_list();
            return *this;
        } else {
            described(v);
            return *this;
        }
        comma_ = true;
        return *this;
    }
    template <class T>
    Writer& field(std::string_view name, const T& v) {
        key(name);
        return value(v);
    }
    Writer& begin() {
        open('{');
        return *this;
    }
    Writer& end() {
        close('}');
        return *this;
    }
    Writer& begin_list() {
        open('[');
        return *this;
    }
    Writer& end_list() {
        close(']');
        return *this;
    }
    Writer& begin(std::string_view name) {
        key(name);
        return begin();
    }
    Writer& begin_list(std::string_view name) {
        key(name);
        return begin_list();
    }
    Writer& null(std::string_view name) {
        key(name);
        out_ += "null";
        comma_ = true;
        return *this;
    }
    Writer& raw(std::string_view name, std::string_view json) {
        key(name);
        out_ += json;
        comma_ = true;
        return *this;
    }
    Writer& raw_value(std::string_view json) {
        separate();
        out_ += json;
        comma_ = true;
        return *this;
    }
    std::string take() { return std::move(out_); }

private:
    // Optional members that are empty are left out, not written as null.
    template <class T>
    void described(const T& v) {
        begin();
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto member) {
                const auto& item = v.*member.pointer;
                if constexpr (detail::is_optional<std::decay_t<decltype(item)>>::value) {
                    if (item) field(member.name, *item);
                } else {
                    field(member.name, item);
                }
            });
        end();
    }
    void separate() {
        if (comma_) out_ += ',';
        comma_ = false;
    }
    void key(std::string_view name);
    void open(char c) {
        separate();
        out_ += c;
    }
    void close(char c) {
        out_ += c;
        comma_ = true;
    }
    void number(int64_t n);
    void string(std::string_view s);
    void text(const Text& t);

    std::string out_;
    bool comma_ = false;
};

// What stands between the braces of an object: members for another one.
inline std::string members(std::string object) {
    ensure(object.size() >= 2 && object.front() == '{' && object.back() == '}', "an object");
    return object.substr(1, object.size() - 2);
}

template <class T>
std::string encode(const T& value) {
    Writer writer;
    writer.value(value);
    return writer.take();
}

}  // namespace guichet::json
