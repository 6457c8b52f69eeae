-- name: next_room_id
select coalesce(max(id), 0) + 1 from room

-- name: insert_room
insert into room (id, name, building, capacity) values ($1, $2, $3, $4)

-- name: next_section_id
select coalesce(max(id), 0) + 1 from section

-- name: insert_section
insert into section (id, name_fr, name_de, name_it, name_en) values ($1, $2, $3, $4, $5)

-- name: section_exists
select id from section where id = $1

-- name: next_work_id
select coalesce(max(id), 0) + 1 from work

-- name: insert_work
insert into work (id, title_fr, title_de, title_it, title_en, original_title, duration_min, section_id)
values ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: work_exists
select id from work where id = $1

-- name: next_screening_id
select coalesce(max(id), 0) + 1 from screening

-- name: insert_screening
insert into screening (id, work_id, room_id, grid_id, starts_at_ms, ends_at_ms, sale_from_ms,
  sale_until_ms, mode, cancelled, seat_map_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)

-- name: cancel_screening
update screening set cancelled = 1 where id = $1 and cancelled = 0

-- name: screening_overlapping
select s.id, s.starts_at_ms
from screening s
where s.room_id = $1 and s.cancelled = 0 and s.starts_at_ms < $3 and s.ends_at_ms > $2
order by s.starts_at_ms
limit 1

-- name: find_screening
select s.id, s.work_id, w.title_fr, w.title_de, w.title_it, w.title_en, s.room_id, r.name, r.building,
  s.grid_id, c.name_fr, c.name_de, c.name_it, c.name_en, s.starts_at_ms, s.ends_at_ms, s.sale_from_ms,
  s.sale_until_ms, s.mode, s.cancelled, s.seat_map_id
from screening s
join work w on w.id = s.work_id
join room r on r.id = s.room_id
left join section c on c.id = w.section_id
where s.id = $1

-- name: list_screenings
select s.id, s.work_id, w.title_fr, w.title_de, w.title_it, w.title_en, s.room_id, r.name, r.building,
  s.grid_id, c.name_fr, c.name_de, c.name_it, c.name_en, s.starts_at_ms, s.ends_at_ms, s.sale_from_ms,
  s.sale_until_ms, s.mode, s.cancelled, s.seat_map_id
from screening s
join work w on w.id = s.work_id
join room r on r.id = s.room_id
left join section c on c.id = w.section_id
where s.starts_at_ms >= $1 and s.starts_at_ms < $2
order by s.starts_at_ms, s.id
limit 2000
