-- The numbers of logistic units that a warehouse gives: GS1 company prefix and extension digit, and how many were given of them.
create table wms.sscc_range (
    node_id   int not null,
    prefix    text not null check (prefix ~ '^[0-9]{4,12}$'),
    extension int not null check (extension between 0 and 9),
    given     bigint not null default 0 check (given >= 0),
    in_use    boolean not null,
    primary key (prefix, extension)
);
create unique index sscc_range_in_use on wms.sscc_range (node_id) where in_use;

-- The number that a parcel bears, for ever. Numbers that were given twice at one moment are lost, never shared.
create table wms.parcel_sscc (
    node_id   int not null,
    parcel_id bigint not null,
    sscc      text not null check (sscc ~ '^[0-9]{18}$'),
    primary key (node_id, parcel_id),
    constraint sscc_once unique (node_id, sscc)
);

grant select, insert, update on wms.sscc_range to ${app};
grant select, insert on wms.parcel_sscc to ${app};
