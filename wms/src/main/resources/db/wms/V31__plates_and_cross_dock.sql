-- A plate is a pallet, a case or a tote with a number (SSCC) of its own, that stands somewhere with goods on it.
create table wms.plate (
    node_id     int not null,
    id          bigint not null,
    number      text not null check (number ~ '^[0-9]{18}$'),
    kind        text not null check (kind in ('pallet', 'case', 'tote')),
    state       text not null check (state in ('made', 'standing', 'broken')),
    location_id bigint,
    made_at     timestamptz not null,
    made_by     text not null check (length(made_by) > 0),
    primary key (node_id, id),
    constraint plate_number_once unique (node_id, number),
    constraint standing_somewhere check ((state = 'standing') = (location_id is not null))
);
create index plate_place on wms.plate (node_id, location_id) where location_id is not null;

-- What of the goods at a place is on which plate. They are in that place for everybody; the plate is known beside it.
create table wms.plate_stock (
    node_id     int not null,
    plate_id    bigint not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null default '',
    status      text not null check (status in ('available', 'hold', 'damaged')),
    on_hand     bigint not null check (on_hand > 0),
    primary key (node_id, plate_id, client_id, sku, lot, status)
);
create index plate_stock_place on wms.plate_stock (node_id, location_id, client_id, sku, lot, status);

-- What stepped onto a plate (more than 0) and off it (less), written once. The other end is the loose goods of the same place.
create table wms.plate_entry (
    node_id   int not null,
    id        bigint generated always as identity,
    plate_id  bigint not null,
    client_id int not null,
    sku       text not null,
    lot       text not null,
    status    text not null,
    quantity  bigint not null check (quantity <> 0),
    reason    text not null check (length(reason) > 0),
    reference text not null,
    at        timestamptz not null,
    who       text not null check (length(who) > 0),
    primary key (node_id, id)
);
create index plate_entry_plate on wms.plate_entry (node_id, plate_id, id);

-- How many of a balance's units are on plates: never more than there are.
alter table wms.stock
    add column plated bigint not null default 0 check (plated >= 0),
    add constraint plated_within_on_hand check (plated <= on_hand);

grant select, insert, update on wms.plate, wms.plate_stock to ${app};
grant delete on wms.plate_stock to ${app};
grant select, insert on wms.plate_entry to ${app};

-- Where goods go from the dock that open work waits for: a bin beside the stage. A warehouse without a row does not do it.
create table wms.cross_dock (
    node_id int primary key,
    lane_id bigint not null
);

grant select, insert, update, delete on wms.cross_dock to ${app};
