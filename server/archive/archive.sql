-- Everything is read in pages, each by the key of the last row of the page before.

-- name: journal_page
select number, at_ms, kind, user_id, register_id, idempotency_key, input_hash, body, hash
from journal
where number > $1 and number <= $2
order by number
limit 500

-- name: hash_at
select hash from journal where number = $1

-- name: document_page
select f.journal_number, f.register_id, f.seq, f.kind, f.sale_number, s.id, f.at_ms, s.made_at_ms, s.user_id,
  f.register_session_id, f.total_cents, s.rounding_cents, s.reverses, s.reason, s.note, s.approved_by, f.by_rate,
  f.net_cents, f.absolute_cents, f.signature
from fiscal_document f
join sale s on s.number = f.sale_number
where f.journal_number > $1 and f.journal_number <= $2
order by f.journal_number
limit 200

-- name: document_lines
select f.journal_number, l.line, l.kind, l.screening_id, l.tariff_id,
  coalesce(nullif(w.title_fr, ''), nullif(w.title_de, ''), nullif(w.title_it, ''), nullif(w.title_en, ''), w.original_title),
  coalesce(nullif(t.name_fr, ''), nullif(t.name_de, ''), nullif(t.name_it, ''), t.name_en), c.starts_at_ms,
  l.quantity, l.unit_cents, l.amount_cents, l.vat_code, l.vat_bp, l.vat_cents, l.reverses_line
from fiscal_document f
join sale_line l on l.sale_number = f.sale_number
left join screening c on c.id = l.screening_id
left join work w on w.id = c.work_id
left join tariff t on t.id = l.tariff_id
where f.journal_number >= $1 and f.journal_number <= $2
order by f.journal_number, l.line

-- name: document_payments
select f.journal_number, p.method, p.amount_cents, p.tendered_cents, p.reference, p.register_session_id, p.at_ms
from fiscal_document f
join payment p on p.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2
order by f.journal_number, p.payment

-- name: document_tickets
-- Those a sale issued, those a refund took back.
select f.journal_number, t.number
from fiscal_document f
join ticket t on t.sale_number = f.sale_number
where f.journal_number >= $1 and f.journal_number <= $2
union all
select f.journal_number, t.number
from fiscal_document f
join sale s on s.number = f.sale_number
join ticket t on t.sale_number = s.reverses and t.refunded_by = s.number
where f.journal_number >= $1 and f.journal_number <= $2
order by 1, 2

-- name: signature_before
select signature from fiscal_document where register_id = $1 and seq = $2

-- name: earlier_page
-- What documents of the range give back or correct, with what gave back before, all from before the range.
select distinct e.journal_number
from fiscal_document f
join sale s on s.number = f.sale_number
join sale o on o.number = s.reverses or o.reverses = s.reverses
join fiscal_document e on e.sale_number = o.number
where f.journal_number >= $1 and f.journal_number <= $2 and e.journal_number < $1 and e.journal_number > $3
order by e.journal_number
limit 200

-- name: chains_before
-- Where the chain of each register stood when the range began.
select f.register_id, f.seq, f.net_cents, f.absolute_cents, f.signature
from fiscal_document f
join (select register_id, max(seq) as seq from fiscal_document where journal_number < $1 group by register_id) e
  on e.register_id = f.register_id and e.seq = f.seq
order by f.register_id

-- name: movement_page
select m.journal_number, m.position, m.register_session_id, s.register_id, m.kind, m.amount_cents, m.user_id, m.at_ms,
  m.sale_number, m.note, m.corrects
from drawer_movement m
join register_session s on s.id = m.register_session_id
where (m.register_session_id, m.journal_number, m.position) > ($1, $2, $3)
  and m.journal_number >= $4 and m.journal_number <= $5
order by m.register_session_id, m.journal_number, m.position
limit 500

-- name: session_closing
select c.number, c.register_session_id, s.register_id, c.mode, c.user_id, c.at_ms, c.expected_cents, c.counted_cents,
  c.withdrawn_cents, c.comment, c.figures
from session_closing c
join register_session s on s.id = c.register_session_id
where c.number = $1

-- name: period_page
select c.number, c.period, c.label, c.from_entry, c.until_entry, c.at_ms, c.user_id, c.documents, c.total_cents,
  c.by_rate, c.net_cents, c.absolute_cents, c.figures, c.signature, b.signature
from period_closing c
left join period_closing b on b.number = c.number - 1
where c.number > $1 and c.from_entry >= $2 and c.until_entry <= $3
order by c.number
limit 200

-- name: closed_before
select until_entry, net_cents, absolute_cents
from period_closing
where period = $1 and until_entry < $2
order by until_entry desc
limit 1

-- name: labelled
select min(from_entry), max(until_entry) from period_closing where period = $1 and label = $2
