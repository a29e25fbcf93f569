-- How large one unit is, as somebody measured it here. What nobody measured limits nothing.
create table wms.item_size (
    node_id   int not null,
    client_id int not null,
    sku       text not null,
    width_mm  int not null check (width_mm between 1 and 10000),
    depth_mm  int not null check (depth_mm between 1 and 10000),
    height_mm int not null check (height_mm between 1 and 10000),
    primary key (node_id, client_id, sku)
);

-- Goods that were taken off sale, put back on sale or thrown away: written once. What moved is in the ledger, under change:<id>.
create table wms.stock_change (
    node_id     int not null,
    id          bigint not null,
    key         text not null check (length(key) between 1 and 80),
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null,
    was         text not null check (was in ('available', 'hold', 'damaged')),
    becomes     text not null check (becomes in ('available', 'hold', 'damaged', 'scrap')),
    quantity    bigint not null check (quantity > 0),
    reason      text not null check (length(reason) between 1 and 200),
    who         text not null check (length(who) > 0),
    at          timestamptz not null,
    primary key (node_id, id),
    constraint stock_change_once unique (node_id, key),
    constraint something_changes check (was <> becomes)
);

grant select, insert, update on wms.item_size to ${app};
grant select, insert on wms.stock_change to ${app};
