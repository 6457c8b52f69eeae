-- name: claims_of_screening
-- What is promised and what is sold, as of one moment.
select k.seat, k.state, k.holder, k.expires_at_ms, k.register_id, r.name, k.tariff_id, k.ticket_number,
  k.house, k.name
from seat_claim k
left join register r on r.id = k.register_id
where k.screening_id = $1
union all
select b.seat_id, 'sold', '', null, null, null, null, b.ticket_number, '', ''
from booking b
where b.screening_id = $1 and b.state = 'confirmed' and b.seat_id is not null
order by 1
limit 100000

-- name: insert_claim
insert into seat_claim (screening_id, seat, state, holder, expires_at_ms, register_id, tariff_id,
  ticket_number, house, name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: update_claim
update seat_claim
set state = $3, holder = $4, expires_at_ms = $5, register_id = $6, tariff_id = $7, ticket_number = $8,
  house = $9, name = $10
where screening_id = $1 and seat = $2

-- name: delete_claim
delete from seat_claim where screening_id = $1 and seat = $2

-- name: seats_of_cart
select k.screening_id, k.tariff_id, k.seat, c.name_fr, c.name_de, c.name_it, c.name_en, s.row_label, s.number
from seat_claim k
join screening e on e.id = k.screening_id
join seat s on s.seat_map_id = e.seat_map_id and s.seat = k.seat
join seat_section c on c.seat_map_id = s.seat_map_id and c.section_key = s.section_key
where k.holder = $1 and k.state = 'held'
order by k.screening_id, k.seat
limit 5000

-- name: seat_story
-- The sold one in the words of its index.
select k.state, k.holder, k.expires_at_ms, r.name, k.house, k.name, t.number, s.id, s.number, s.made_at_ms,
  u.name, f.name_fr, f.name_de, f.name_it, f.name_en, p.name, sr.name
from (
  select state, holder, expires_at_ms, register_id, house, name, ticket_number
  from seat_claim
  where screening_id = $1 and seat = $2
  union all
  select 'sold', '', null, null, '', '', ticket_number
  from booking
  where screening_id = $1 and (case when state = 'confirmed' then seat_id end) = $2
) k
left join register r on r.id = k.register_id
left join ticket t on t.number = k.ticket_number
left join sale s on s.number = t.sale_number
left join register sr on sr.id = s.register_id
left join app_user u on u.id = s.user_id
left join sale_line l on l.sale_number = t.sale_number and l.line = t.line
left join tariff f on f.id = l.tariff_id
left join person p on p.id = s.person_id

-- name: find_rules
select name, value from setting where name in ('seating.lonely_seats', 'seating.lonely_allowed_from_percent')

-- name: put_rule
insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value
