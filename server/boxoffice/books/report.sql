-- Everything a register session took: the documents of its register's chain after $2 and up to $3.

-- name: session_range
select s.register_id, s.after_seq, coalesce(max(f.seq), s.after_seq)
from register_session s
left join fiscal_document f on f.register_id = s.register_id and f.seq > s.after_seq
where s.id = $1
group by s.register_id, s.after_seq

-- name: documents
select kind, count(*), min(sale_number), max(sale_number), min(seq), max(seq), sum(total_cents)
from fiscal_document
where register_id = $1 and seq > $2 and seq <= $3
group by kind
order by kind

-- name: methods
select p.method, f.kind, count(*), sum(p.amount_cents)
from fiscal_document f
join payment p on p.sale_number = f.sale_number
where f.register_id = $1 and f.seq > $2 and f.seq <= $3
group by p.method, f.kind
order by p.method, f.kind

-- name: tariffs
select l.tariff_id, sum(case when l.quantity > 0 then l.quantity else 0 end),
  sum(case when l.quantity < 0 then -l.quantity else 0 end), sum(l.amount_cents)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.register_id = $1 and f.seq > $2 and f.seq <= $3 and l.kind = 'ticket'
group by l.tariff_id
order by l.tariff_id

-- name: screenings
select l.screening_id, sum(l.quantity), sum(l.amount_cents)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.register_id = $1 and f.seq > $2 and f.seq <= $3 and l.kind = 'ticket'
group by l.screening_id
order by l.screening_id

-- name: vat
select l.vat_code, l.vat_bp, sum(l.amount_cents), sum(l.vat_cents)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.register_id = $1 and f.seq > $2 and f.seq <= $3 and l.kind <> 'rounding'
group by l.vat_code, l.vat_bp
order by l.vat_code, l.vat_bp

-- name: users
select u.name, count(*), sum(f.total_cents)
from fiscal_document f
join sale s on s.number = f.sale_number
join app_user u on u.id = s.user_id
where f.register_id = $1 and f.seq > $2 and f.seq <= $3
group by u.id, u.name
order by u.name, u.id

-- name: rounding_and_fees
select coalesce(sum(case when l.kind = 'rounding' then l.amount_cents else 0 end), 0),
  coalesce(sum(case when l.kind = 'fee' then l.amount_cents else 0 end), 0)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.register_id = $1 and f.seq > $2 and f.seq <= $3 and l.kind <> 'ticket'

-- name: drawer_sums
select kind, sum(amount_cents) from drawer_movement where register_session_id = $1 group by kind order by kind

-- name: copies
select count(*)
from print_job p
join sale s on s.number = p.subject
where p.made_at_ms >= $2 and p.copy > 0 and p.what in ('tickets', 'receipt') and s.register_id = $1

-- name: perpetual
select net_cents, absolute_cents from fiscal_document where register_id = $1 order by seq desc limit 1
