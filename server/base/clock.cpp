#include "base/clock.h"

#include <charconv>

#include <date/tz.h>
#include <fmt/compile.h>

#include "base/ensure.h"

namespace guichet {
namespace {

// Nearly always the one asked for before.
const date::time_zone* zone_of(std::string_view name) {
    thread_local const date::time_zone* last = nullptr;
    if (last == nullptr || last->name() != name) last = date::locate_zone(std::string(name));
    return last;
}

auto local(TimeMs at, std::string_view zone) {
    return zone_of(zone)->to_local(date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{at}});
}

date::year_month_day parse(std::string_view day) {
    int y = 0, m = 0, d = 0;
    const char* p = day.data();
    if (day.size() == 10 && day[4] == '-' && day[7] == '-') {
        std::from_chars(p, p + 4, y);
        std::from_chars(p + 5, p + 7, m);
        std::from_chars(p + 8, p + 10, d);
    }
    return date::year{y} / date::month{static_cast<unsigned>(m)} / date::day{static_cast<unsigned>(d)};
}

std::string print(date::local_days days) {
    const date::year_month_day ymd{days};
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

}  // namespace

bool is_time_zone(std::string_view name) {
    try {
        return zone_of(name) != nullptr;
    } catch (const std::exception&) {
        return false;
    }
}

std::string day_of(TimeMs at, std::string_view zone) {
    return print(date::floor<date::days>(local(at, zone)));
}

std::string clock_of(TimeMs at, std::string_view zone) {
    const auto time = local(at, zone);
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(time - date::floor<date::days>(time));
    return fmt::format(FMT_COMPILE("{:02}:{:02}"), minutes.count() / 60, minutes.count() % 60);
}

int weekday_of(TimeMs at, std::string_view zone) {
    return static_cast<int>(date::weekday{date::floor<date::days>(local(at, zone))}.c_encoding());
}

bool is_day(std::string_view day) {
    const auto ymd = parse(day);
    return day.size() == 10 && ymd.ok() && static_cast<int>(ymd.year()) >= 1970 &&
           static_cast<int>(ymd.year()) < 9000 && print(date::local_days{ymd}) == day;
}

TimeMs start_of_day(std::string_view day, std::string_view zone) {
    ensure(is_day(day), "start_of_day was given something that is not a day");
    // On the day when the clock changes at midnight the first instant that exists is taken.
    const auto start = zone_of(zone)->to_sys(
        date::local_time<std::chrono::milliseconds>{date::local_days{parse(day)}}, date::choose::earliest);
    return start.time_since_epoch().count();
}

std::string day_after(std::string_view day, int days) {
    return print(date::local_days{parse(day)} + date::days{days});
}

}  // namespace guichet
