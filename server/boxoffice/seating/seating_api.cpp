#include "boxoffice/seating/seating_api.h"

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/seating/screening_flow.h"

namespace guichet::seating {
namespace {

constexpr TimeMs at_ms_max = 9'007'199'254'740'991;

Result<commands::Work> decode_screening(const identity::Visit& visit) {
    auto s = json::decode<NewScreening>(visit.request->body);
    if (!s) return s.refusal();
    const Check check = Check()
                            .range("/starts_at_ms", s->starts_at_ms, 0, at_ms_max)
                            .range("/ends_at_ms", s->ends_at_ms, 0, at_ms_max)
                            .range("/capacity", s->capacity.value_or(0), 0, 200'000)
                            .range("/sale_from_ms", s->sale_from_ms.value_or(0), 0, at_ms_max)
                            .range("/sale_until_ms", s->sale_until_ms.value_or(0), 0, at_ms_max);
    if (check.refusal()) return *check.refusal();
    return add_screening(*s);
}

Result<commands::Work> decode_cancellation(const identity::Visit& visit) {
    ScreeningId screening;
    if (!parse_id(visit.request->args.front(), screening)) return refusals::screening_unknown();
    return cancel_screening(screening);
}

}  // namespace

void add_routes(identity::Gate& gate) {
    using http::Method;
    gate.command(Method::post, "/api/v1/screenings", identity::need_admin, decode_screening);
    gate.command(Method::post, "/api/v1/screenings/{screening}/cancellation", identity::need_admin,
                 decode_cancellation);
}

}  // namespace guichet::seating
