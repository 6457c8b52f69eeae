-- name: next_copy
select coalesce(max(copy), -1) + 1 from print_job where subject = $1 and what = $2

-- name: insert_print
insert into print_job (id, subject, what, output, copy, user_id, made_at_ms)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: find_print
select p.id, p.subject, p.what, p.output, p.copy, p.user_id, p.made_at_ms
from print_job p
where p.id = $1
