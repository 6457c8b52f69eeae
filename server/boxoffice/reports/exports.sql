-- name: insert_export
insert into export_file (id, what, format, filter, language, user_id, made_at_ms, file, bytes, row_count)
values ($1, $2, $3, $4, $5, $6, $7, '', 0, 0)

-- name: waiting_exports
select count(*)
from export_file e
join outbox o on o.id = e.id
where e.user_id = $1 and o.state in ('queued', 'sending')

-- name: find_export
select e.id, e.what, e.format, e.filter, e.language, e.user_id, e.made_at_ms, e.file, e.bytes, e.row_count,
  o.state, o.problem
from export_file e
join outbox o on o.id = e.id
where e.id = $1

-- name: list_exports
select e.id, e.what, e.format, e.filter, e.language, e.user_id, e.made_at_ms, e.file, e.bytes, e.row_count,
  o.state, o.problem
from export_file e
join outbox o on o.id = e.id
where e.user_id = $1
order by e.made_at_ms desc, e.id desc
limit 100

-- name: set_made
update export_file set file = $2, bytes = $3, row_count = $4 where id = $1

-- name: old_exports
-- Ended ones that are past their time or not among the newest.
select e.id, e.file
from export_file e
join outbox o on o.id = e.id
where o.state not in ('queued', 'sending')
  and (e.made_at_ms < $1 or e.id not in (select id from export_file order by made_at_ms desc, id desc limit $2))
order by e.made_at_ms
limit 200

-- name: delete_export
delete from export_file where id = $1
