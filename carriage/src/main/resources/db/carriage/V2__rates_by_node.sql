-- A node may have prices of its own; what it has none for is priced by the row of no node.
alter table carriage.zone_rate add column origin text not null default '' check (length(origin) <= 40);
alter table carriage.zone_rate drop constraint zone_rate_pkey, add primary key (service, origin, zone);
