#pragma once
// The words of statements and reports on paper and in files, in four languages.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/money.h"
#include "base/text.h"

namespace guichet::reports {

using Word = std::array<std::string_view, language_codes.size()>;  // fr, de, it, en

inline std::string said(const Word& word, Language language) {
    return std::string(word[static_cast<size_t>(language)]);
}
Text in_all_languages(const Word& word);

// Of the contract's words; a word that is not known stands as it is.
const Word& word_of_line(std::string_view kind);
std::string state_word(std::string_view state, Language language);
std::string kind_word(std::string_view kind, Language language);
std::string method_name(std::string_view method, Language language);
std::string rate_name(const std::optional<int64_t>& rate_bp, Language language);  // "8.1 %", "hors TVA"
std::string plain_amount(Money amount);  // "-12.35": point, no grouping, no currency

namespace words {

inline constexpr Word statement{"Relevé des ventes", "Verkaufsliste", "Elenco delle vendite",
                                "Statement of sales"};
inline constexpr Word takings{"Bordereau de recettes", "Einnahmenabrechnung", "Borderò degli incassi",
                              "Takings statement"};
inline constexpr Word number{"N°", "Nr.", "N.", "No."};
inline constexpr Word day{"Date", "Datum", "Data", "Date"};
inline constexpr Word time{"Heure", "Zeit", "Ora", "Time"};
inline constexpr Word kind{"Document", "Beleg", "Documento", "Document"};
inline constexpr Word state{"État", "Status", "Stato", "State"};
inline constexpr Word salepoint{"Point de vente", "Verkaufsstelle", "Punto vendita", "Point of sale"};
inline constexpr Word at_register{"Caisse", "Kasse", "Cassa", "Register"};
inline constexpr Word user{"Vendu par", "Verkauft von", "Venduto da", "Sold by"};
inline constexpr Word customer{"Client", "Kundschaft", "Cliente", "Customer"};
inline constexpr Word title{"Désignation", "Bezeichnung", "Descrizione", "Description"};
inline constexpr Word event_day{"Séance, date", "Vorstellung, Datum", "Spettacolo, data", "Event, date"};
inline constexpr Word event_time{"Séance, heure", "Vorstellung, Zeit", "Spettacolo, ora", "Event, time"};
inline constexpr Word room{"Salle", "Saal", "Sala", "Room"};
inline constexpr Word tariff{"Tarif", "Tarif", "Tariffa", "Tariff"};
inline constexpr Word quantity{"Qté", "Menge", "Qtà", "Qty"};
inline constexpr Word price{"Prix", "Preis", "Prezzo", "Price"};
inline constexpr Word amount{"Montant", "Betrag", "Importo", "Amount"};
inline constexpr Word unpaid{"Non encaissé", "Nicht einkassiert", "Non incassato", "Not paid"};
inline constexpr Word vat{"TVA", "MWST", "IVA", "VAT"};
inline constexpr Word vat_rate{"Taux", "Satz", "Aliquota", "Rate"};
inline constexpr Word methods{"Paiement", "Zahlung", "Pagamento", "Payment"};
inline constexpr Word reverses{"Concerne n°", "Betrifft Nr.", "Riguarda n.", "Refers to no."};
inline constexpr Word first_ticket{"Premier billet", "Erstes Ticket", "Primo biglietto", "First ticket"};
inline constexpr Word last_ticket{"Dernier billet", "Letztes Ticket", "Ultimo biglietto", "Last ticket"};
inline constexpr Word sold{"Vendus", "Verkauft", "Venduti", "Sold"};
inline constexpr Word free{"Gratuits", "Gratis", "Gratuiti", "Free"};
inline constexpr Word refunded{"Remboursés", "Rückerstattet", "Rimborsati", "Refunded"};
inline constexpr Word capacity{"Capacité", "Plätze", "Capienza", "Capacity"};
inline constexpr Word entered{"Entrés", "Eingetreten", "Entrati", "Entered"};
inline constexpr Word checks{"Contrôle", "Kontrolle", "Controllo", "Check"};
inline constexpr Word check_holds{"concorde", "stimmt", "concorda", "agrees"};
inline constexpr Word check_fails{"NE CONCORDE PAS", "STIMMT NICHT", "NON CONCORDA", "DOES NOT AGREE"};
inline constexpr Word total{"Total", "Total", "Totale", "Total"};
inline constexpr Word made_on{"Établi le", "Erstellt am", "Compilato il", "Made on"};
inline constexpr Word documents{"Documents", "Belege", "Documenti", "Documents"};
inline constexpr Word everything{"Tous les documents", "Alle Belege", "Tutti i documenti", "All documents"};

}  // namespace words
}  // namespace guichet::reports
