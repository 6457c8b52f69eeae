-- Numbered seats. A map is a version that never changes; a room has a current one, a screening keeps
-- the one it was put on with.

create table seat_map (
  id bigint primary key,
  room_id bigint not null references room (id),
  document text not null,
  seats bigint not null,
  places bigint not null,
  made_at_ms bigint not null
);

-- What stands on a ticket, as rows to join with; made from the document.
create table seat_section (
  seat_map_id bigint not null references seat_map (id),
  section_key text not null,
  name_fr text not null, name_de text not null, name_it text not null, name_en text not null,
  primary key (seat_map_id, section_key)
);

create table seat (
  seat_map_id bigint not null references seat_map (id),
  seat bigint not null,
  section_key text not null,
  row_label text not null,
  number text not null,
  category_key text not null,
  kind text not null check (kind in ('ordinary', 'wheelchair', 'companion')),
  restricted bigint not null check (restricted in (0, 1)),
  primary key (seat_map_id, seat)
);

create table seat_category (
  seat_map_id bigint not null references seat_map (id),
  category_key text not null,
  name_fr text not null, name_de text not null, name_it text not null, name_en text not null,
  primary key (seat_map_id, category_key)
);

create table seat_area (
  seat_map_id bigint not null references seat_map (id),
  area_key text not null,
  category_key text not null,
  name_fr text not null, name_de text not null, name_it text not null, name_en text not null,
  primary key (seat_map_id, area_key)
);

alter table room add column seat_map_id bigint references seat_map (id);
alter table screening add column seat_map_id bigint references seat_map (id);
alter table tariff add column categories text not null default '';

-- Every seat of a screening that is not free. One row a seat: two claims on one seat cannot be
-- written. A claim past its time counts no more; who comes next replaces it.
create table seat_claim (
  screening_id bigint not null references screening (id),
  seat bigint not null,
  state text not null check (state in ('held', 'reserved', 'sold', 'house')),
  holder text not null,
  expires_at_ms bigint,
  register_id bigint,
  tariff_id bigint,
  ticket_number bigint,
  house text not null,
  name text not null,
  primary key (screening_id, seat)
);
create index seat_claim_of_cart on seat_claim (holder) where state = 'held';
create index seat_claim_of_house on seat_claim (screening_id) where state = 'house';

-- Seats that the house keeps in every screening of a room.
create table room_house_seat (
  room_id bigint not null references room (id),
  seat bigint not null,
  house text not null check (house in ('blocked', 'held', 'killed')),
  name text not null,
  until_ms bigint,
  primary key (room_id, seat)
);

-- A cart may hold places of one tariff in several standing areas.
create table cart_line_by_quota (
  cart_id text not null references cart (id),
  screening_id bigint not null references screening (id),
  tariff_id bigint not null references tariff (id),
  quota_id bigint not null references quota (id),
  quantity bigint not null check (quantity between 0 and 500),
  position bigint not null,
  primary key (cart_id, screening_id, tariff_id, quota_id)
);
insert into cart_line_by_quota (cart_id, screening_id, tariff_id, quota_id, quantity, position)
select cart_id, screening_id, tariff_id, quota_id, quantity, position from cart_line;
drop table cart_line;
alter table cart_line_by_quota rename to cart_line;
