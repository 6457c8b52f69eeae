-- The tables themselves are copied by texts made from the list in training.cpp.

-- name: room_maps
-- Rooms and their current maps point to each other, so the maps are named last.
select id, seat_map_id from room where seat_map_id is not null order by id

-- name: set_room_map
update room set seat_map_id = $2 where id = $1
