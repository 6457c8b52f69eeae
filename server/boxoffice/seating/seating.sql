-- name: next_quota_id
select coalesce(max(id), 0) + 1 from quota

-- name: insert_quota
insert into quota (id, screening_id, name, position, capacity, sold) values ($1, $2, $3, $4, $5, 0)

-- name: quotas_of_screening
select q.id, q.name, q.capacity, q.sold, s.seat_map_id
from quota q
join screening s on s.id = q.screening_id
where q.screening_id = $1
order by q.position
limit 200

-- name: holds_of_quota
-- Places in live carts and in unpaid reservations, a row per line. The cross join and the missing
-- group keep SQLite from walking every sale ever made: there is an index on the few that are live.
select c.id, l.quantity, c.expires_at_ms
from cart c
cross join cart_line l
where l.cart_id = c.id and c.state in ('open', 'parked') and c.expires_at_ms > $2 and l.quota_id = $1
union all
select s.id, l.quantity, s.expires_at_ms
from sale s
cross join sale_line l
where l.sale_number = s.number and s.state = 'reserved' and s.expires_at_ms > $2 and l.quota_id = $1

-- name: set_sold
-- Only from the count that was decided on: a second writer's change shows as no row.
update quota set sold = $2 where id = $1 and sold = $3

-- name: gauges
select q.screening_id, sum(q.capacity), sum(q.sold)
from quota q
join screening s on s.id = q.screening_id
where s.starts_at_ms >= $1 and s.starts_at_ms < $2
group by q.screening_id
limit 2000

-- name: held_by_screening
select l.screening_id, sum(l.quantity)
from cart c
cross join cart_line l
where l.cart_id = c.id and c.state in ('open', 'parked') and c.expires_at_ms > $1
group by l.screening_id
union all
select l.screening_id, sum(l.quantity)
from sale s
cross join sale_line l
where l.sale_number = s.number and s.state = 'reserved' and s.expires_at_ms > $1 and l.kind = 'ticket'
group by l.screening_id
union all
select screening_id, count(*)
from seat_claim
where state = 'house' and (expires_at_ms is null or expires_at_ms > $1)
group by screening_id

-- name: areas_of_screening
-- Standing areas with what is held in them, a row per live line.
select name, capacity, sold, id from quota where screening_id = $1 and position > 0 order by position limit 200

-- name: house_seats
select seat, expires_at_ms from seat_claim where screening_id = $1 and state = 'house' limit 100000

-- name: find_grid
select id from tariff_grid where id = $1

-- name: set_screening_map
update screening set seat_map_id = $2 where id = $1

-- name: delete_quotas
delete from quota where screening_id = $1

-- name: places_taken
-- Places of this screening in carts and on tickets, whatever became of them.
select 1 from booking where screening_id = $1
union all
select 1 from cart_line where screening_id = $1
limit 1

-- name: delete_claims
delete from seat_claim where screening_id = $1
