-- How far a closed carton may be from what its contents and the empty carton weigh: nothing is checked where no row is.
create table wms.weight_check (
    node_id      int primary key,
    carton_grams int not null check (carton_grams between 0 and 100000),
    percent      int not null check (percent between 1 and 100),
    grams        int not null check (grams between 0 and 100000)
);

-- Why a carton was closed though it did not weigh what it should.
create table wms.parcel_weight (
    node_id        int not null,
    parcel_id      bigint not null,
    expected_grams bigint not null check (expected_grams >= 0),
    weighed_grams  bigint not null check (weighed_grams > 0),
    reason         text not null check (length(reason) between 1 and 200),
    who            text not null check (length(who) > 0),
    at             timestamptz not null,
    primary key (node_id, parcel_id)
);

grant select, insert, update, delete on wms.weight_check to ${app};
grant select, insert on wms.parcel_weight to ${app};

-- A heap's first units by name are read in order.
drop index wms.serial_place;
create index serial_place on wms.serial (node_id, location_id, client_id, sku, lot, status, serial) where location_id > 5;
