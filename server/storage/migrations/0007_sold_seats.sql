-- A sold seat is the booking of its ticket, and no two bookings name it; seat_claim keeps what is only promised.
delete from seat_claim where state = 'sold';
drop index booking_of_screening;
create unique index booking_of_screening
  on booking (screening_id, (case when state = 'confirmed' then seat_id end));
