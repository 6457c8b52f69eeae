#include "boxoffice/sales/paper_words.h"

#include <fmt/format.h>

namespace guichet::sales {
namespace {

constexpr std::string_view weekdays[7][4] = {
    {"dimanche", "Sonntag", "domenica", "Sunday"},  {"lundi", "Montag", "lunedì", "Monday"},
    {"mardi", "Dienstag", "martedì", "Tuesday"},    {"mercredi", "Mittwoch", "mercoledì", "Wednesday"},
    {"jeudi", "Donnerstag", "giovedì", "Thursday"}, {"vendredi", "Freitag", "venerdì", "Friday"},
    {"samedi", "Samstag", "sabato", "Saturday"}};
constexpr std::string_view months[12][4] = {{"janvier", "Januar", "gennaio", "January"},
                                            {"février", "Februar", "febbraio", "February"},
                                            {"mars", "März", "marzo", "March"},
                                            {"avril", "April", "aprile", "April"},
                                            {"mai", "Mai", "maggio", "May"},
                                            {"juin", "Juni", "giugno", "June"},
                                            {"juillet", "Juli", "luglio", "July"},
                                            {"août", "August", "agosto", "August"},
                                            {"septembre", "September", "settembre", "September"},
                                            {"octobre", "Oktober", "ottobre", "October"},
                                            {"novembre", "November", "novembre", "November"},
                                            {"décembre", "Dezember", "dicembre", "December"}};
constexpr std::string_view methods[6][4] = {{"Espèces", "Bargeld", "Contanti", "Cash"},
                                            {"Carte", "Karte", "Carta", "Card"},
                                            {"TWINT", "TWINT", "TWINT", "TWINT"},
                                            {"Virement", "Überweisung", "Bonifico", "Bank transfer"},
                                            {"Gratuit", "Gratis", "Gratuito", "Free"},
                                            {"Réservation", "Reservation", "Prenotazione", "Reservation"}};

}  // namespace

std::string long_day(TimeMs at, std::string_view zone, Language language) {
    const std::string day = day_of(at, zone);
    const auto l = static_cast<size_t>(language);
    const int month = (day[5] - '0') * 10 + day[6] - '0', date = (day[8] - '0') * 10 + day[9] - '0';
    return fmt::format("{} {}{} {} {}", weekdays[weekday_of(at, zone)][l], date,
                       language == Language::de ? "." : "", months[month - 1][l], day.substr(0, 4));
}

std::string short_time(TimeMs at, std::string_view zone) {
    const std::string day = day_of(at, zone);
    return fmt::format("{}.{}.{} {}:{:02}", day.substr(8, 2), day.substr(5, 2), day.substr(0, 4),
                       clock_of(at, zone), at / 1000 % 60);
}

std::string rate_text(int64_t rate_bp) {
    return rate_bp % 10 == 0 ? fmt::format("{}.{} %", rate_bp / 100, rate_bp / 10 % 10)
                             : fmt::format("{}.{:02} %", rate_bp / 100, rate_bp % 100);
}

std::string_view method_word(registers::Method method, Language language) {
    return methods[static_cast<size_t>(method)][static_cast<size_t>(language)];
}

std::string_view fee_word(Language language) {
    constexpr std::string_view words[] = {"Frais d’annulation", "Stornogebühr", "Spese di annullamento",
                                          "Cancellation fee"};
    return words[static_cast<size_t>(language)];
}

std::string_view rounding_word(Language language) {
    constexpr std::string_view words[4] = {"Arrondi", "Rundung", "Arrotondamento", "Rounding"};
    return words[static_cast<size_t>(language)];
}

}  // namespace guichet::sales
