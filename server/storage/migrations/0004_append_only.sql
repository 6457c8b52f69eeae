-- What entered the books is never changed: the database itself refuses it, also to whoever has a SQL
-- prompt. A later step that must change such a table drops the trigger, and makes it again.
-- Left to change: what a reservation becomes; answers and news of the journal, which may have to be
-- erased; whom a sale names.

-- engine: postgres
create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger journal_kept before delete or update of number, at_ms, kind, user_id, register_id,
  idempotency_key, input_hash, body, hash on journal for each row execute function never_changed();
create trigger sale_kept before delete or update of number, id, kind, register_session_id, register_id, user_id,
  made_at_ms, total_cents, expires_at_ms, reverses, reason, note, approved_by
  on sale for each row execute function never_changed();
create trigger sale_settled before update of state, rounding_cents, paid_at_ms
  on sale for each row when (old.state <> 'reserved') execute function never_changed();
create trigger sale_line_kept before delete or update on sale_line for each row execute function never_changed();
create trigger payment_kept before delete or update on payment for each row execute function never_changed();
create trigger ticket_kept before delete or update of number, type, sale_number, line
  on ticket for each row execute function never_changed();
create trigger drawer_movement_kept before delete or update
  on drawer_movement for each row execute function never_changed();
create trigger drawer_count_kept before delete or update
  on drawer_count for each row execute function never_changed();
create trigger session_closing_kept before delete or update
  on session_closing for each row execute function never_changed();
create trigger fiscal_document_kept before delete or update
  on fiscal_document for each row execute function never_changed();
create trigger period_closing_kept before delete or update
  on period_closing for each row execute function never_changed();
create trigger print_job_kept before delete or update
  on print_job for each row execute function never_changed();

-- engine: sqlite
create trigger journal_kept before update of number, at_ms, kind, user_id, register_id,
  idempotency_key, input_hash, body, hash on journal begin select raise(abort, 'journal is never changed'); end;
create trigger journal_stays before delete on journal begin select raise(abort, 'journal is never changed'); end;
create trigger sale_kept before update of number, id, kind, register_session_id, register_id, user_id,
  made_at_ms, total_cents, expires_at_ms, reverses, reason, note, approved_by
  on sale begin select raise(abort, 'sale is never changed'); end;
create trigger sale_settled before update of state, rounding_cents, paid_at_ms
  on sale when old.state <> 'reserved' begin select raise(abort, 'sale is never changed'); end;
create trigger sale_stays before delete on sale begin select raise(abort, 'sale is never changed'); end;
create trigger sale_line_kept before update on sale_line
  begin select raise(abort, 'sale_line is never changed'); end;
create trigger sale_line_stays before delete on sale_line
  begin select raise(abort, 'sale_line is never changed'); end;
create trigger payment_kept before update on payment begin select raise(abort, 'payment is never changed'); end;
create trigger payment_stays before delete on payment begin select raise(abort, 'payment is never changed'); end;
create trigger ticket_kept before update of number, type, sale_number, line
  on ticket begin select raise(abort, 'ticket is never changed'); end;
create trigger ticket_stays before delete on ticket begin select raise(abort, 'ticket is never changed'); end;
create trigger drawer_movement_kept before update on drawer_movement
  begin select raise(abort, 'drawer_movement is never changed'); end;
create trigger drawer_movement_stays before delete on drawer_movement
  begin select raise(abort, 'drawer_movement is never changed'); end;
create trigger drawer_count_kept before update on drawer_count
  begin select raise(abort, 'drawer_count is never changed'); end;
create trigger drawer_count_stays before delete on drawer_count
  begin select raise(abort, 'drawer_count is never changed'); end;
create trigger session_closing_kept before update on session_closing
  begin select raise(abort, 'session_closing is never changed'); end;
create trigger session_closing_stays before delete on session_closing
  begin select raise(abort, 'session_closing is never changed'); end;
create trigger fiscal_document_kept before update on fiscal_document
  begin select raise(abort, 'fiscal_document is never changed'); end;
create trigger fiscal_document_stays before delete on fiscal_document
  begin select raise(abort, 'fiscal_document is never changed'); end;
create trigger period_closing_kept before update on period_closing
  begin select raise(abort, 'period_closing is never changed'); end;
create trigger period_closing_stays before delete on period_closing
  begin select raise(abort, 'period_closing is never changed'); end;
create trigger print_job_kept before update on print_job
  begin select raise(abort, 'print_job is never changed'); end;
create trigger print_job_stays before delete on print_job
  begin select raise(abort, 'print_job is never changed'); end;

-- engine: both
-- Cash that moved without a document, for closings of days and postings; one entry in some hundred.
create index drawer_movement_of_cash on drawer_movement (journal_number)
  where kind not in ('sale', 'refund', 'correction');
