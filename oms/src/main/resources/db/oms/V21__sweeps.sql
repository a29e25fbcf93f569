-- What a channel says it has, laid beside what we have: one row for each sweep over a window of its time. The slot is the hash
-- of (client, channel).
create table oms.sweep (
    slot      smallint not null,
    client_id int not null,
    channel   text not null,
    id        bigint not null,
    from_at   timestamptz not null,
    to_at     timestamptz not null,
    -- Distinct numbers that were told, and what was known of them then.
    told      int not null check (told between 0 and 10000),
    captured  int not null check (captured >= 0),
    rejected  int not null check (rejected >= 0),
    missing   int not null check (missing >= 0),
    swept_at  timestamptz not null,
    swept_by  text not null,
    primary key (slot, client_id, channel, id),
    check (from_at < to_at),
    check (told = captured + rejected + missing)
);
create index sweep_window on oms.sweep (slot, client_id, channel, to_at desc, id desc);

-- Orders that a channel has and we had not, when they were first missed and when they were here.
create table oms.missing_order (
    slot      smallint not null,
    client_id int not null,
    channel   text not null,
    number    text not null check (length(number) between 1 and 80),
    sweep     bigint not null,
    seen_at   timestamptz not null,
    found_at  timestamptz,
    primary key (slot, client_id, channel, number),
    foreign key (slot, client_id, channel, sweep) references oms.sweep (slot, client_id, channel, id),
    check (found_at >= seen_at)
);
create index missing_order_open on oms.missing_order (slot, client_id, channel, seen_at, number) where found_at is null;

-- How often a channel owes a sweep.
create table oms.sweep_plan (
    channel       text primary key,
    client_id     int not null,
    every_seconds int not null check (every_seconds between 60 and 604800),
    since         timestamptz not null
);

create index rejected_order_number on oms.rejected_order (client_id, channel, external_number);

grant select, insert on oms.sweep to ${app};
grant select, insert, update on oms.missing_order to ${app};
grant select, insert, update, delete on oms.sweep_plan to ${app};
