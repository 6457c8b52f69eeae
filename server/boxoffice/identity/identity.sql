-- name: user_by_login
select id, login, name, password_hash, pin_hash, pin_failures, language, roles, blocked, last_register_id
from app_user
where login = $1

-- name: user_by_id
select id, login, name, password_hash, pin_hash, pin_failures, language, roles, blocked, last_register_id
from app_user
where id = $1

-- name: insert_user
insert into app_user (id, login, name, password_hash, pin_hash, pin_failures, language, roles, blocked,
  last_register_id, made_at_ms)
values ($1, $2, $3, $4, $5, 0, $6, $7, 0, null, $8)

-- name: next_user_id
select coalesce(max(id), 0) + 1 from app_user

-- name: attach_user
insert into user_salepoint (user_id, salepoint_id) values ($1, $2)

-- name: salepoints_of_user
select salepoint_id from user_salepoint where user_id = $1 order by salepoint_id limit 100

-- name: salepoint_exists
select id from salepoint where id = $1

-- name: block_user
update app_user set blocked = 1 where id = $1

-- name: end_sessions_of_user
update sign_in set ended_at_ms = $2 where user_id = $1 and ended_at_ms is null

-- name: active_admins
select count(*) from app_user where blocked = 0 and (roles = 'admin' or roles like 'admin,%')

-- name: insert_session
insert into sign_in (token_hash, user_id, register_id, made_at_ms, expires_at_ms, ended_at_ms)
values ($1, $2, null, $3, $4, null)

-- name: find_session
select s.user_id, s.register_id, s.expires_at_ms, s.ended_at_ms, r.salepoint_id, r.name
from sign_in s
left join register r on r.id = s.register_id
where s.token_hash = $1

-- name: end_session
update sign_in set ended_at_ms = $2 where token_hash = $1 and ended_at_ms is null

-- name: set_session_user
update sign_in set user_id = $2 where token_hash = $1

-- name: others_at_register
select s.register_id, u.name, s.made_at_ms
from sign_in s
join app_user u on u.id = s.user_id
where s.register_id is not null and s.ended_at_ms is null and s.expires_at_ms > $1 and s.token_hash <> $2
order by s.made_at_ms desc
limit 1000

-- name: leave_register
update sign_in set register_id = null where register_id = $1 and token_hash <> $2 and ended_at_ms is null

-- name: set_session_register
update sign_in set register_id = $2 where token_hash = $1

-- name: set_last_register
update app_user set last_register_id = $2 where id = $1

-- name: set_pin_failures
update app_user set pin_failures = $2 where id = $1

-- name: insert_known_browser
insert into known_browser (token_hash, user_id, made_at_ms) values ($1, $2, $3)

-- name: known_browser
select user_id from known_browser where token_hash = $1

-- name: cashiers_of_salepoint
select u.id, u.name
from app_user u
join user_salepoint us on us.user_id = u.id
where us.salepoint_id = $1 and u.blocked = 0 and u.pin_hash <> ''
order by u.name
limit 200
