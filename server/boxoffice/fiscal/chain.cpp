#include "boxoffice/fiscal/chain.h"

#include <algorithm>
#include <tuple>

#include "base/bytes.h"
#include "base/ensure.h"
#include "base/json.h"

namespace guichet::fiscal {

void ByRate::add(std::string_view code, std::optional<int64_t> rate_bp, Money amount) {
    const auto before = [](const Part& part, const std::pair<std::string_view, std::optional<int64_t>>& key) {
        return std::tie(part.code, part.rate_bp) < std::tie(key.first, key.second);
    };
    const std::pair key{code, rate_bp};
    const auto at = std::lower_bound(parts_.begin(), parts_.end(), key, before);
    if (at != parts_.end() && at->code == code && at->rate_bp == rate_bp)
        at->amount += amount;
    else
        parts_.insert(at, {std::string(code), rate_bp, amount});
}

void ByRate::add(const ByRate& other) {
    for (const Part& part : other.parts_) add(part.code, part.rate_bp, part.amount);
}

std::string ByRate::render() const {
    json::Writer w;
    w.begin_list();
    for (const Part& part : parts_) {
        w.begin_list().value(part.code);
        if (part.rate_bp)
            w.value(*part.rate_bp);
        else
            w.raw_value("null");
        w.value(part.amount).end_list();
    }
    return w.end_list().take();
}

ByRate ByRate::parse(std::string_view rendered) {
    const auto list = json::parse(rendered);
    ensure(bool(list), "amounts by rate are a list");
    ByRate out;
    for (const auto& item : list->as_array()) {
        const auto& part = item.as_array();
        std::optional<int64_t> rate;
        if (!part.at(1).is_null()) rate = part.at(1).as_int64();
        out.add({part.at(0).as_string().data(), part.at(0).as_string().size()}, rate,
                {part.at(2).as_int64()});
    }
    return out;
}

Money ByRate::total() const {
    Money sum;
    for (const Part& part : parts_) sum += part.amount;
    return sum;
}

Document chained(const ChainEnd& end, Document document) {
    document.seq = end.seq + 1;
    document.net = end.net + document.total;
    document.absolute = end.absolute + (document.total.cents < 0 ? -document.total : document.total);
    return document;
}

std::string signed_text(const Document& d, std::string_view signature_before) {
    json::Writer w(256);
    w.begin_list()
        .value("guichet-document-1")
        .value(d.at_register)
        .value(d.seq)
        .value(d.kind)
        .value(d.sale_number)
        .value(d.entry)
        .value(d.at_ms)
        .value(d.total)
        .raw_value(d.by_rate)
        .value(d.net)
        .value(d.absolute)
        .value(hex(signature_before));
    return w.end_list().take();
}

std::string extract_of(std::string_view signature) {
    const std::string text = base64url(signature);
    std::string out;
    for (const size_t at : {3, 7, 13, 19})
        if (at <= text.size()) out += text[at - 1];
    return out;
}

}  // namespace guichet::fiscal
