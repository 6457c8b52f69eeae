-- name: next_salepoint_id
select coalesce(max(id), 0) + 1 from salepoint

-- name: insert_salepoint
insert into salepoint (id, name, layout, methods) values ($1, $2, $3, $4)

-- name: next_register_id
select coalesce(max(id), 0) + 1 from register

-- name: insert_register
insert into register (id, salepoint_id, name, printer, shared) values ($1, $2, $3, $4, $5)

-- name: find_register
select r.id, r.name, r.salepoint_id, p.name, r.printer, p.methods, s.id, s.opened_at_ms, s.float_cents,
  r.shared
from register r
join salepoint p on p.id = r.salepoint_id
left join register_session s on s.register_id = r.id and s.closed_at_ms is null
where r.id = $1

-- name: list_registers
select r.id, r.name, r.salepoint_id, p.name, r.printer, p.methods, s.id, s.opened_at_ms, s.float_cents,
  r.shared
from register r
join salepoint p on p.id = r.salepoint_id
left join register_session s on s.register_id = r.id and s.closed_at_ms is null
order by p.name, p.id, r.name, r.id
limit 1000

-- name: next_session_id
select coalesce(max(id), 0) + 1 from register_session

-- name: insert_session
insert into register_session (id, register_id, opened_by, opened_at_ms, float_cents, closed_at_ms)
values ($1, $2, $3, $4, $5, null)

-- name: opened_by
select u.name
from register_session s
join app_user u on u.id = s.opened_by
where s.id = $1

-- name: insert_movement
insert into drawer_movement (register_session_id, journal_number, position, kind, amount_cents, user_id,
  at_ms, sale_number, note)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: drawer_balance
select coalesce(sum(amount_cents), 0) from drawer_movement where register_session_id = $1
