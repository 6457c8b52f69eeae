-- name: prints_waiting
select count(*)
from outbox o
join print_job p on p.id = o.subject
join sale s on s.number = p.subject
where o.state in ('queued', 'sending') and p.what in ('tickets', 'receipt') and s.register_id = $1

-- name: carts_open
-- Says it twice, so that the index of live carts serves it.
select count(distinct c.id)
from cart c
join cart_line l on l.cart_id = c.id
where c.state in ('open', 'parked') and c.state = 'open' and c.expires_at_ms > $2 and c.register_id = $1
  and l.quantity > 0

-- name: next_closing_number
select coalesce(max(number), 0) + 1 from session_closing

-- name: insert_closing
insert into session_closing (number, register_session_id, mode, user_id, at_ms, expected_cents, counted_cents,
  withdrawn_cents, comment, figures)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: find_closing
select c.number, s.register_id, r.name, p.name, c.register_session_id, c.mode, c.at_ms, u.name,
  c.expected_cents, c.counted_cents, c.withdrawn_cents, c.comment, c.figures
from session_closing c
join register_session s on s.id = c.register_session_id
join register r on r.id = s.register_id
join salepoint p on p.id = r.salepoint_id
left join app_user u on u.id = c.user_id
where c.number = $1

-- name: list_closings
select c.number, s.register_id, r.name, p.name, c.register_session_id, c.mode, c.at_ms, u.name,
  c.expected_cents, c.counted_cents, c.withdrawn_cents, c.comment, c.figures
from session_closing c
join register_session s on s.id = c.register_session_id
join register r on r.id = s.register_id
join salepoint p on p.id = r.salepoint_id
left join app_user u on u.id = c.user_id
where ($1 = 0 or s.register_id = $1) and c.number < $2
order by c.number desc
limit $3

-- name: last_closings
-- The newest closing of every register.
select c.number, s.register_id, r.name, p.name, c.register_session_id, c.mode, c.at_ms, u.name,
  c.expected_cents, c.counted_cents, c.withdrawn_cents, c.comment, c.figures
from session_closing c
join register_session s on s.id = c.register_session_id
join register r on r.id = s.register_id
join salepoint p on p.id = r.salepoint_id
left join app_user u on u.id = c.user_id
where c.number in (select max(k.number) from session_closing k
  join register_session t on t.id = k.register_session_id group by t.register_id)
order by c.number
limit 1000

-- name: automatic_sessions
-- Open sessions of registers that nobody counts, opened before the day ended.
select s.id, s.register_id
from register_session s
join register r on r.id = s.register_id
where s.closed_at_ms is null and r.closing = 'automatic' and s.opened_at_ms < $1
order by s.id
limit 200
