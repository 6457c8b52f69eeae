-- name: insert_sale
insert into sale (number, id, kind, state, register_session_id, register_id, user_id, made_at_ms,
  total_cents, rounding_cents, person_id, expires_at_ms, reverses, reason, note, approved_by, paid_at_ms)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)

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
  s.total_cents, s.rounding_cents, s.expires_at_ms, s.reverses, s.reason, s.note, r.name, u.name, p.name,
  a.name
from sale s
join register r on r.id = s.register_id
join app_user u on u.id = s.user_id
left join person p on p.id = s.person_id
left join app_user a on a.id = s.approved_by
where s.id = $1

-- name: sale_by_number
select s.number, s.id, s.kind, s.state, s.register_session_id, s.register_id, s.user_id, s.made_at_ms,
  s.total_cents, s.rounding_cents, s.expires_at_ms, s.reverses, s.reason, s.note, r.name, u.name, p.name,
  a.name
from sale s
join register r on r.id = s.register_id
join app_user u on u.id = s.user_id
left join person p on p.id = s.person_id
left join app_user a on a.id = s.approved_by
where s.number = $1

-- name: sale_lines
select line, kind, screening_id, tariff_id, quota_id, quantity, unit_cents, amount_cents, vat_code, vat_bp,
  vat_cents, reverses_line
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

-- name: later_documents
select s.number, s.id, s.kind, s.reason, s.made_at_ms, u.name, s.rounding_cents
from sale s
join app_user u on u.id = s.user_id
where s.reverses = $1
order by s.number
limit 500

-- name: later_lines
select l.kind, coalesce(l.reverses_line, 0), sum(l.quantity), sum(l.amount_cents)
from sale s
join sale_line l on l.sale_number = s.number
where s.reverses = $1
group by l.kind, coalesce(l.reverses_line, 0)
order by 1, 2

-- name: later_payments
select p.method, sum(p.amount_cents)
from sale s
join payment p on p.sale_number = s.number
where s.reverses = $1
group by p.method
order by p.method

-- name: sales_of_register
select id from sale where register_id = $1 and number < $2 order by number desc limit $3

-- name: unpaid_sales
select id from sale where state = 'reserved' and expires_at_ms > $1 and number < $2 order by number desc limit $3

-- name: expired_reservations
select id from sale where state = 'reserved' and expires_at_ms <= $1 order by expires_at_ms limit 100

-- name: set_state
-- Only a reservation changes: paid, expired or given up.
update sale set state = $2, paid_at_ms = $3, rounding_cents = $4 where number = $1 and state = 'reserved'
