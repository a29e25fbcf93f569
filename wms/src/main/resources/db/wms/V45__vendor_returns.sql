-- Goods that were given back to who made them: once for each key, what in it and under whose reference.
create table wms.vendor_return (
    node_id   int not null,
    id        bigint not null,
    key       text not null check (length(key) between 1 and 80),
    content   uuid not null,
    reference text not null check (length(reference) between 1 and 40),
    carrier   text not null check (length(carrier) between 1 and 40),
    worker    text not null check (length(worker) > 0),
    at        timestamptz not null,
    primary key (node_id, id),
    constraint vendor_return_once unique (node_id, key)
);
create index vendor_return_reference on wms.vendor_return (node_id, reference, id);

create table wms.vendor_return_line (
    node_id   int not null,
    return_id bigint not null,
    seq       int not null check (seq > 0),
    client_id int not null,
    sku       text not null,
    lot       text not null,
    units     bigint not null check (units > 0),
    serials   text[] not null,
    primary key (node_id, return_id, seq),
    foreign key (node_id, return_id) references wms.vendor_return (node_id, id)
);

grant select, insert on wms.vendor_return, wms.vendor_return_line to ${app};
