#pragma once
// Adding rooms, sections and works.

#include <boost/describe.hpp>

#include "base/text.h"
#include "commands/command.h"

namespace guichet::catalogue {

struct NewRoom {
    std::string name;
    std::optional<std::string> building;
    int64_t capacity = 0;
};
BOOST_DESCRIBE_STRUCT(NewRoom, (), (name, building, capacity))
struct NewSection {
    Text name;
};
BOOST_DESCRIBE_STRUCT(NewSection, (), (name))
struct NewWork {
    Text title;
    std::optional<std::string> original_title;
    std::optional<int64_t> duration_min;
    std::optional<SectionId> section_id;
};
BOOST_DESCRIBE_STRUCT(NewWork, (), (title, original_title, duration_min, section_id))

commands::Work add_room(NewRoom room);
commands::Work add_section(NewSection section);
commands::Work add_work(NewWork work);

// The journal entry and answer of "something was made": {"id":…}; tells tills to ask again.
commands::Accepted made(const char* kind, int64_t id, std::string body);

}  // namespace guichet::catalogue
