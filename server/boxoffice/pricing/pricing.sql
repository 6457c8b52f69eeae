-- name: find_vat_code
select code, excluded from vat_code where code = $1

-- name: vat_rates
select from_day, rate_bp from vat_rate where code = $1 order by from_day limit 100

-- name: insert_vat_code
insert into vat_code (code, excluded) values ($1, $2)

-- name: insert_vat_rate
insert into vat_rate (code, from_day, rate_bp) values ($1, $2, $3)

-- name: next_grid_id
select coalesce(max(id), 0) + 1 from tariff_grid

-- name: insert_grid
insert into tariff_grid (id, name) values ($1, $2)

-- name: next_tariff_id
select coalesce(max(id), 0) + 1 from tariff

-- name: insert_tariff
insert into tariff (id, grid_id, tariff_key, name_fr, name_de, name_it, name_en, note_fr, note_de,
  note_it, note_en, price_cents, value_cents, vat_code, sellers, salepoints, ticket_types,
  not_before_ms, not_after_ms, colour, sort, categories, refundable)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
  $22, $23)

-- name: set_price
update tariff set price_cents = $2 where id = $1

-- name: find_tariff
select id, grid_id, tariff_key, name_fr, name_de, name_it, name_en, note_fr, note_de, note_it, note_en,
  price_cents, value_cents, vat_code, sellers, salepoints, ticket_types, not_before_ms, not_after_ms,
  colour, sort, categories, refundable
from tariff
where id = $1

-- name: list_tariffs
select id, grid_id, tariff_key, name_fr, name_de, name_it, name_en, note_fr, note_de, note_it, note_en,
  price_cents, value_cents, vat_code, sellers, salepoints, ticket_types, not_before_ms, not_after_ms,
  colour, sort, categories, refundable
from tariff
order by grid_id, sort, id
limit 2000
