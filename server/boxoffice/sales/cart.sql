-- name: find_cart
select c.id, c.register_id, r.name, c.state, c.name, c.expires_at_ms
from cart c
join register r on r.id = c.register_id
where c.id = $1

-- name: cart_lines
select l.screening_id, l.tariff_id, l.quota_id, l.quantity, l.position, q.name, q.position, s.seat_map_id
from cart_line l
join quota q on q.id = l.quota_id
join screening s on s.id = l.screening_id
where l.cart_id = $1 and l.quantity > 0
order by l.position, l.screening_id, l.tariff_id
limit 200

-- name: insert_cart
insert into cart (id, register_id, user_id, state, name, made_at_ms, expires_at_ms)
values ($1, $2, $3, 'open', '', $4, $5)

-- name: put_cart_line
insert into cart_line (cart_id, screening_id, tariff_id, quota_id, quantity, position)
values ($1, $2, $3, $4, $5, $6)
on conflict (cart_id, screening_id, tariff_id, quota_id) do update set quantity = excluded.quantity

-- name: set_cart
update cart set state = $2, name = $3, register_id = $4, expires_at_ms = $5 where id = $1

-- name: list_parked
select c.id
from cart c
join register r on r.id = c.register_id
where c.state = 'parked' and c.expires_at_ms > $2 and r.salepoint_id = $1
order by c.made_at_ms, c.id
limit 100

-- name: list_expired
select id from cart where state in ('open', 'parked') and expires_at_ms <= $1 limit 100
