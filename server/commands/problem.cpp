#include "commands/problem.h"

#include "base/refusals.gen.h"
#include "http/problem.h"

namespace guichet::commands {

http::Response response_of(const Answer& answer, Language language, std::string_view currency) {
    switch (answer.kind) {
        case Answer::Kind::accepted: {
            http::Response response{.status = answer.status, .body = answer.body};
            if (answer.status == 204) response.content_type.clear();
            return response;
        }
        case Answer::Kind::refused:
            return http::problem(answer.refusal, language, currency);
        case Answer::Kind::broken:
            return http::problem(refusals::internal(), language, currency, answer.incident);
        case Answer::Kind::unknown:
            break;
    }
    http::Response response = http::problem(refusals::outcome_unknown(), language, currency);
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

}  // namespace guichet::commands
