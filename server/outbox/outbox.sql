-- name: insert_job
insert into outbox (id, kind, subject, body, state, attempts, next_at_ms, problem, made_at_ms, done_at_ms)
values ($1, $2, $3, $4, 'queued', 0, $5, '', $6, null)

-- name: find_job
select id, kind, subject, body, attempts, state, problem from outbox where id = $1

-- name: list_due
select id, kind, subject, body, attempts, state, problem
from outbox
where kind = $1 and state in ('queued', 'sending') and next_at_ms <= $2
order by next_at_ms, id
limit 20

-- name: list_sending
select id, kind, subject, body, attempts, state, problem
from outbox
where kind = $1 and state = 'sending' and made_at_ms <= $2
order by next_at_ms, id
limit 1000

-- name: next_due
select next_at_ms from outbox where kind = $1 and state in ('queued', 'sending') order by next_at_ms limit 1

-- name: set_state
update outbox
set state = $2, attempts = $3, next_at_ms = $4, problem = $5, done_at_ms = $6
where id = $1
