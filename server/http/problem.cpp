#include "http/problem.h"

#include "base/json.h"

namespace guichet::http {

Response problem(const Refusal& refusal, Language language, std::string_view currency,
                 std::string_view incident) {
    json::Writer w;
    w.begin()
        .field("type", "urn:guichet:refusal:" + std::string(refusal.code->code))
        .field("title", refusal.code->code)
        .field("status", refusal.code->status)
        .field("code", refusal.code->code)
        .field("detail", sentence_of(refusal, language, currency))
        .begin("params");
    for (const auto& [name, value] : refusal.params)
        std::visit([&, n = name](const auto& v) { w.field(n, v); }, value);
    w.end();
    if (!incident.empty()) w.field("incident", incident);
    Response response{
        .status = refusal.code->status, .content_type = "application/problem+json", .body = w.end().take()};
    for (const auto& [name, value] : refusal.params)
        if (name == "seconds" && std::holds_alternative<int64_t>(value))
            response.headers.emplace_back("Retry-After", std::to_string(std::get<int64_t>(value)));
    return response;
}

}  // namespace guichet::http
