#include "printing/words.h"

#include <cstdint>

namespace guichet::printing {

namespace {

struct Notation {
    std::string_view decimal;
    std::string_view thousands;
};

// Swiss francs are written the Swiss way in every language.
Notation notation_of(std::string_view currency, Language language) {
    if (currency == "CHF") return {".", "’"};
    switch (language) {
        case Language::fr:
            return {",", "\u00A0"};
        case Language::de:
        case Language::it:
            return {",", "."};
        case Language::en:
            return {".", ","};
    }
    return {".", "’"};
}

std::string grouped(std::uint64_t units, std::string_view separator) {
    std::string digits = std::to_string(units);
    for (std::size_t end = digits.size(); end > 3;) {
        end -= 3;
        digits.insert(end, separator);
    }
    return digits;
}

}  // namespace

std::string paper_amount(Money money, std::string_view currency, Language language) {
    const Notation notation = notation_of(currency, language);
    // The smallest int64 has no positive twin; unsigned arithmetic has room for it.
    const std::uint64_t size = money.cents < 0 ? 0 - static_cast<std::uint64_t>(money.cents)
                                               : static_cast<std::uint64_t>(money.cents);
    std::string text = money.cents < 0 ? "-" : "";
    text += grouped(size / 100, notation.thousands);
    text += notation.decimal;
    text += static_cast<char>('0' + size % 100 / 10);
    text += static_cast<char>('0' + size % 10);
    return text;
}

std::string paper_money(Money money, std::string_view currency, Language language) {
    const std::string amount = paper_amount(money, currency, language);
    if (currency != "EUR") return std::string(currency) + "\u00A0" + amount;
    if (language != Language::en) return amount + "\u00A0€";
    return money.cents < 0 ? "-€" + amount.substr(1) : "€" + amount;
}

std::string paper_price(Money money, std::string_view currency, Language language) {
    if (money.cents == 0) return std::string(words::free_of_charge.in(language));
    return paper_money(money, currency, language);
}

std::string copy_text(int copy_number, Language language) {
    if (copy_number <= 0) return {};
    return std::string(words::copy.in(language)) + "\u00A0" + std::to_string(copy_number);
}

std::string training_text(bool training, Language language) {
    if (!training) return {};
    return std::string(words::training.in(language)) + " – " + std::string(words::no_value.in(language));
}

std::string_view kind_text(ReceiptKind kind, Language language) {
    switch (kind) {
        case ReceiptKind::sale:
            return words::receipt.in(language);
        case ReceiptKind::refund:
            return words::refund.in(language);
        case ReceiptKind::cancellation:
            return words::cancellation.in(language);
        case ReceiptKind::correction:
            return words::correction.in(language);
    }
    return words::receipt.in(language);
}

std::string labelled(const Said& label, std::string_view value, Language language) {
    std::string text(label.in(language));
    text += language == Language::fr ? "\u00A0: " : ": ";
    text += value;
    return text;
}

std::string numbered(const Said& label, std::string_view number, Language language) {
    return std::string(label.in(language)) + "\u00A0" + std::string(number);
}

}  // namespace guichet::printing
