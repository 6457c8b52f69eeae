#include "boxoffice/reports/report_words.h"

#include <span>
#include <utility>

#include <fmt/format.h>

namespace guichet::reports {
namespace {

using Named = std::pair<std::string_view, Word>;

constexpr Named lines[] = {
    {"ticket", {"Billet", "Ticket", "Biglietto", "Ticket"}},
    {"fee", {"Frais retenus", "Einbehaltene Gebühr", "Spese trattenute", "Fee kept"}},
    {"rounding", {"Arrondi", "Rundung", "Arrotondamento", "Rounding"}},
};
constexpr Named states[] = {
    {"paid", {"payé", "bezahlt", "pagato", "paid"}},
    {"reserved", {"réservé", "reserviert", "riservato", "reserved"}},
    {"partly_refunded",
     {"remboursé en partie", "teilweise rückerstattet", "rimborsato in parte", "partly refunded"}},
    {"refunded", {"remboursé", "rückerstattet", "rimborsato", "refunded"}},
    {"cancelled", {"annulé", "storniert", "annullato", "cancelled"}},
    {"expired", {"échu", "verfallen", "scaduto", "expired"}},
};
constexpr Named kinds[] = {
    {"sale", {"Vente", "Verkauf", "Vendita", "Sale"}},
    {"refund", {"Remboursement", "Rückerstattung", "Rimborso", "Refund"}},
    {"correction", {"Correction", "Korrektur", "Correzione", "Correction"}},
};
constexpr Named methods[] = {
    {"cash", {"Espèces", "Bargeld", "Contanti", "Cash"}},
    {"card", {"Carte", "Karte", "Carta", "Card"}},
    {"twint", {"Twint", "Twint", "Twint", "Twint"}},
    {"transfer", {"Virement", "Überweisung", "Bonifico", "Transfer"}},
    {"free", {"Gratuit", "Gratis", "Gratuito", "Free"}},
    {"later", {"À payer", "Zahlbar später", "Da pagare", "To be paid"}},
};

std::string named(std::span<const Named> all, std::string_view wanted, Language language) {
    for (const auto& [name, word] : all)
        if (name == wanted) return said(word, language);
    return std::string(wanted);
}

}  // namespace

Text in_all_languages(const Word& word) {
    Text text;
    for (size_t i = 0; i < word.size(); ++i) text.in[i] = word[i];
    return text;
}

const Word& word_of_line(std::string_view kind) {
    for (const auto& [name, word] : lines)
        if (name == kind) return word;
    return lines[0].second;
}

std::string state_word(std::string_view state, Language language) { return named(states, state, language); }
std::string kind_word(std::string_view kind, Language language) { return named(kinds, kind, language); }
std::string method_name(std::string_view method, Language language) {
    return named(methods, method, language);
}

std::string rate_name(const std::optional<int64_t>& rate_bp, Language language) {
    constexpr Word outside{"hors TVA", "von der MWST ausgenommen", "escluso dall’IVA", "exempt from VAT"};
    if (!rate_bp) return said(outside, language);
    std::string text = fmt::format("{}.{:02}", *rate_bp / 100, *rate_bp % 100);
    if (text.ends_with('0')) text.pop_back();
    return text + " %";
}

std::string plain_amount(Money amount) {
    const int64_t size = amount.cents < 0 ? -amount.cents : amount.cents;
    return fmt::format("{}{}.{:02}", amount.cents < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace guichet::reports
