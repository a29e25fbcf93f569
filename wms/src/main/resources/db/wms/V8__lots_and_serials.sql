-- How a warehouse handles an item: the node's own, a description from the OMS leaves it alone.
alter table wms.item
    add column lots boolean not null default false,
    add column serials boolean not null default false,
    add column expires boolean not null default false,
    add column pick_rule text not null default 'fifo' check (pick_rule in ('fifo', 'fefo', 'lifo')),
    add column min_days_left int not null default 0 check (min_days_left between 0 and 3650),
    add column hold_on_receipt boolean not null default false,
    add constraint expiry_is_of_a_lot check (lots or not expires);

-- What is known of a lot beside where it lies. It stays when the lot is gone.
create table wms.lot (
    node_id    int not null,
    client_id  int not null,
    sku        text not null,
    lot        text not null check (length(lot) between 1 and 40),
    expires_on date,
    made_at    timestamptz not null,
    primary key (node_id, client_id, sku, lot)
);

-- One row for each unit that has a name, for ever: where it is now, which may be a virtual place.
create table wms.serial (
    node_id     int not null,
    client_id   int not null,
    sku         text not null,
    serial      text not null check (length(serial) between 1 and 40),
    location_id bigint not null,
    lot         text not null default '',
    status      text not null check (status in ('available', 'hold', 'damaged')),
    primary key (node_id, client_id, sku, serial)
) with (fillfactor = 70);
create index serial_place on wms.serial (node_id, location_id, client_id, sku, lot, status) where location_id > 5;

-- Which named units a ledger row moved.
create table wms.stock_move_serial (
    node_id   int not null,
    move_id   bigint not null,
    client_id int not null,
    sku       text not null,
    serial    text not null,
    primary key (node_id, client_id, sku, serial, move_id)
);
create index stock_move_serial_move on wms.stock_move_serial (node_id, move_id);

grant select, insert, update on wms.lot, wms.serial to ${app};
grant select, insert on wms.stock_move_serial to ${app};
