-- name: screenings
-- In the order of their beginning, from the one after ($5, $6) on.
select x.id, w.title_fr, w.title_de, w.title_it, w.title_en, r.name, x.starts_at_ms, x.cancelled,
  (select coalesce(sum(q.capacity), 0) from quota q where q.screening_id = x.id),
  (select coalesce(sum(q.sold), 0) from quota q where q.screening_id = x.id)
from screening x
join work w on w.id = x.work_id
join room r on r.id = x.room_id
where x.starts_at_ms >= $5
  and (x.starts_at_ms >= $1 or $1 is null) and (x.starts_at_ms < $2 or $2 is null)
  and (x.id = $3 or $3 is null) and (x.work_id = $4 or $4 is null)
  and (x.starts_at_ms > $5 or x.id > $6)
order by x.starts_at_ms, x.id
limit $7

-- name: lines_of
select l.screening_id, l.tariff_id, l.unit_cents, l.vat_code, l.vat_bp, t.tariff_key, t.name_fr, t.name_de,
  t.name_it, t.name_en,
  sum(case when s.kind = 'sale' then l.quantity else 0 end),
  sum(case when s.kind = 'refund' then -l.quantity else 0 end),
  sum(l.amount_cents), sum(l.vat_cents)
from sale_line l
join sale s on s.number = l.sale_number
join tariff t on t.id = l.tariff_id
where l.screening_id in ($list) and s.state = 'paid'
group by l.screening_id, l.tariff_id, l.unit_cents, l.vat_code, l.vat_bp, t.tariff_key, t.name_fr, t.name_de,
  t.name_it, t.name_en, t.sort
order by l.screening_id, t.sort, l.tariff_id, l.unit_cents desc, l.vat_code, l.vat_bp

-- name: tickets_of
select b.screening_id, l.tariff_id, l.unit_cents, l.vat_code, l.vat_bp, min(t.number), max(t.number),
  sum(case when b.state = 'confirmed' then 1 else 0 end),
  sum(case when b.entered_at_ms is not null and b.state = 'confirmed' then 1 else 0 end)
from booking b
join ticket t on t.number = b.ticket_number
join sale s on s.number = t.sale_number
join sale_line l on l.sale_number = t.sale_number and l.line = t.line
where b.screening_id in ($list) and s.state = 'paid'
group by b.screening_id, l.tariff_id, l.unit_cents, l.vat_code, l.vat_bp

-- name: money_of
-- Of every document with a place of the screening, the whole: what it sums to, and what was paid for it.
select d.screening_id, sum(d.due), sum(d.paid)
from (
  select l.screening_id, s.number,
    (select coalesce(sum(a.amount_cents), 0) from sale_line a where a.sale_number = s.number) as due,
    (select coalesce(sum(p.amount_cents), 0) from payment p where p.sale_number = s.number) as paid
  from sale_line l
  join sale s on s.number = l.sale_number
  where l.screening_id in ($list) and s.state = 'paid'
  group by l.screening_id, s.number
) d
group by d.screening_id

-- name: figures_of_sales
-- Tickets of documents made in the period. A quarter of an hour is the finest step of any time zone.
select case $3 when 'tariff' then l.tariff_id when 'salepoint' then r.salepoint_id
    when 'screening' then l.screening_id else s.made_at_ms / 900000 end as bucket,
  sum(l.amount_cents),
  sum(case when s.kind = 'sale' then l.quantity else 0 end),
  sum(case when s.kind = 'refund' then -l.quantity else 0 end),
  sum(case when l.unit_cents = 0 then l.quantity else 0 end)
from sale s
join sale_line l on l.sale_number = s.number
join register r on r.id = s.register_id
where s.made_at_ms >= $1 and s.made_at_ms < $2 and s.state = 'paid' and l.kind = 'ticket'
group by bucket
order by bucket
limit 100000

-- name: figures_of_screenings
-- Tickets of screenings that begin in the period.
select case $3 when 'tariff' then l.tariff_id when 'salepoint' then r.salepoint_id else l.screening_id end
    as bucket,
  sum(l.amount_cents),
  sum(case when s.kind = 'sale' then l.quantity else 0 end),
  sum(case when s.kind = 'refund' then -l.quantity else 0 end),
  sum(case when l.unit_cents = 0 then l.quantity else 0 end)
from screening x
join sale_line l on l.screening_id = x.id
join sale s on s.number = l.sale_number
join register r on r.id = s.register_id
where x.starts_at_ms >= $1 and x.starts_at_ms < $2 and s.state = 'paid' and l.kind = 'ticket'
group by bucket
order by bucket
limit 100000

-- name: capacities
select x.id, coalesce(sum(q.capacity), 0)
from screening x
left join quota q on q.screening_id = x.id
where x.starts_at_ms >= $1 and x.starts_at_ms < $2 and x.cancelled = 0
group by x.id
limit 100000

-- name: places_of_screenings
select x.id, x.work_id, x.room_id, x.starts_at_ms, w.title_fr, w.title_de, w.title_it, w.title_en, r.name
from screening x
join work w on w.id = x.work_id
join room r on r.id = x.room_id
where x.id in ($list)

-- name: salepoint_names
select id, name from salepoint limit 10000
