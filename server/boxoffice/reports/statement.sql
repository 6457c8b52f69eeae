-- Candidates: numbers of documents below $1 and not below $2, newest first. The rest of a filter is held
-- against the documents themselves (statement.h).

-- name: numbers
-- All documents; those without a payment or line that the filter wants are left out here already. The
-- parameter stands behind the comparison, so that PostgreSQL knows its type.
select s.number
from sale s
where s.number < $1 and s.number >= $2
  and (s.kind = $3 or $3 is null)
  and ($4 = 0 or exists (select 1 from payment p where p.sale_number = s.number and p.method = $5))
  and ($6 = 0 or exists (
    select 1 from sale_line l
    where l.sale_number = s.number and (l.tariff_id = $7 or $7 is null) and (l.kind = $8 or $8 is null)
      and ((select t.tariff_key from tariff t where t.id = l.tariff_id) = $9 or $9 is null)))
order by s.number desc

-- name: numbers_of_register
select number from sale where number < $1 and number >= $2 and register_id = $3 order by number desc limit $4

-- name: numbers_of_user
select number from sale where number < $1 and number >= $2 and user_id = $3 order by number desc limit $4

-- name: numbers_of_screening
select distinct sale_number
from sale_line
where sale_number < $1 and sale_number >= $2 and screening_id = $3
order by sale_number desc
limit $4

-- name: numbers_not_paid
select number
from sale
where number < $1 and number >= $2 and $3 = 0 and state <> 'paid'
order by number desc
limit $4

-- name: numbers_later
select number
from sale
where number < $1 and number >= $2 and $3 = 0 and kind <> 'sale'
order by number desc
limit $4

-- name: numbers_given_back
select distinct reverses
from sale
where reverses < $1 and reverses >= $2 and $3 = 0 and reverses is not null
order by reverses desc
limit $4

-- name: numbers_named
select number
from sale
where number < $1 and number >= $2 and $3 = 0 and person_id is not null
order by number desc
limit $4

-- name: last_number
select number from sale order by number desc limit 1

-- name: first_from
-- Time and number go together but for a clock that was put right: some thousand neighbours are looked at.
select min(number) from (select number from sale where made_at_ms >= $1 order by made_at_ms, number limit 5000) x

-- name: last_until
select max(number)
from (select number from sale where made_at_ms < $1 order by made_at_ms desc, number desc limit 5000) x

-- name: time_of
select made_at_ms from sale where number = $1

-- name: screenings_wanted
select id
from screening
where (id = $1 or $1 is null) and (work_id = $2 or $2 is null)
  and (starts_at_ms >= $3 or $3 is null) and (starts_at_ms < $4 or $4 is null)
limit $5

-- name: registers_of_salepoint
select id from register where salepoint_id = $1 order by id limit 1000

-- name: headings
select s.number, s.id, s.kind, s.state, s.register_id, s.user_id, s.made_at_ms, s.total_cents,
  s.rounding_cents, s.expires_at_ms, s.reverses, s.reason, s.note, p.name
from sale s
left join person p on p.id = s.person_id
where s.number in ($list)

-- name: lines
select sale_number, line, kind, screening_id, tariff_id, quantity, unit_cents, amount_cents, vat_code, vat_bp,
  vat_cents, reverses_line
from sale_line
where sale_number in ($list)
order by sale_number, line

-- name: payments
select sale_number, method, amount_cents, at_ms
from payment
where sale_number in ($list)
order by sale_number, payment

-- name: later_documents
select reverses, number, kind, reason, total_cents, rounding_cents
from sale
where reverses in ($list)
order by reverses, number

-- name: later_places
select s.reverses, l.reverses_line, -sum(l.quantity)
from sale s
join sale_line l on l.sale_number = s.number
where s.reverses in ($list) and l.kind = 'ticket'
group by s.reverses, l.reverses_line

-- name: register_names
select r.id, r.name, r.salepoint_id, p.name
from register r
join salepoint p on p.id = r.salepoint_id
where r.id in ($list)

-- name: user_names
select id, name from app_user where id in ($list)

-- name: screening_names
select x.id, w.title_fr, w.title_de, w.title_it, w.title_en, x.work_id, x.starts_at_ms, r.name
from screening x
join work w on w.id = x.work_id
join room r on r.id = x.room_id
where x.id in ($list)

-- name: tariff_names
select id, tariff_key, name_fr, name_de, name_it, name_en from tariff where id in ($list)
