-- What closed ranges of the journal hold: entries $1 to $2, of register session $3 or (null) of all.

-- name: closed_days
select number, label, from_entry, until_entry, documents
from period_closing
where period = 'day' and label >= $1 and label <= $2 and number > $3
order by number
limit 1000

-- name: closed_session
-- From the float of the session up to the float of the next one at its register.
select c.at_ms, s.id,
  (select min(m.journal_number) from drawer_movement m where m.register_session_id = s.id),
  (select min(m.journal_number) - 1 from drawer_movement m where m.register_session_id =
    (select min(n.id) from register_session n where n.register_id = s.register_id and n.id > s.id))
from session_closing c
join register_session s on s.id = c.register_session_id
where c.number = $1

-- name: methods
select p.method, sum(p.amount_cents)
from fiscal_document f
join payment p on p.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2 and (f.register_session_id = $3 or $3 is null)
group by p.method
order by p.method

-- name: revenue
select l.vat_code, l.vat_bp, l.kind, sum(l.amount_cents), sum(l.vat_cents)
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2 and (f.register_session_id = $3 or $3 is null)
group by l.vat_code, l.vat_bp, l.kind
order by l.vat_code, l.vat_bp, l.kind

-- name: cash_moves
-- What is not of a document, along an index of its own. An error bears the note of what it takes back.
select m.journal_number, m.kind, m.amount_cents, m.note, o.note, r.name, s.id, s.register_id
from drawer_movement m
join register_session s on s.id = m.register_session_id
join register r on r.id = s.register_id
left join drawer_movement o on o.register_session_id = m.register_session_id
  and o.journal_number = m.corrects and o.position = 0
where m.journal_number >= $1 and m.journal_number <= $2 and m.kind <> 'sale' and m.kind <> 'refund'
  and m.kind <> 'correction'
  and (m.register_session_id = $3 or $3 is null)
order by m.journal_number, m.position

-- name: left_before
-- What the session before had left in the drawer: the sum of all that moved in it, its closing included.
select coalesce(sum(amount_cents), 0)
from drawer_movement
where register_session_id = (select max(id) from register_session where register_id = $1 and id < $2)
