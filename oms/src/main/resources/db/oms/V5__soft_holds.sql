-- What is held for a cart at checkout is reserved as for an order, under the hold's own id.
alter table oms.reservation
    add column soft boolean not null default false,
    drop constraint reservation_pkey,
    add primary key (node_id, order_id, line, pool, soft);

-- One row for each cart of a channel: what it holds ends by its expiry, by hand, or when its order takes it over.
create table oms.soft_hold (
    slot       smallint not null,
    id         bigint not null,
    client_id  int not null,
    channel    text not null,
    cart       text not null check (length(cart) between 1 and 80),
    key_name   text not null,
    state      text not null default 'ended' check (state in ('open', 'taken', 'ended')),
    units      bigint not null default 0 check (units >= 0 and (units = 0 or state = 'open')),
    expires_at timestamptz not null,
    version    int not null default 1,
    primary key (slot, id),
    unique (slot, client_id, channel, cart)
);

create table oms.soft_hold_line (
    slot      smallint not null,
    hold_id   bigint not null,
    line      int not null check (line between 1 and 500),
    client_id int not null,
    sku       text not null,
    key_name  text not null,
    quantity  bigint not null check (quantity >= 0),
    primary key (slot, hold_id, line)
);
create index soft_hold_line_key on oms.soft_hold_line (key_name, client_id, sku) where quantity > 0;

-- What a caller's open holds come to. Its limits stand in the statement that raises it.
create table oms.soft_hold_use (
    slot     smallint not null,
    key_name text not null,
    holds    bigint not null default 0 check (holds >= 0),
    units    bigint not null default 0 check (units >= 0),
    primary key (slot, key_name)
);
grant select, insert, update on oms.soft_hold, oms.soft_hold_line, oms.soft_hold_use to ${app};
