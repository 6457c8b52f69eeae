-- name: next_quota_id
select coalesce(max(id), 0) + 1 from quota

-- name: insert_quota
insert into quota (id, screening_id, name, position, capacity, sold) values ($1, $2, $3, $4, $5, 0)

-- name: quota_of_screening
select id, screening_id, capacity, sold
from quota
where screening_id = $1
order by position
limit 1

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

-- name: find_grid
select id from tariff_grid where id = $1
