#include "boxoffice/catalogue/catalogue_api.h"

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/catalogue/catalogue_flow.h"

namespace guichet::catalogue {
namespace {

Result<commands::Work> decode_room(const identity::Visit& visit) {
    auto room = json::decode<NewRoom>(visit.request->body);
    if (!room) return room.refusal();
    const Check check = Check()
                            .length("/name", room->name, 1, 100)
                            .length("/building", room->building.value_or(""), 0, 100)
                            .range("/capacity", room->capacity, 0, 200'000);
    if (check.refusal()) return *check.refusal();
    return add_room(std::move(*room));
}

Result<commands::Work> decode_section(const identity::Visit& visit) {
    auto section = json::decode<NewSection>(visit.request->body);
    if (!section) return section.refusal();
    return add_section(std::move(*section));
}

Result<commands::Work> decode_work(const identity::Visit& visit) {
    auto work = json::decode<NewWork>(visit.request->body);
    if (!work) return work.refusal();
    const Check check = Check()
                            .length("/original_title", work->original_title.value_or(""), 0, 300)
                            .range("/duration_min", work->duration_min.value_or(0), 0, 2000);
    if (check.refusal()) return *check.refusal();
    return add_work(std::move(*work));
}

}  // namespace

void add_routes(identity::Gate& gate) {
    using http::Method;
    gate.command(Method::post, "/api/v1/rooms", identity::need_admin, decode_room);
    gate.command(Method::post, "/api/v1/sections", identity::need_admin, decode_section);
    gate.command(Method::post, "/api/v1/works", identity::need_admin, decode_work);
}

}  // namespace guichet::catalogue
