-- name: list_views
-- Own ones and those that an admin shared.
select v.id, v.name, v.filter, v.shared, v.user_id, u.name
from saved_view v
join app_user u on u.id = v.user_id
where v.user_id = $1 or v.shared = 1
order by v.name, v.id
limit 1000

-- name: find_view
select user_id, shared from saved_view where id = $1

-- name: count_views
select count(*) from saved_view where user_id = $1

-- name: next_view_id
select coalesce(max(id), 0) + 1 from saved_view

-- name: insert_view
insert into saved_view (id, user_id, name, filter, shared, made_at_ms) values ($1, $2, $3, $4, $5, $6)

-- name: delete_view
delete from saved_view where id = $1
