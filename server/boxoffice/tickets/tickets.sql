-- name: insert_ticket
insert into ticket (number, type, sale_number, line, status) values ($1, $2, $3, $4, $5)

-- name: insert_booking
insert into booking (ticket_number, screening_id, quota_id, seat_id, state)
values ($1, $2, $3, $4, $5)

-- name: set_ticket_status
update ticket set status = $2 where sale_number = $1

-- name: refund_ticket
update ticket set status = 'deleted', refunded_by = $2 where number = $1 and status in ('activated', 'blocked')

-- name: release_booking
update booking set state = 'released' where ticket_number = $1 and state = 'confirmed'

-- name: set_booking_state
update booking set state = $2 where ticket_number in (select number from ticket where sale_number = $1)

-- name: sale_of_ticket
select sale_number from ticket where number = $1

-- name: list_tickets
select t.number, t.line, t.status, b.screening_id, b.seat_id, c.name_fr, c.name_de, c.name_it, c.name_en,
  p.row_label, p.number, a.name_fr, a.name_de, a.name_it, a.name_en, k.name_fr, k.name_de, k.name_it,
  k.name_en, b.entered_at_ms
from ticket t
join booking b on b.ticket_number = t.number
join screening s on s.id = b.screening_id
join quota q on q.id = b.quota_id
left join seat p on p.seat_map_id = s.seat_map_id and p.seat = b.seat_id
left join seat_section c on c.seat_map_id = p.seat_map_id and c.section_key = p.section_key
left join seat_area a on a.seat_map_id = s.seat_map_id and a.area_key = q.name and b.seat_id is null
left join seat_category k on k.seat_map_id = s.seat_map_id
  and k.category_key = coalesce(p.category_key, a.category_key)
where t.sale_number = $1
order by t.number
limit 5000

-- name: leave_seat
update booking set seat_id = null
where ticket_number = $1 and screening_id = $2 and state <> 'released' and seat_id is not null

-- name: take_seat
update booking set seat_id = $3
where ticket_number = $1 and screening_id = $2 and state <> 'released' and seat_id is null
