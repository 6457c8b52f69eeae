#pragma once

namespace guichet {

inline constexpr const char* version = "0.1.0";

}  // namespace guichet
