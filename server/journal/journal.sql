-- name: insert_head
insert into head (id, journal_number, journal_hash, sale_number, ticket_number, clean_stop)
values (1, 0, $1, 0, 0, 1)
on conflict (id) do nothing

-- name: take_head
-- The row stays locked until the commit: writers of several nodes take turns here.
update head set clean_stop = 0
where id = 1
returning journal_number, journal_hash, sale_number, ticket_number

-- name: read_head
select journal_number, journal_hash, sale_number, ticket_number from head where id = 1

-- name: put_head
update head set journal_number = $1, journal_hash = $2, sale_number = $3, ticket_number = $4
where id = 1

-- name: set_clean_stop
update head set clean_stop = $1 where id = 1

-- name: clean_stop
select clean_stop from head where id = 1

-- name: insert_entry
insert into journal (number, at_ms, kind, user_id, register_id, idempotency_key, input_hash, body,
  news, answer_status, answer, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)

-- name: find_answers
select idempotency_key, input_hash, number, answer_status, answer
from journal
where idempotency_key in ($list)

-- name: greatest_key_below
select max(idempotency_key) from journal where idempotency_key < $1

-- name: list_events
select number, kind, at_ms, news
from journal
where number > $1
order by number
limit $2

-- name: list_entries
select number, at_ms, kind, user_id, register_id, idempotency_key, input_hash, body, news,
  answer_status, answer, hash
from journal
where number > $1
order by number
limit $2
