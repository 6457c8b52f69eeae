-- name: insert_ticket
insert into ticket (number, type, sale_number, line, status) values ($1, $2, $3, $4, $5)

-- name: insert_booking
insert into booking (ticket_number, screening_id, quota_id, seat_id, state)
values ($1, $2, $3, null, $4)

-- name: set_ticket_status
update ticket set status = $2 where sale_number = $1

-- name: set_booking_state
update booking set state = $2 where ticket_number in (select number from ticket where sale_number = $1)

-- name: list_tickets
select number, line, status from ticket where sale_number = $1 order by number limit 5000
