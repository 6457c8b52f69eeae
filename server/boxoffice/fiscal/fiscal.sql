-- name: insert_document
insert into fiscal_document (sale_number, register_id, seq, kind, register_session_id, journal_number, at_ms,
  total_cents, by_rate, net_cents, absolute_cents, signature)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)

-- name: chain_end
select seq, net_cents, absolute_cents, signature
from fiscal_document
where register_id = $1
order by seq desc
limit 1

-- name: find_document
select register_id, seq, kind, sale_number, journal_number, at_ms, total_cents, by_rate, net_cents,
  absolute_cents, signature
from fiscal_document
where sale_number = $1

-- name: public_key
select value from setting where name = 'books_public_key'

-- name: put_public_key
insert into setting (name, value) values ('books_public_key', $1)

-- name: unbooked
-- Documents older than the books: paid, and not in the chain yet.
select s.number
from sale s
left join fiscal_document f on f.sale_number = s.number
where s.paid_at_ms is not null and f.sale_number is null
order by s.paid_at_ms, s.number
limit 500
