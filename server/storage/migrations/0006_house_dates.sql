-- House seats by the date they end at: the sweep asks for those past it every other second.
create index seat_claim_of_house_until on seat_claim (expires_at_ms)
  where state = 'house' and expires_at_ms is not null;
