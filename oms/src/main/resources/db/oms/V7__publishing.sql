-- What each channel is shown. A channel is a shard of its own: its slot is the hash of (client, channel). The publisher that
-- holds the lease counts every change; a row keeps its SKU's newest, so that who has read up to a number reads what changed since.
create table oms.publication (
    slot          smallint not null,
    channel       text not null,
    client_id     int not null,
    holder        text not null,
    fence         bigint not null,
    until         timestamptz not null,
    last_number   bigint not null default 0 check (last_number >= 0),
    looked_at     timestamptz not null,
    -- What it owes its channel: a publication in every window.
    every_seconds int check (every_seconds between 60 and 86400),
    kind          text check (kind in ('delta', 'full')),
    owed_since    timestamptz,
    primary key (slot, channel),
    constraint duty_is_whole check (num_nulls(every_seconds, kind, owed_since) in (0, 3))
);

create table oms.published (
    slot      smallint not null,
    channel   text not null,
    client_id int not null,
    sku       text not null,
    atp       bigint not null check (atp >= 0),
    number    bigint not null check (number > 0),
    at        timestamptz not null,
    -- By the database's clock, which pools are stamped with too.
    seen_at   timestamptz not null default now(),
    primary key (slot, channel, sku)
) with (fillfactor = 70);
create unique index published_number on oms.published (slot, channel, number);

create table oms.publication_window (
    slot      smallint not null,
    channel   text not null,
    starts_at timestamptz not null,
    state     text not null check (state in ('met', 'missed')),
    how       text,
    number    bigint,
    noted_at  timestamptz not null,
    primary key (slot, channel, starts_at)
);

grant select, insert, update on oms.publication, oms.published to ${app};
grant select, insert, delete on oms.publication_window to ${app};
