-- The four handoff tables of a family, as each side's first migration makes them, {t} is schema and prefix, {p} the prefix, {k} the key.
create table {t}_outbox (
    {k}          int not null,
    id           bigint not null,
    to_key       int not null,
    lane         bigint not null,
    seq          int not null,
    type         text not null,
    destination  text not null,
    business_key text,
    due_at       timestamptz not null,
    body         text not null,
    state        text not null default 'pending' check (state in ('pending', 'sending', 'in-doubt', 'dead', 'sent', 'settled')),
    attempts     int not null default 0,
    number       bigint,
    last_error   text,
    settled_at   timestamptz,
    peer         text,
    receipt      bigint,
    primary key ({k}, id)
) partition by range (id);
create table {t}_outbox_rest partition of {t}_outbox default;
create index {p}_outbox_open on {t}_outbox ({k}, due_at, id) where state in ('pending', 'sending', 'in-doubt');
create index {p}_outbox_lane on {t}_outbox ({k}, lane, seq) where state in ('pending', 'sending', 'in-doubt', 'dead');
create index {p}_outbox_dead on {t}_outbox ({k}, id) where state = 'dead';
create index {p}_outbox_number on {t}_outbox ({k}, number) where state in ('pending', 'sending', 'in-doubt');
create index {p}_outbox_receipt on {t}_outbox ({k}, peer, receipt) where receipt is not null;

create table {t}_inbox (
    {k}        int not null,
    message_id bigint not null,
    consumer   text not null,
    applied_at timestamptz not null default now(),
    primary key ({k}, message_id, consumer)
) partition by range (message_id);
create table {t}_inbox_rest partition of {t}_inbox default;

create table {t}_lease (
    {k}         int primary key,
    holder      text not null,
    fence       bigint not null,
    until       timestamptz not null,
    last_number bigint not null default 0,
    sent        bigint not null default 0
);

create table {t}_claim (
    {k}      int not null,
    key_hash bytea not null check (length(key_hash) = 16),
    id       bigint not null,
    primary key ({k}, key_hash)
);

grant select, insert, update on {t}_outbox, {t}_lease to {app};
grant select, insert on {t}_inbox, {t}_claim to {app};
