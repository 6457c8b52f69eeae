-- name: counts
select (select count(*) from journal), (select count(*) from sale), (select count(*) from ticket),
  (select coalesce(max(number), 0) from sale), (select coalesce(max(number), 0) from ticket)

-- name: line_sums_off
-- A document's total is the sum of its lines, its rounding the sum of its rounding lines.
select s.number
from sale s
left join sale_line l on l.sale_number = s.number
group by s.number, s.total_cents, s.rounding_cents
having coalesce(sum(case when l.kind <> 'rounding' then l.amount_cents else 0 end), 0) <> s.total_cents
  or coalesce(sum(case when l.kind = 'rounding' then l.amount_cents else 0 end), 0) <> s.rounding_cents
order by s.number
limit 20

-- name: payment_sums_off
-- What was paid is the total with its rounding; a reservation has no payment.
select s.number
from sale s
left join payment p on p.sale_number = s.number
group by s.number, s.total_cents, s.rounding_cents, s.state
having coalesce(sum(p.amount_cents), 0)
  <> case when s.state = 'paid' then s.total_cents + s.rounding_cents else 0 end
order by s.number
limit 20

-- name: line_amounts_off
select sale_number from sale_line where amount_cents <> unit_cents * quantity order by sale_number limit 20

-- name: quotas_off
-- sold is the number of confirmed bookings, and never beyond the capacity.
select q.id
from quota q
left join (select quota_id, count(*) as places from booking where state = 'confirmed' group by quota_id) b
  on b.quota_id = q.id
where coalesce(b.places, 0) <> q.sold or q.sold > q.capacity
order by q.id
limit 20

-- name: tickets_off
-- Every line of a sale has as many tickets as places.
select l.sale_number
from sale_line l
join sale s on s.number = l.sale_number and s.kind = 'sale'
left join ticket t on t.sale_number = l.sale_number and t.line = l.line
where l.kind = 'ticket'
group by l.sale_number, l.line, l.quantity
having count(t.number) <> l.quantity
order by l.sale_number
limit 20

-- name: states_off
-- Tickets that were given back, or whose reservation expired or was given up, admit nobody.
select t.number
from ticket t
join sale s on s.number = t.sale_number
where (t.status = 'activated') <> (s.state = 'paid' and t.refunded_by is null) and t.status <> 'blocked'
order by t.number
limit 20

-- name: refunds_off
-- What refunds gave back of a line is what they voided of its tickets, and never more than was sold.
select l.sale_number
from sale_line l
left join (select s.reverses, b.reverses_line, -sum(b.quantity) as quantity, -sum(b.amount_cents) as cents
           from sale s join sale_line b on b.sale_number = s.number
           where s.kind = 'refund' and b.kind = 'ticket' group by s.reverses, b.reverses_line) r
  on r.reverses = l.sale_number and r.reverses_line = l.line
left join (select sale_number, line, count(*) as tickets from ticket where refunded_by is not null
           group by sale_number, line) t
  on t.sale_number = l.sale_number and t.line = l.line
where l.kind = 'ticket' and l.quantity > 0
  and (coalesce(r.quantity, 0) <> coalesce(t.tickets, 0) or coalesce(r.quantity, 0) > l.quantity
    or coalesce(r.cents, 0) > l.amount_cents)
order by l.sale_number
limit 20

-- name: methods_off
-- No method gives back more than came in by it.
select coalesce(s.reverses, s.number)
from payment p
join sale s on s.number = p.sale_number
group by coalesce(s.reverses, s.number), p.method
having sum(p.amount_cents) < 0
order by 1
limit 20

-- name: unbooked
-- Every document that was paid is in the books once, and nothing else is.
select s.number
from sale s
left join fiscal_document f on f.sale_number = s.number
where (s.state = 'paid') <> (f.sale_number is not null)
  or (f.sale_number is not null and (f.total_cents <> s.total_cents or f.kind <> s.kind))
order by s.number
limit 20

-- name: chain_documents
select register_id, seq, kind, sale_number, journal_number, at_ms, total_cents, by_rate, net_cents,
  absolute_cents, signature
from fiscal_document
where (register_id, seq) > ($1, $2)
order by register_id, seq
limit 1000

-- name: closings
select number, period, label, from_entry, until_entry, at_ms, documents, total_cents, by_rate, net_cents,
  absolute_cents, signature
from period_closing
order by number
limit 100000

-- name: closing_sums_off
select c.number
from period_closing c
left join fiscal_document f on f.journal_number >= c.from_entry and f.journal_number <= c.until_entry
where c.period = 'day'
group by c.number, c.documents, c.total_cents
having count(f.seq) <> c.documents or coalesce(sum(f.total_cents), 0) <> c.total_cents
order by c.number
limit 20

-- name: drawers_not_empty
-- A closed session's drawer holds what its closing said is left.
select c.number
from session_closing c
join drawer_movement m on m.register_session_id = c.register_session_id
group by c.number, c.counted_cents, c.expected_cents, c.withdrawn_cents
having sum(m.amount_cents) <> coalesce(c.counted_cents, c.expected_cents) - c.withdrawn_cents
order by c.number
limit 20

-- name: drawers_off
-- Cash in payments is cash in the drawer.
select p.register_session_id
from (select register_session_id, sum(amount_cents) as cents from payment where method = 'cash'
      group by register_session_id) p
left join (select register_session_id, sum(amount_cents) as cents from drawer_movement
           where kind in ('sale', 'refund', 'correction') group by register_session_id) m
  on m.register_session_id = p.register_session_id
where p.cents <> coalesce(m.cents, 0)
order by p.register_session_id
limit 20

-- name: sales_without_entry
select s.number
from sale s
left join journal j on j.idempotency_key = s.id
where j.number is null
order by s.number
limit 20

-- name: seats_off
-- A seat that is sold is its booking and promised to nobody; a reserved one to the ticket whose booking names it.
select k.seat
from seat_claim k
join booking b on b.screening_id = k.screening_id and (case when b.state = 'confirmed' then b.seat_id end) = k.seat
union all
select k.seat
from seat_claim k
left join booking b on b.ticket_number = k.ticket_number and b.screening_id = k.screening_id
  and b.seat_id = k.seat and b.state = 'reserved'
where k.state = 'sold' or (k.state = 'reserved' and b.ticket_number is null)
order by 1
limit 20

-- name: seats_twice
select b.seat_id
from booking b
where b.state = 'confirmed' and b.seat_id is not null
group by b.screening_id, b.seat_id
having count(*) > 1
order by b.seat_id
limit 20
