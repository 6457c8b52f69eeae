-- name: house_of_room
select seat, house, name, until_ms from room_house_seat where room_id = $1 and (until_ms is null or until_ms > $2) order by house, name, until_ms, seat limit 100000

-- name: insert_room_house
insert into room_house_seat (room_id, seat, house, name, until_ms) values ($1, $2, $3, $4, $5)

-- name: delete_room_house
delete from room_house_seat where room_id = $1 and seat = $2

-- name: clear_room_house
delete from room_house_seat where room_id = $1

-- name: screenings_to_come
select id from screening
where room_id = $1 and seat_map_id is not null and ends_at_ms > $2 and cancelled = 0
order by starts_at_ms, id
limit 5000

-- name: house_seats_past
select screening_id, seat
from seat_claim
where state = 'house' and expires_at_ms <= $1
order by expires_at_ms
limit 5000
