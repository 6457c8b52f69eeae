#pragma once
// What stands on the slips of the books, in the four languages.

#include <string_view>

#include "base/text.h"

namespace guichet::books::words {

struct Said {
    std::string_view in_language[4];
    std::string in(Language language) const {
        return std::string(in_language[static_cast<size_t>(language)]);
    }
};

inline constexpr Said report{{"Rapport X", "Bericht X", "Rapporto X", "Report X"}};
inline constexpr Said statement{{"Clôture Z", "Abschluss Z", "Chiusura Z", "Closing Z"}};
inline constexpr Said at_register{{"Caisse", "Kasse", "Cassa", "Register"}};
inline constexpr Said opened{{"Ouverture", "Eröffnung", "Apertura", "Opened"}};
inline constexpr Said closed{{"Clôture", "Abschluss", "Chiusura", "Closed"}};
inline constexpr Said until{{"État au", "Stand", "Situazione al", "As of"}};
inline constexpr Said by_clock{{"automatique", "automatisch", "automatica", "automatic"}};
inline constexpr Said forced{{"clôturée par un responsable", "durch die Leitung abgeschlossen",
                              "chiusa da un responsabile", "closed by a manager"}};
inline constexpr Said documents{{"Documents", "Belege", "Documenti", "Documents"}};
inline constexpr Said sales{{"Ventes", "Verkäufe", "Vendite", "Sales"}};
inline constexpr Said refunds{{"Remboursements", "Erstattungen", "Rimborsi", "Refunds"}};
inline constexpr Said corrections{
    {"Corrections de paiement", "Zahlungskorrekturen", "Correzioni di pagamento", "Payment corrections"}};
inline constexpr Said numbers{{"Numéros", "Nummern", "Numeri", "Numbers"}};
inline constexpr Said signed_numbers{
    {"Numéros signés", "Signierte Nummern", "Numeri firmati", "Signed numbers"}};
inline constexpr Said copies{{"Réimpressions", "Nachdrucke", "Ristampe", "Reprints"}};
inline constexpr Said takings{{"Recettes", "Einnahmen", "Incassi", "Takings"}};
inline constexpr Said rounding{{"Arrondis", "Rundungen", "Arrotondamenti", "Rounding"}};
inline constexpr Said fees{
    {"dont frais retenus", "davon Gebühren", "di cui spese trattenute", "of which fees kept"}};
inline constexpr Said by_method{
    {"Par moyen de paiement", "Nach Zahlungsart", "Per mezzo di pagamento", "By way of payment"}};
inline constexpr Said by_tariff{{"Par tarif", "Nach Tarif", "Per tariffa", "By tariff"}};
inline constexpr Said by_screening{{"Par séance", "Nach Vorstellung", "Per spettacolo", "By screening"}};
inline constexpr Said by_vat{{"TVA", "MWST", "IVA", "VAT"}};
inline constexpr Said vat_excluded{
    {"hors TVA", "von der MWST ausgenommen", "escluso dall’IVA", "exempt from VAT"}};
inline constexpr Said of_which_vat{{"dont TVA", "davon MWST", "di cui IVA", "of which VAT"}};
inline constexpr Said by_user{{"Par personne", "Nach Person", "Per persona", "By person"}};
inline constexpr Said cash{{"Tiroir-caisse", "Kassenschublade", "Cassetto", "Drawer"}};
inline constexpr Said float_amount{{"Fonds de caisse", "Kassenstock", "Fondo cassa", "Float"}};
inline constexpr Said cash_sales{{"Ventes en espèces", "Barverkäufe", "Vendite in contanti", "Cash sales"}};
inline constexpr Said cash_refunds{
    {"Remboursements en espèces", "Barerstattungen", "Rimborsi in contanti", "Cash refunds"}};
inline constexpr Said cash_corrections{{"Corrections", "Korrekturen", "Correzioni", "Corrections"}};
inline constexpr Said cash_in{{"Apports", "Einlagen", "Versamenti", "Cash in"}};
inline constexpr Said cash_out{{"Retraits", "Entnahmen", "Prelievi", "Cash out"}};
inline constexpr Said expected{{"Attendu", "Soll", "Atteso", "Expected"}};
inline constexpr Said counted{{"Compté", "Gezählt", "Contato", "Counted"}};
inline constexpr Said not_counted{{"non compté", "nicht gezählt", "non contato", "not counted"}};
inline constexpr Said difference{{"Différence", "Differenz", "Differenza", "Difference"}};
inline constexpr Said withdrawn{
    {"Prélevé à la clôture", "Beim Abschluss entnommen", "Prelevato alla chiusura", "Taken out at closing"}};
inline constexpr Said left{
    {"Reste dans le tiroir", "Bleibt in der Kasse", "Resta nel cassetto", "Left in the drawer"}};
inline constexpr Said comment{{"Commentaire", "Bemerkung", "Commento", "Comment"}};
inline constexpr Said movements{{"Mouvements", "Bewegungen", "Movimenti", "Movements"}};
inline constexpr Said movement_in{
    {"Apport de caisse", "Kasseneinlage", "Versamento in cassa", "Cash put in"}};
inline constexpr Said movement_out{
    {"Retrait de caisse", "Kassenentnahme", "Prelievo di cassa", "Cash taken out"}};
inline constexpr Said movement_back{{"Annulation d’un mouvement", "Rücknahme einer Bewegung",
                                     "Annullamento di un movimento", "Movement taken back"}};
inline constexpr Said number{{"N°", "Nr.", "N.", "No."}};
inline constexpr Said concerns{{"Concerne n°", "Betrifft Nr.", "Riguarda n.", "Refers to no."}};
inline constexpr Said made{{"Date", "Datum", "Data", "Date"}};
inline constexpr Said amount{{"Montant", "Betrag", "Importo", "Amount"}};
inline constexpr Said reason{{"Motif", "Grund", "Motivo", "Reason"}};
inline constexpr Said perpetual{{"Totaux perpétuels de la caisse", "Fortlaufende Summen der Kasse",
                                 "Totali perpetui della cassa", "Perpetual totals of the register"}};
inline constexpr Said net{{"Net", "Netto", "Netto", "Net"}};
inline constexpr Said absolute{{"Absolu", "Absolut", "Assoluto", "Absolute"}};
inline constexpr Said total{{"Total", "Total", "Totale", "Total"}};

}  // namespace guichet::books::words
