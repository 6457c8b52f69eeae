#pragma once
// Numbers given by the server, one type per kind of thing, so that a register never fits a user.

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace guichet {

template <class Tag>
struct Id {
    int64_t value = 0;  // 0 = none; given ids start at 1

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(Id, Id) = default;
};

// From a path segment; false for anything but a number from 1 on.
template <class Tag>
bool parse_id(std::string_view text, Id<Tag>& id) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    return error == std::errc() && end == text.data() + text.size() && id.value > 0;
}

using UserId = Id<struct UserTag>;
using SalepointId = Id<struct SalepointTag>;
using RegisterId = Id<struct RegisterTag>;
using RegisterSessionId = Id<struct RegisterSessionTag>;
using WorkId = Id<struct WorkTag>;
using SectionId = Id<struct SectionTag>;
using RoomId = Id<struct RoomTag>;
using ScreeningId = Id<struct ScreeningTag>;
using QuotaId = Id<struct QuotaTag>;
using GridId = Id<struct GridTag>;
using TariffId = Id<struct TariffTag>;
using SeatMapId = Id<struct SeatMapTag>;  // one version of a map
using SeatId = Id<struct SeatTag>;        // place of a seat in its map, from 1 on

}  // namespace guichet

template <class Tag>
struct std::hash<guichet::Id<Tag>> {
    size_t operator()(guichet::Id<Tag> id) const noexcept { return std::hash<int64_t>{}(id.value); }
};
