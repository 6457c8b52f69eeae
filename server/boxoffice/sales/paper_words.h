#pragma once
// Dates, rates and payment methods as they are printed, in the customer's language.

#include <string>

#include "base/clock.h"
#include "base/text.h"
#include "boxoffice/registers/register.h"

namespace guichet::sales {

std::string long_day(TimeMs at, std::string_view zone, Language language);  // "vendredi 3 juillet 2026"
std::string short_time(TimeMs at, std::string_view zone);                   // "24.11.2026 18:04:09"
std::string rate_text(int64_t rate_bp);                                     // "8.1 %"
std::string_view method_word(registers::Method method, Language language);
std::string_view rounding_word(Language language);
std::string_view fee_word(Language language);  // kept of what is given back

}  // namespace guichet::sales
