-- Money in minor units (*_cents), times in UTC milliseconds (*_at_ms), truth as 0 or 1.
-- Words in four languages are four columns; '' means not given in that language.

-- What the writer counts on, in one row. Updating it is the lock that puts writers of several
-- nodes in turn; numbers have no gaps because they are written in the commit that uses them.
create table head (
  id bigint primary key check (id = 1),
  journal_number bigint not null,
  journal_hash bytea not null,
  sale_number bigint not null,
  ticket_number bigint not null,
  clean_stop bigint not null
);

create table journal (
  number bigint primary key,
  at_ms bigint not null,
  kind text not null,
  user_id bigint,
  register_id bigint,
  idempotency_key text not null unique,
  input_hash bytea not null,
  body text not null,
  news text not null,
  answer_status bigint not null,
  answer text not null,
  hash bytea not null
);

-- Effects outside, carried out after the commit. kind says by whom.
create table outbox (
  id text primary key,
  kind text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('queued', 'sending', 'done', 'failed', 'unknown')),
  attempts bigint not null,
  next_at_ms bigint not null,
  problem text not null,
  made_at_ms bigint not null,
  done_at_ms bigint
);
create index outbox_waiting on outbox (next_at_ms) where state in ('queued', 'sending');

create table setting (
  name text primary key,
  value text not null
);

-- Personal data stands apart from the books, so that it can be erased: the journal holds only
-- the digest of salt and person.
create table person (
  id text primary key,
  salt bytea not null,
  name text not null,
  phone text not null,
  email text not null
);

create table app_user (
  id bigint primary key,
  login text not null unique,
  name text not null,
  password_hash text not null,
  pin_hash text not null,
  pin_failures bigint not null,
  language text not null,
  roles text not null,
  blocked bigint not null check (blocked in (0, 1)),
  last_register_id bigint,
  made_at_ms bigint not null
);

create table sign_in (
  token_hash bytea primary key,
  user_id bigint not null references app_user (id),
  register_id bigint,
  made_at_ms bigint not null,
  expires_at_ms bigint not null,
  ended_at_ms bigint
);
create index sign_in_of_user on sign_in (user_id);

-- A browser in which this user has signed in before: guessing elsewhere does not slow it down.
create table known_browser (
  token_hash bytea primary key,
  user_id bigint not null references app_user (id),
  made_at_ms bigint not null
);

create table salepoint (
  id bigint primary key,
  name text not null,
  layout text not null check (layout in ('tickets', 'articles')),
  methods text not null
);

create table register (
  id bigint primary key,
  salepoint_id bigint not null references salepoint (id),
  name text not null,
  printer text not null
);

create table user_salepoint (
  user_id bigint not null references app_user (id),
  salepoint_id bigint not null references salepoint (id),
  primary key (user_id, salepoint_id)
);

create table register_session (
  id bigint primary key,
  register_id bigint not null references register (id),
  opened_by bigint not null references app_user (id),
  opened_at_ms bigint not null,
  float_cents bigint not null check (float_cents >= 0),
  closed_at_ms bigint
);
create unique index one_open_session on register_session (register_id) where closed_at_ms is null;

create table vat_code (
  code text primary key,
  excluded bigint not null check (excluded in (0, 1))
);

create table vat_rate (
  code text not null references vat_code (code),
  from_day text not null,
  rate_bp bigint not null check (rate_bp between 0 and 10000),
  primary key (code, from_day)
);

create table section (
  id bigint primary key,
  name_fr text not null, name_de text not null, name_it text not null, name_en text not null
);

create table room (
  id bigint primary key,
  name text not null,
  building text not null,
  capacity bigint not null check (capacity >= 0)
);

create table work (
  id bigint primary key,
  title_fr text not null, title_de text not null, title_it text not null, title_en text not null,
  original_title text not null,
  duration_min bigint not null,
  section_id bigint references section (id)
);

create table tariff_grid (
  id bigint primary key,
  name text not null
);

create table tariff (
  id bigint primary key,
  grid_id bigint not null references tariff_grid (id),
  tariff_key text not null,
  name_fr text not null, name_de text not null, name_it text not null, name_en text not null,
  note_fr text not null, note_de text not null, note_it text not null, note_en text not null,
  price_cents bigint not null check (price_cents >= 0),
  value_cents bigint not null check (value_cents >= 0),
  vat_code text not null references vat_code (code),
  sellers text not null,
  salepoints text not null,
  ticket_types text not null,
  not_before_ms bigint,
  not_after_ms bigint,
  colour text not null,
  sort bigint not null,
  unique (grid_id, tariff_key)
);

create table screening (
  id bigint primary key,
  work_id bigint not null references work (id),
  room_id bigint not null references room (id),
  grid_id bigint not null references tariff_grid (id),
  starts_at_ms bigint not null,
  ends_at_ms bigint not null check (ends_at_ms > starts_at_ms),
  sale_from_ms bigint,
  sale_until_ms bigint not null,
  mode text not null check (mode in ('tickets', 'free_entry', 'by_mail', 'other')),
  cancelled bigint not null check (cancelled in (0, 1))
);
create index screening_by_start on screening (starts_at_ms);
create index screening_by_room on screening (room_id, starts_at_ms);

