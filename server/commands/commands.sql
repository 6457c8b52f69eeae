-- name: list_settings
select name, value from setting order by name limit 100

-- name: find_setting
select value from setting where name = $1

-- name: put_setting
insert into setting (name, value) values ($1, $2)
on conflict (name) do update set value = excluded.value
