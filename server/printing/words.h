#pragma once
// Every fixed word of a paper in four languages. A word is built at compile time from exactly four
// sentences, none empty: a missing language does not compile.

#include <string>
#include <string_view>

#include "printing/document.h"

namespace guichet::printing {

class Said {
public:
    consteval Said(std::string_view fr, std::string_view de, std::string_view it, std::string_view en)
        : fr_(fr), de_(de), it_(it), en_(en) {
        if (fr.empty() || de.empty() || it.empty() || en.empty()) throw "a language says nothing";
    }

    // No default: a fifth language does not compile until every word knows it.
    constexpr std::string_view in(Language language) const {
        switch (language) {
            case Language::fr:
                return fr_;
            case Language::de:
                return de_;
            case Language::it:
                return it_;
            case Language::en:
                return en_;
        }
        return fr_;  // unreachable: all languages are above
    }

private:
    std::string_view fr_, de_, it_, en_;
};

namespace words {

// Ticket
inline constexpr Said ticket_number{"Billet n°", "Ticket Nr.", "Biglietto n.", "Ticket no."};
inline constexpr Said sale_number{"Vente n°", "Verkauf Nr.", "Vendita n.", "Sale no."};
inline constexpr Said zone{"Zone", "Bereich", "Settore", "Area"};
inline constexpr Said row{"Rang", "Reihe", "Fila", "Row"};
inline constexpr Said seat{"Place", "Platz", "Posto", "Seat"};
inline constexpr Said unnumbered{"Placement libre", "Freie Platzwahl", "Posti non numerati",
                                 "Unreserved seating"};
inline constexpr Said tariff{"Tarif", "Tarif", "Tariffa", "Tariff"};
inline constexpr Said category{"Catégorie", "Kategorie", "Categoria", "Category"};
inline constexpr Said only_category{"Catégorie unique", "Einheitskategorie", "Categoria unica",
                                    "Single category"};
inline constexpr Said price{"Prix", "Preis", "Prezzo", "Price"};
inline constexpr Said free_of_charge{"GRATUIT", "GRATIS", "GRATUITO", "FREE"};
inline constexpr Said holder{"Titulaire", "Inhaber/in", "Titolare", "Holder"};
inline constexpr Said proof{"Justificatif à présenter", "Nachweis vorzuweisen", "Documento da presentare",
                            "Proof to be shown"};
inline constexpr Said sold_at{"Vendu le", "Verkauft am", "Venduto il", "Sold on"};
inline constexpr Said sold_by{"Point de vente", "Verkaufsstelle", "Punto vendita", "Point of sale"};
inline constexpr Said organiser{"Organisateur", "Veranstalter", "Organizzatore", "Organiser"};
inline constexpr Said vat_number{"N° TVA", "MWST-Nr.", "N. IVA", "VAT no."};
inline constexpr Said show_at_door{
    "Présentez ce billet à l’entrée, imprimé ou sur votre écran. Le code ne s’utilise qu’une fois "
    ": "
    "ne le laissez ni copier ni photographier.",
    "Bitte am Eingang vorweisen, gedruckt oder auf dem Bildschirm. Der Code gilt nur einmal: "
    "lassen "
    "Sie ihn weder kopieren noch fotografieren.",
    "Presentare questo biglietto all’entrata, stampato o sullo schermo. Il codice vale una sola "
    "volta: non lasciatelo copiare o fotografare.",
    "Please show this ticket at the door, printed or on your screen. The code works only once: do "
    "not let anyone copy or photograph it."};
inline constexpr Said fold_here{
    "Pliez en quatre, le code reste entier", "In vier falten, der Code bleibt ganz",
    "Piegare in quattro, il codice resta intero", "Fold in four, the code stays whole"};

// Receipt
inline constexpr Said receipt{"Reçu", "Quittung", "Ricevuta", "Receipt"};
inline constexpr Said refund{"Remboursement", "Rückerstattung", "Rimborso", "Refund"};
inline constexpr Said correction{"Correction du paiement", "Zahlungskorrektur", "Correzione del pagamento",
                                 "Payment correction"};
inline constexpr Said cancellation{"Annulation", "Stornierung", "Annullamento", "Cancellation"};
inline constexpr Said reverses{"Concerne la vente n°", "Betrifft Verkauf Nr.", "Riguarda la vendita n.",
                               "Reverses sale no."};
inline constexpr Said date{"Date", "Datum", "Data", "Date"};
inline constexpr Said register_name{"Caisse", "Kasse", "Cassa", "Register"};
inline constexpr Said cashier{"Servi par", "Bedient von", "Servito da", "Served by"};
inline constexpr Said customer{"Client", "Kundschaft", "Cliente", "Customer"};
inline constexpr Said quantity{"Qté", "Menge", "Qtà", "Qty"};
inline constexpr Said label{"Désignation", "Bezeichnung", "Descrizione", "Description"};
inline constexpr Said unit_price{"Prix unitaire", "Einzelpreis", "Prezzo unitario", "Unit price"};
inline constexpr Said amount{"Montant", "Betrag", "Importo", "Amount"};
inline constexpr Said amounts_in{"Montants TVA comprise, en", "Beträge inkl. MWST, in",
                                 "Importi IVA inclusa, in", "Amounts including VAT, in"};
inline constexpr Said subtotal{"Sous-total", "Zwischensumme", "Subtotale", "Subtotal"};
inline constexpr Said rounding{"Arrondi", "Rundung", "Arrotondamento", "Rounding"};
inline constexpr Said total{"Total", "Total", "Totale", "Total"};
inline constexpr Said tendered{"Remis", "Gegeben", "Consegnato", "Tendered"};
inline constexpr Said change{"Rendu", "Rückgeld", "Resto", "Change"};
inline constexpr Said payment{"Paiement", "Zahlung", "Pagamento", "Payment"};
inline constexpr Said vat{"TVA", "MWST", "IVA", "VAT"};
inline constexpr Said vat_rate{"Taux", "Satz", "Aliquota", "Rate"};
inline constexpr Said vat_base{"Base HT", "Netto", "Imponibile", "Net"};
// Swiss LTVA 21: supplies excluded from the tax are not supplies at 0 %.
inline constexpr Said outside_vat{"hors TVA", "von der MWST ausgenommen", "escluso dall’IVA",
                                  "exempt from VAT"};
inline constexpr Said lines{"Nombre de lignes", "Anzahl Zeilen", "Numero di righe", "Number of lines"};
inline constexpr Said reprint{"Réimpression", "Nachdruck", "Ristampa", "Reprint"};
inline constexpr Said sequence{"N° signé", "Signierte Nr.", "N. firmato", "Signed no."};
inline constexpr Said signature{"Signature", "Signatur", "Firma", "Signature"};
inline constexpr Said hand_signature{"Signature :", "Unterschrift:", "Firma:", "Signature:"};
inline constexpr Said page{"Page", "Seite", "Pagina", "Page"};

// Both
inline constexpr Said copy{"DUPLICATA", "KOPIE", "COPIA", "COPY"};
inline constexpr Said training{"FORMATION", "SCHULUNG", "FORMAZIONE", "TRAINING"};
inline constexpr Said no_value{"SANS VALEUR", "OHNE WERT", "SENZA VALORE", "NO VALUE"};

}  // namespace words

// "18,00" or "1'234.50": the notation of the currency's home, without the currency.
std::string paper_amount(Money money, std::string_view currency, Language language);
// "CHF 18.00", "18,00 €", "€18.00".
std::string paper_money(Money money, std::string_view currency, Language language);
// The price of a ticket, or the word for free.
std::string paper_price(Money money, std::string_view currency, Language language);
// "DUPLICATA 2"; "" for the original.
std::string copy_text(int copy_number, Language language);
// "FORMATION – SANS VALEUR"; "" for a real paper.
std::string training_text(bool training, Language language);
std::string_view kind_text(ReceiptKind kind, Language language);
// "Rang : C" in French, "Reihe: C" elsewhere.
std::string labelled(const Said& label, std::string_view value, Language language);
// "Billet n° 17": the label already says that a number follows.
std::string numbered(const Said& label, std::string_view number, Language language);

}  // namespace guichet::printing
