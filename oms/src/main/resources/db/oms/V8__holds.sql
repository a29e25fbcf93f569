-- How many holds of an order are open: what its status is derived from, under the same lock.
alter table oms.sales_order add column holds int not null default 0 check (holds >= 0);

-- What stops an order, who decides about it, and how it was lifted.
create table oms.order_hold (
    slot       smallint not null,
    id         bigint not null,
    order_id   bigint not null,
    client_id  int not null,
    channel    text not null,
    kind       text not null check (kind in ('manual', 'address', 'price', 'duplicate', 'fraud')),
    code       text not null check (length(code) between 1 and 60),
    detail     text not null check (length(detail) between 1 and 1000),
    owner      text not null check (length(owner) between 1 and 60),
    rule       text not null check (rule in ('by-hand', 'at-a-time', 'when-checked')),
    release_at timestamptz,
    -- The order that this one looks like.
    other      bigint,
    placed_by  text not null,
    placed_at  timestamptz not null,
    state      text not null default 'open' check (state in ('open', 'released', 'ended')),
    closed_by  text,
    closed_at  timestamptz,
    closed_why text,
    primary key (slot, id),
    check ((rule = 'at-a-time') = (release_at is not null)),
    check ((state = 'open') = (closed_at is null) and (state = 'open') = (closed_by is null) and (state = 'open') = (closed_why is null))
);
create index order_hold_order on oms.order_hold (slot, order_id);
create unique index order_hold_open on oms.order_hold (slot, order_id, kind, code) where state = 'open';
create index order_hold_queue on oms.order_hold (client_id, placed_at, id) where state = 'open';
create index order_hold_owner on oms.order_hold (client_id, owner, placed_at, id) where state = 'open';

-- What is checked at capture, and up to which stage units may be changed: one row for a channel that says so.
create table oms.channel_check (
    channel          text primary key,
    address          text not null check (address in ('off', 'hold', 'refuse')),
    price            text not null check (price in ('off', 'hold', 'refuse')),
    price_tolerance  int not null check (price_tolerance between 0 and 1000),
    duplicates       text not null check (duplicates in ('off', 'hold', 'refuse')),
    duplicate_window int not null check (duplicate_window between 1 and 2592000),
    fraud            text not null check (fraud in ('off', 'hold', 'refuse')),
    fraud_partner    text,
    fraud_limit      int check (fraud_limit between 0 and 1000),
    cancel_until     text not null check (cancel_until in ('release', 'pick')),
    quantity_until   text not null check (quantity_until in ('release', 'pick')),
    address_until    text not null check (address_until in ('release', 'pick')),
    substitute_until text not null check (substitute_until in ('release', 'pick')),
    version          int not null default 1
);

-- What an order is like: its customer, basket and address, hashed. Whoever writes the row waits for who wrote it before.
create table oms.order_likeness (
    slot        smallint not null,
    key_hash    bytea not null check (length(key_hash) = 16),
    order_id    bigint not null,
    captured_at timestamptz not null,
    previous    bigint,
    previous_at timestamptz,
    primary key (slot, key_hash)
) with (fillfactor = 80);

-- What a SKU should cost, for the price check; where there is none nothing is checked.
create table oms.sku_price (
    client_id int not null,
    sku       text not null,
    currency  char(3) not null,
    price     numeric(19, 6) not null check (price >= 0),
    version   int not null default 1,
    primary key (client_id, sku, currency)
);

-- Which orders go first: each version whole, the newest applies.
create table oms.priority_table (
    client_id int not null,
    version   int not null check (version >= 1),
    rules     text not null,
    made_at   timestamptz not null,
    made_by   text not null,
    primary key (client_id, version)
);

grant select, insert, update on oms.order_hold, oms.channel_check, oms.order_likeness, oms.sku_price to ${app};
grant select, insert on oms.priority_table to ${app};