-- Places of a screening (contingents). `sold` counts live bookings of tickets that are paid for.
create table quota (
  id bigint primary key,
  screening_id bigint not null references screening (id),
  name text not null,
  position bigint not null,
  capacity bigint not null check (capacity >= 0),
  sold bigint not null check (sold >= 0),
  check (sold <= capacity),
  unique (screening_id, name)
);

create table cart (
  id text primary key,
  register_id bigint not null references register (id),
  user_id bigint not null references app_user (id),
  state text not null check (state in ('open', 'parked', 'sold', 'emptied', 'expired')),
  name text not null,
  made_at_ms bigint not null,
  expires_at_ms bigint not null
);
create index cart_live on cart (expires_at_ms) where state in ('open', 'parked');

-- A line of a live, unexpired cart holds `quantity` places of its quota.
create table cart_line (
  cart_id text not null references cart (id),
  screening_id bigint not null references screening (id),
  tariff_id bigint not null references tariff (id),
  quota_id bigint not null references quota (id),
  quantity bigint not null check (quantity between 0 and 500),
  position bigint not null,
  primary key (cart_id, screening_id, tariff_id)
);

-- Documents: sales and what takes them back. Never changed but for the state of a reservation.
create table sale (
  number bigint primary key,
  id text not null unique,
  kind text not null check (kind in ('sale', 'refund')),
  state text not null check (state in ('paid', 'reserved', 'expired', 'cancelled')),
  register_session_id bigint not null references register_session (id),
  register_id bigint not null references register (id),
  user_id bigint not null references app_user (id),
  made_at_ms bigint not null,
  total_cents bigint not null,
  rounding_cents bigint not null,
  person_id text references person (id),
  expires_at_ms bigint,
  reverses bigint references sale (number),
  reason text not null,
  paid_at_ms bigint
);
create index sale_of_register on sale (register_id, number);
create index sale_reserved on sale (expires_at_ms) where state = 'reserved';
create unique index sale_reversed_once on sale (reverses) where reverses is not null;

create table sale_line (
  sale_number bigint not null references sale (number),
  line bigint not null,
  kind text not null check (kind in ('ticket', 'rounding')),
  screening_id bigint references screening (id),
  tariff_id bigint references tariff (id),
  quota_id bigint references quota (id),
  quantity bigint not null,
  unit_cents bigint not null,
  amount_cents bigint not null,
  vat_code text not null,
  vat_bp bigint,
  vat_cents bigint not null,
  reverses_line bigint,
  primary key (sale_number, line)
);

create table payment (
  sale_number bigint not null references sale (number),
  payment bigint not null,
  method text not null check (method in ('cash', 'card', 'twint', 'transfer', 'free', 'later')),
  amount_cents bigint not null,
  tendered_cents bigint,
  reference text not null,
  register_session_id bigint not null references register_session (id),
  at_ms bigint not null,
  primary key (sale_number, payment)
);

-- The right to enter. `type` is a ticket type; single tickets have the reserved one.
create table ticket (
  number bigint primary key,
  type text not null,
  sale_number bigint not null references sale (number),
  line bigint not null,
  status text not null check (status in ('new', 'activated', 'blocked', 'deleted'))
);
create index ticket_of_sale on ticket (sale_number);

-- A place on a screening, carried by a ticket. seat_id waits for numbered seats.
create table booking (
  ticket_number bigint not null references ticket (number),
  screening_id bigint not null references screening (id),
  quota_id bigint not null references quota (id),
  seat_id bigint,
  state text not null check (state in ('reserved', 'confirmed', 'released')),
  primary key (ticket_number, screening_id)
);
create index booking_of_screening on booking (screening_id) where state <> 'released';

-- What goes into and out of the drawer; the balance is their sum.
create table drawer_movement (
  register_session_id bigint not null references register_session (id),
  journal_number bigint not null,
  position bigint not null,
  kind text not null check (kind in ('float', 'sale', 'refund', 'in', 'out', 'correction')),
  amount_cents bigint not null,
  user_id bigint not null references app_user (id),
  at_ms bigint not null,
  sale_number bigint,
  note text not null,
  primary key (register_session_id, journal_number, position)
);

-- Every paper asked for; copy 0 is the original.
create table print_job (
  id text primary key,
  sale_number bigint not null references sale (number),
  what text not null check (what in ('tickets', 'receipt')),
  output text not null check (output in ('printer', 'pdf_a4', 'pdf_roll', 'pdf_stock')),
  copy bigint not null,
  user_id bigint not null references app_user (id),
  made_at_ms bigint not null,
  unique (sale_number, what, copy)
);
