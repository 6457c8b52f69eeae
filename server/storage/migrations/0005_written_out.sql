-- The condition of an index is tried for every row written, and SQLite fills a temporary b-tree for each list
-- of three values in it: written out it is a comparison. Queries must say it in the same words.
drop index drawer_movement_of_cash;
create index drawer_movement_of_cash on drawer_movement (journal_number)
  where kind <> 'sale' and kind <> 'refund' and kind <> 'correction';
