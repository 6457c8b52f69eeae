#include "boxoffice/catalogue/catalogue_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_sql.gen.h"
#include "commands/unit.h"

namespace guichet::catalogue {
using commands::Accepted;
using commands::Unit;

Accepted made(const char* kind, int64_t id, std::string body) {
    json::Writer answer;
    answer.begin().field("id", id).end();
    return {.kind = kind,
            .body = std::move(body),
            .news = "\"reload\":true",
            .status = 201,
            .answer = answer.take()};
}

commands::Work add_room(NewRoom room) {
    return [room = std::move(room)](Unit& unit) -> Result<Accepted> {
        const int64_t id = unit.query(sql::next_room_id, {}).number(0, 0);
        unit.run(sql::insert_room, {id, room.name, room.building.value_or(""), room.capacity});
        return made("room.added", id, json::encode(room));
    };
}

commands::Work add_section(NewSection section) {
    return [section = std::move(section)](Unit& unit) -> Result<Accepted> {
        const int64_t id = unit.query(sql::next_section_id, {}).number(0, 0);
        const auto& in = section.name.in;
        unit.run(sql::insert_section, {id, in[0], in[1], in[2], in[3]});
        return made("section.added", id, json::encode(section));
    };
}

commands::Work add_work(NewWork work) {
    return [work = std::move(work)](Unit& unit) -> Result<Accepted> {
        if (work.section_id && unit.query(sql::section_exists, {*work.section_id}).empty())
            return refusals::section_unknown();
        const int64_t id = unit.query(sql::next_work_id, {}).number(0, 0);
        const auto& in = work.title.in;
        unit.run(sql::insert_work, {id, in[0], in[1], in[2], in[3], work.original_title.value_or(""),
                                    work.duration_min.value_or(0), work.section_id});
        return made("work.added", id, json::encode(work));
    };
}

}  // namespace guichet::catalogue
