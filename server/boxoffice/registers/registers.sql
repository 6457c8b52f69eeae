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
  r.shared, r.closing
from register r
join salepoint p on p.id = r.salepoint_id
left join register_session s on s.register_id = r.id and s.closed_at_ms is null
where r.id = $1

-- name: list_registers
select r.id, r.name, r.salepoint_id, p.name, r.printer, p.methods, s.id, s.opened_at_ms, s.float_cents,
  r.shared, r.closing
from register r
join salepoint p on p.id = r.salepoint_id
left join register_session s on s.register_id = r.id and s.closed_at_ms is null
order by p.name, p.id, r.name, r.id
limit 1000

-- name: next_session_id
select coalesce(max(id), 0) + 1 from register_session

-- name: insert_session
insert into register_session (id, register_id, opened_by, opened_at_ms, float_cents, float_count, closed_at_ms,
  after_seq)
values ($1, $2, $3, $4, $5, $6, null, $7)

-- name: chain_end
-- Where the documents of a new session begin in the chain of its register.
select coalesce(max(seq), 0) from fiscal_document where register_id = $1

-- name: opened_by
select u.name
from register_session s
join app_user u on u.id = s.opened_by
where s.id = $1

-- name: insert_movement
insert into drawer_movement (register_session_id, journal_number, position, kind, amount_cents, user_id,
  at_ms, sale_number, note, corrects)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: drawer_balance
select coalesce(sum(amount_cents), 0) from drawer_movement where register_session_id = $1

-- name: change_register
update register set name = $2, printer = $3, shared = $4, closing = $5 where id = $1

-- name: find_session
select s.id, s.register_id, s.opened_at_ms, s.float_cents, s.closed_at_ms, r.name, p.name, u.name, s.opened_by
from register_session s
join register r on r.id = s.register_id
join salepoint p on p.id = r.salepoint_id
join app_user u on u.id = s.opened_by
where s.id = $1

-- name: close_session
update register_session set closed_at_ms = $2, closed_by = $3 where id = $1 and closed_at_ms is null

-- name: list_movements
-- Cash that came or went without a sale.
select m.journal_number, m.kind, m.amount_cents, m.note, u.name, m.at_ms, m.corrects, c.journal_number
from drawer_movement m
join app_user u on u.id = m.user_id
left join drawer_movement c on c.register_session_id = m.register_session_id and c.corrects = m.journal_number
where m.register_session_id = $1 and m.kind <> 'sale' and m.kind <> 'refund'
  and m.kind <> 'correction'
order by m.journal_number, m.position
limit 500

-- name: cash_moved
-- Written so that the index of cash that moved serves it.
select m.journal_number, m.kind, m.amount_cents, m.note, u.name, m.at_ms, m.corrects, c.journal_number,
  m.register_session_id
from drawer_movement m
join app_user u on u.id = m.user_id
left join drawer_movement c on c.register_session_id = m.register_session_id and c.corrects = m.journal_number
where m.journal_number = $1 and m.kind <> 'sale' and m.kind <> 'refund'
  and m.kind <> 'correction'
  and m.kind in ('in', 'out', 'in_error', 'out_error')

-- name: insert_count
insert into drawer_count (id, register_session_id, user_id, at_ms, pieces, counted_cents, expected_cents)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: next_count_id
select coalesce(max(id), 0) + 1 from drawer_count

-- name: last_count
select id, counted_cents, expected_cents, at_ms, pieces
from drawer_count
where register_session_id = $1
order by id desc
limit 1
