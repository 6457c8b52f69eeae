#include "samples.h"

#include <ostream>
#include <string_view>

namespace guichet::printing {

void PrintTo(Stock stock, std::ostream* out) { *out << samples::name_of(stock); }

}  // namespace guichet::printing

namespace guichet::printing::samples {

namespace {

struct LocalTexts {
    const char* starts_on;
    const char* starts_at;
    const char* title;
    const char* section;
    const char* room;
    const char* zone;
    const char* tariff;
    const char* category;
    const char* sold_at;
    const char* sold_by;
    const char* proof;
    const char* cash;
    const char* card;
    const char* drink;
};

LocalTexts texts_of(Language language) {
    switch (language) {
        case Language::fr:
            return {"Vendredi 3 juillet 2026",
                    "20h30",
                    "L’Été des âmes égarées",
                    "Compétition internationale",
                    "Salle 2",
                    "Parterre",
                    "Étudiant",
                    "A",
                    "28.06.2026 14:05:09",
                    "Caisse 1, foyer",
                    "carte d’étudiant en cours de validité",
                    "Espèces",
                    "Carte",
                    "Bière pression 3 dl"};
        case Language::de:
            return {"Freitag, 3. Juli 2026",
                    "20.30 Uhr",
                    "Der Sommer der verirrten Seelen",
                    "Internationaler Wettbewerb",
                    "Großer Saal",
                    "Parkett",
                    "Studierende",
                    "A",
                    "28.06.2026 14:05:09",
                    "Kasse 1, Foyer",
                    "gültiger Studierendenausweis",
                    "Bargeld",
                    "Karte",
                    "Süßmost, 3 dl"};
        case Language::it:
            return {"Venerdì 3 luglio 2026",
                    "20:30",
                    "L’estate delle anime perdute",
                    "Concorso internazionale",
                    "Sala 2",
                    "Platea",
                    "Studenti",
                    "A",
                    "28.06.2026 14:05:09",
                    "Cassa 1, ingresso",
                    "tessera di studente valida",
                    "Contanti",
                    "Carta",
                    "Birra alla spina 3 dl"};
        case Language::en:
            return {"Friday 3 July 2026",
                    "8.30 pm",
                    "The Summer of Stray Souls",
                    "International competition",
                    "Screen 2",
                    "Stalls",
                    "Student",
                    "A",
                    "28.06.2026 14:05:09",
                    "Register 1, foyer",
                    "valid student card",
                    "Cash",
                    "Card",
                    "Draught beer 3 dl"};
    }
    return {};
}

Operator issuer() {
    return {.name = "Cinéma Le Capitole SA",
            .address = "Rue Neuve 15, 2502 Biel/Bienne",
            .vat_number = "CHE-123.456.789 MWST"};
}

}  // namespace

std::string signed_code() {
    constexpr std::string_view letters = "6BF0B3K%P:*E 2V7$OA+5T9./QZ8N1HJ-4CXWDYRIUGLMS0F";
    std::string code;
    while (code.size() < 147) code += letters[(code.size() * 5 + code.size() / 48) % letters.size()];
    return code;
}

Ticket ticket(Language language) {
    const LocalTexts texts = texts_of(language);
    return {.language = language,
            .issuer = issuer(),
            .title = texts.title,
            .section = texts.section,
            .building = "Le Capitole",
            .room = texts.room,
            .starts_on = texts.starts_on,
            .starts_at = texts.starts_at,
            .seat = Seat{.zone = texts.zone, .row = "C", .number = "12"},
            .tariff = texts.tariff,
            .category = texts.category,
            .price = {1450},
            .currency = "CHF",
            .number = "2026-004217",
            .sale_number = "10587",
            .sold_at = texts.sold_at,
            .sold_by = texts.sold_by,
            .eligibility = texts.proof,
            .holder = "Zoë Müller-Çelik",
            .code = signed_code(),
            .copy_number = 0,
            .training = false};
}

Ticket free_ticket(Language language) {
    Ticket free = ticket(language);
    free.price = {0};
    free.seat.reset();
    free.category.clear();
    free.section.clear();
    free.eligibility.clear();
    free.holder.reset();
    return free;
}

Receipt sale(Language language) {
    const LocalTexts texts = texts_of(language);
    Receipt receipt;
    receipt.language = language;
    receipt.issuer = issuer();
    receipt.sale_number = "10587";
    receipt.sold_at = texts.sold_at;
    receipt.register_name = texts.sold_by;
    receipt.cashier = "Anaïs";
    receipt.currency = "CHF";
    receipt.lines = {
        {.label = texts.title,
         .detail = std::string(texts.starts_on) + ", " + texts.starts_at + ", " + texts.tariff,
         .quantity = 2,
         .unit = {1450},
         .amount = {2900},
         .vat_code = "X"},
        {.label = texts.drink, .detail = "", .quantity = 3, .unit = {653}, .amount = {1959}, .vat_code = "A"},
        {.label = "Popcorn", .detail = "XL", .quantity = 1, .unit = {780}, .amount = {780}, .vat_code = "B"}};
    receipt.rounding = {1};
    receipt.total = {5640};
    receipt.payments = {
        {.method = texts.cash, .amount = {5640}, .tendered = Money{6000}, .change = Money{360}}};
    receipt.vat = {{.code = "A", .rate = "8.1 %", .base = {1812}, .vat = {147}},
                   {.code = "B", .rate = "2.6 %", .base = {760}, .vat = {20}},
                   {.code = "X", .rate = std::nullopt, .base = {2900}, .vat = {0}}};
    receipt.software = "Guichet 1.0.0";
    receipt.fiscal = {
        .sequence = "V-000815", .signature_extract = "aK7Z", .attestation = "Attestation G-2026-01"};
    receipt.code = "R10587";
    return receipt;
}

Receipt refund(Language language) {
    const LocalTexts texts = texts_of(language);
    Receipt receipt = sale(language);
    receipt.kind = ReceiptKind::refund;
    receipt.sale_number = "10602";
    receipt.code = "R10602";
    receipt.reverses_sale_number = "10587";
    receipt.customer = "Zoë Müller-Çelik";
    receipt.lines.resize(1);
    receipt.lines[0].quantity = -1;
    receipt.lines[0].amount = {-1450};
    receipt.rounding = {0};
    receipt.total = {-1450};
    receipt.payments = {
        {.method = texts.card, .amount = {-1450}, .tendered = std::nullopt, .change = std::nullopt}};
    receipt.vat = {{.code = "X", .rate = std::nullopt, .base = {-1450}, .vat = {0}}};
    return receipt;
}

Receipt long_sale(Language language, int lines) {
    Receipt receipt = sale(language);
    const ReceiptLine first = receipt.lines.front();
    receipt.lines.clear();
    for (int i = 1; i <= lines; ++i) {
        receipt.lines.push_back(first);
        receipt.lines.back().label += " <" + std::to_string(i) + ">";
    }
    receipt.rounding = {0};
    receipt.total = {2900L * lines};
    receipt.payments = {
        {.method = "TWINT", .amount = receipt.total, .tendered = std::nullopt, .change = std::nullopt}};
    receipt.vat = {{.code = "X", .rate = std::nullopt, .base = receipt.total, .vat = {0}}};
    return receipt;
}

std::string title_of_300_characters() {
    std::string title;
    for (int i = 1; title.size() < 296; ++i) title += "Mot" + std::to_string(i) + " sans fin, ";
    title.resize(296);
    return title + " FIN";
}

std::string word_of_300_letters() {
    std::string word;
    while (word.size() < 297) word += "Donaudampfschiff";
    word.resize(297);
    return word + "END";
}

std::vector<std::string> hostile_names() {
    using namespace std::string_literals;
    return {
        "Łukasz Żółć & Søren Ångström-Þór ß ÿ"s,
        "שלום עולם 12"s,
        "محمد بن سلمان (٣)"s,
        "Zoé 🎬😀 🎟️ fin"s,
        "Z\u0335\u0321\u0322\u0327\u0328\u0315\u0316a\u0300\u0301\u0302\u0303\u0304l\u0338\u0347\u0348go"s,
        "\u202Egnp.exe\u202C normal"s,
        "Ana\x1Bp\x00\x32\xFA drawer"s,
        "<CB><p>^XA^FD~JR"s,
        "a\nb\tc\rd\x7F\x08"
        "e"s,
        "broken \xC3\x28 \xF0\x9F\x98 \xFF end"s,
        "\u0441\u043F\u0435\u043A\u0442\u0430\u043A\u043B\u044C Ωμέγα"s,
        "e\u0301te\u0301 de\u0301compose\u0301"s,
        "💩"s,
        "\x1D(k\x03\x00"
        "1Q0"s,
        "\x1DV\x00 cut \x10\x14\x01\x00\x05"s,
        "<b>&amp;</b> %s %n \\ (paren) /Name"s};
}

std::string name_of(Language language) { return std::string(code_of(language)); }

std::string name_of(Stock stock) {
    switch (stock) {
        case Stock::a4:
            return "a4";
        case Stock::roll80:
            return "roll80";
        case Stock::stock_2x5:
            return "stock_2x5";
    }
    return "?";
}

}  // namespace guichet::printing::samples
