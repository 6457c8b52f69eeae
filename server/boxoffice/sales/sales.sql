-- name: insert_sale
insert into sale (number, id, kind, state, register_session_id, register_id, user_id, made_at_ms,
  total_cents, rounding_cents, person_id, expires_at_ms, reverses, reason, paid_at_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)

-- name: insert_line
insert into sale_line (sale_number, line, kind, screening_id, tariff_id, quota_id, quantity, unit_cents,
  amount_cents, vat_code, vat_bp, vat_cents, reverses_line)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)

-- name: insert_payment
insert into payment (sale_number, payment, method, amount_cents, tendered_cents, reference,
  register_session_id, at_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: insert_person
insert into person (id, salt, name, phone, email) values ($1, $2, $3, $4, $5)

-- name: sale_by_id
select s.number, s.id, s.kind, s.state, s.register_session_id, s.register_id, s.user_id, s.made_at_ms,
  s.total_cents, s.rounding_cents, s.expires_at_ms, s.reverses, s.reason, r.name, u.name, p.name, x.number,
  t.number
from sale s
join register r on r.id = s.register_id
join app_user u on u.id = s.user_id
left join person p on p.id = s.person_id
left join sale x on x.reverses = s.number
left join sale t on t.number = s.reverses
where s.id = $1

-- name: sale_by_number
select s.number, s.id, s.kind, s.state, s.register_session_id, s.register_id, s.user_id, s.made_at_ms,
  s.total_cents, s.rounding_cents, s.expires_at_ms, s.reverses, s.reason, r.name, u.name, p.name, x.number,
  t.number
from sale s
join register r on r.id = s.register_id
join app_user u on u.id = s.user_id
left join person p on p.id = s.person_id
left join sale x on x.reverses = s.number
left join sale t on t.number = s.reverses
where s.number = $1

-- name: sale_lines
select line, kind, screening_id, tariff_id, quota_id, quantity, unit_cents, amount_cents, vat_code, vat_bp,
  vat_cents
from sale_line
where sale_number = $1
order by line
limit 500

-- name: sale_payments
select method, amount_cents, tendered_cents, reference, register_session_id, at_ms
from payment
where sale_number = $1
order by payment
limit 50

-- name: sales_of_register
select id from sale where register_id = $1 and number < $2 order by number desc limit $3

-- name: unpaid_sales
select id from sale where state = 'reserved' and expires_at_ms > $1 and number < $2 order by number desc limit $3

-- name: expired_reservations
select id from sale where state = 'reserved' and expires_at_ms <= $1 order by expires_at_ms limit 100

-- name: set_state
-- Only a reservation changes: paid, expired or given up.
update sale set state = $2, paid_at_ms = $3, rounding_cents = $4 where number = $1 and state = 'reserved'
