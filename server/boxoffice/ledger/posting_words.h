#pragma once
// What stands on a posting and above the columns of its file, in the four languages.

#include "boxoffice/reports/report_words.h"

namespace guichet::ledger::words {

using reports::Word;

inline constexpr Word day{"Date", "Datum", "Data", "Date"};
inline constexpr Word voucher{"Pièce", "Beleg", "Documento", "Voucher"};
inline constexpr Word debit{"Débit", "Soll", "Dare", "Debit"};
inline constexpr Word credit{"Crédit", "Haben", "Avere", "Credit"};
inline constexpr Word amount{"Montant", "Betrag", "Importo", "Amount"};
inline constexpr Word vat_code{"Code TVA", "MWST-Code", "Codice IVA", "VAT code"};
inline constexpr Word vat_rate{"Taux TVA", "MWST-Satz", "Aliquota IVA", "VAT rate"};
inline constexpr Word text{"Texte", "Text", "Testo", "Text"};

inline constexpr Word paid{"Encaissé", "Einkassiert", "Incassato", "Taken"};
inline constexpr Word revenue{"Recettes", "Ertrag", "Ricavi", "Revenue"};
inline constexpr Word fees{"Frais retenus", "Einbehaltene Gebühren", "Spese trattenute", "Fees kept"};
inline constexpr Word vat{"TVA due", "Geschuldete MWST", "IVA dovuta", "VAT due"};
inline constexpr Word rounding{"Arrondis d’espèces", "Bargeldrundungen", "Arrotondamenti dei contanti",
                               "Rounding of cash"};
inline constexpr Word opening_float{"Fonds de caisse", "Kassenstock", "Fondo cassa", "Float"};
inline constexpr Word cash_in{"Apport", "Einlage", "Versamento", "Cash in"};
inline constexpr Word cash_out{"Retrait", "Entnahme", "Prelievo", "Cash out"};
inline constexpr Word taken_back{"Annulation", "Rücknahme", "Annullamento", "Taken back"};
inline constexpr Word withdrawal{"Prélevé à la clôture", "Beim Abschluss entnommen",
                                 "Prelevato alla chiusura", "Taken out at closing"};
inline constexpr Word difference{"Différence de caisse", "Kassendifferenz", "Differenza di cassa",
                                 "Drawer difference"};

}  // namespace guichet::ledger::words
