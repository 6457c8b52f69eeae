-- name: period_last
-- The newest closing of all, which the next one is signed over.
select number, net_cents, absolute_cents, signature from period_closing order by number desc limit 1

-- name: period_last_of
select until_entry, net_cents, absolute_cents from period_closing where period = $1 order by number desc limit 1

-- name: period_parts_after
select label, until_entry from period_closing where period = $1 and until_entry > $2 order by number limit 1000

-- name: period_first_document
-- When the first entry with a document after $1 was.
select at_ms from fiscal_document where journal_number > $1 order by journal_number limit 1

-- name: period_last_document
-- The last entry with a document after $1 and before the moment $2, and when it was.
select journal_number, at_ms
from fiscal_document
where journal_number > $1 and at_ms < $2
order by journal_number desc
limit 1

-- name: period_last_cash
-- The last entry before the moment $2 that moved cash without a document: after the document in entry $1
-- and before the next one.
select max(m.journal_number)
from drawer_movement m
where m.journal_number > $1 and m.at_ms < $2 and m.kind <> 'sale' and m.kind <> 'refund'
  and m.kind <> 'correction'
  and m.journal_number < coalesce((select min(f.journal_number) from fiscal_document f
    where f.journal_number > $1), 9223372036854775807)

-- name: period_sums
select count(*), coalesce(sum(total_cents), 0), coalesce(sum(abs(total_cents)), 0)
from fiscal_document
where journal_number >= $1 and journal_number <= $2

-- name: period_rates
select l.vat_code, l.vat_bp, sum(l.amount_cents)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2 and l.kind <> 'rounding'
group by l.vat_code, l.vat_bp
order by l.vat_code, l.vat_bp

-- name: period_methods
select p.method, sum(p.amount_cents)
from fiscal_document f
join payment p on p.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2
group by p.method
order by p.method

-- name: period_parts
-- A month is the sum of its days, a year of its months: what was frozen, not counted again.
select documents, total_cents, by_rate, figures, net_cents, absolute_cents
from period_closing
where period = $1 and from_entry >= $2 and until_entry <= $3
order by number
limit 1000

-- name: insert_period
insert into period_closing (number, period, label, from_entry, until_entry, user_id, at_ms, documents,
  total_cents, by_rate, net_cents, absolute_cents, figures, signature)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)

-- name: list_periods
select c.number, c.period, c.label, c.from_entry, c.until_entry, u.name, c.at_ms, c.documents, c.total_cents,
  c.by_rate, c.net_cents, c.absolute_cents, c.figures, c.signature
from period_closing c
left join app_user u on u.id = c.user_id
where ($1 = '' or c.period = $1) and c.number < $2
order by c.number desc
limit $3
