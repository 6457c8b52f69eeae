-- Registers that several browsers share or that nobody counts; counts, closings, the books.

alter table register add column shared bigint not null default 0 check (shared in (0, 1));
alter table register add column closing text not null default 'counted'
  check (closing in ('counted', 'automatic'));
create index sign_in_at_register on sign_in (register_id)
  where register_id is not null and ended_at_ms is null;

alter table register_session add column float_count text not null default '';
alter table register_session add column after_seq bigint not null default 0;
alter table register_session add column closed_by bigint references app_user (id);

alter table drawer_movement add column reason text not null default 'float'
  check (reason in ('float', 'sale', 'refund', 'correction', 'in', 'out', 'in_error', 'out_error',
    'withdrawal', 'difference'));
update drawer_movement set reason = kind;
alter table drawer_movement drop column kind;
alter table drawer_movement rename column reason to kind;
-- The entry of the movement that an error correction puts right.
alter table drawer_movement add column corrects bigint;

-- Every count of a drawer, also those counted again. '' when an amount was given, not pieces.
create table drawer_count (
  id bigint primary key,
  register_session_id bigint not null references register_session (id),
  user_id bigint not null references app_user (id),
  at_ms bigint not null,
  pieces text not null,
  counted_cents bigint not null check (counted_cents >= 0),
  expected_cents bigint not null
);
create index drawer_count_of_session on drawer_count (register_session_id, id);

-- The closing of a register session with its statement (Z), as it was printed. Never changed.
create table session_closing (
  number bigint primary key,
  register_session_id bigint not null unique references register_session (id),
  mode text not null check (mode in ('counted', 'automatic', 'forced')),
  user_id bigint references app_user (id),
  at_ms bigint not null,
  expected_cents bigint not null,
  counted_cents bigint,
  withdrawn_cents bigint not null check (withdrawn_cents >= 0),
  comment text not null,
  figures text not null
);

-- Documents: a sale, what gives it back in parts or as a whole, a corrected way of payment.
alter table sale add column document text not null default 'sale'
  check (document in ('sale', 'refund', 'correction'));
update sale set document = kind where kind <> 'sale';
alter table sale drop column kind;
alter table sale rename column document to kind;
alter table sale add column note text not null default '';
alter table sale add column approved_by bigint references app_user (id);
drop index sale_reversed_once;
create index sale_reverses on sale (reverses) where reverses is not null;
-- What the statement finds its documents by: each in the order of numbers, so that a page is a short walk.
create index sale_by_time on sale (made_at_ms, number);
create index sale_of_user on sale (user_id, number);
create index sale_not_paid on sale (number) where state <> 'paid';
create index sale_later on sale (number) where kind <> 'sale';
create index sale_named on sale (number) where person_id is not null;

alter table sale_line add column what text not null default 'ticket'
  check (what in ('ticket', 'fee', 'rounding'));
update sale_line set what = kind where kind <> 'ticket';
alter table sale_line drop column kind;
alter table sale_line rename column what to kind;

alter table tariff add column refundable bigint not null default 1 check (refundable in (0, 1));
alter table ticket add column refunded_by bigint references sale (number);
alter table booking add column entered_at_ms bigint;
drop index booking_of_screening;
create index booking_of_screening on booking (screening_id);

create index sale_line_of_screening on sale_line (screening_id, sale_number) where screening_id is not null;

-- One row for each document that entered the books, in the chain of the register that took or gave
-- the money: numbered without gaps, each signed over the one before.
create table fiscal_document (
  sale_number bigint primary key references sale (number),
  register_id bigint not null references register (id),
  seq bigint not null,
  kind text not null check (kind in ('sale', 'refund', 'correction')),
  register_session_id bigint not null references register_session (id),
  journal_number bigint not null unique,
  at_ms bigint not null,
  total_cents bigint not null,
  by_rate text not null,
  net_cents bigint not null,
  absolute_cents bigint not null,
  signature bytea not null,
  unique (register_id, seq)
);

-- Days, months and years of the books: each a range of journal entries, signed.
create table period_closing (
  number bigint primary key,
  period text not null check (period in ('day', 'month', 'year')),
  label text not null,
  from_entry bigint not null,
  until_entry bigint not null,
  user_id bigint references app_user (id),
  at_ms bigint not null,
  documents bigint not null,
  total_cents bigint not null,
  by_rate text not null,
  net_cents bigint not null,
  absolute_cents bigint not null,
  figures text not null,
  signature bytea not null,
  unique (period, until_entry)
);

-- Papers of sales, of closings and of drawer movements: `subject` is the number of the one meant.
create table print_of (
  id text primary key,
  what text not null check (what in ('tickets', 'receipt', 'closing', 'report', 'movement')),
  subject bigint not null,
  output text not null check (output in ('printer', 'pdf_a4', 'pdf_roll', 'pdf_stock')),
  copy bigint not null,
  user_id bigint not null references app_user (id),
  made_at_ms bigint not null,
  unique (what, subject, copy)
);
insert into print_of (id, what, subject, output, copy, user_id, made_at_ms)
select id, what, sale_number, output, copy, user_id, made_at_ms from print_job;
drop table print_job;
alter table print_of rename to print_job;
create index print_by_time on print_job (made_at_ms);

-- Filters that people gave a name to.
create table saved_view (
  id bigint primary key,
  user_id bigint not null references app_user (id),
  name text not null,
  filter text not null,
  shared bigint not null check (shared in (0, 1)),
  made_at_ms bigint not null
);
create index saved_view_of_user on saved_view (user_id);

-- Files made in the background; the outbox has their state. `file` is '' until it is made and when it is
-- no longer kept.
create table export_file (
  id text primary key,
  what text not null check (what in ('statement', 'archive', 'postings', 'takings')),
  format text not null check (format in ('csv', 'xlsx', 'pdf', 'zip')),
  filter text not null,
  language text not null,
  user_id bigint not null references app_user (id),
  made_at_ms bigint not null,
  file text not null,
  bytes bigint not null,
  row_count bigint not null
);
create index export_of_user on export_file (user_id, made_at_ms);
