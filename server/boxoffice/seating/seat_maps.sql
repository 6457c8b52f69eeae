-- name: next_seat_map_id
select coalesce(max(id), 0) + 1 from seat_map

-- name: insert_seat_map
insert into seat_map (id, room_id, document, seats, places, made_at_ms) values ($1, $2, $3, $4, $5, $6)

-- name: insert_seat_section
insert into seat_section (seat_map_id, section_key, name_fr, name_de, name_it, name_en)
values ($1, $2, $3, $4, $5, $6)

-- name: insert_seat_area
insert into seat_area (seat_map_id, area_key, category_key, name_fr, name_de, name_it, name_en)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: insert_seat_category
insert into seat_category (seat_map_id, category_key, name_fr, name_de, name_it, name_en)
values ($1, $2, $3, $4, $5, $6)

-- name: insert_seat
insert into seat (seat_map_id, seat, section_key, row_label, number, category_key, kind, restricted)
values ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: set_room_map
update room set seat_map_id = $2, capacity = $3 where id = $1

-- name: find_seat_map
select id, room_id, document, seats, places, made_at_ms from seat_map where id = $1

-- name: find_room
select id, name, capacity, seat_map_id from room where id = $1

-- name: list_rooms
select id, name, building, capacity, seat_map_id from room order by id limit 1000

-- name: find_seat
select s.seat, c.name_fr, c.name_de, c.name_it, c.name_en, s.row_label, s.number, s.category_key, s.kind,
  s.restricted
from seat s
join seat_section c on c.seat_map_id = s.seat_map_id and c.section_key = s.section_key
where s.seat_map_id = $1 and s.seat = $2
