-- Goods that left for another of our warehouses lie in transit until it is known what became of them.
alter table wms.location drop constraint location_kind_check,
    add constraint location_kind_check
        check (kind in ('supplier', 'customer', 'lost', 'scrap', 'adjustment', 'bin', 'dock', 'stage', 'cart', 'tote',
                        'parcel', 'reserve', 'quality', 'damaged', 'transit'));

-- What left in each carton of a transfer, and what of it arrived or was given up for lost.
create table wms.in_transit (
    node_id     int not null,
    parcel_id   bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null default '',
    transfer_id bigint not null,
    sent        bigint not null check (sent > 0),
    arrived     bigint not null default 0 check (arrived >= 0),
    lost        bigint not null default 0 check (lost >= 0),
    left_at     timestamptz not null,
    primary key (node_id, parcel_id, client_id, sku, lot),
    constraint only_what_was_sent_ends check (arrived + lost <= sent)
);
create index in_transit_transfer on wms.in_transit (node_id, transfer_id);
create index in_transit_open on wms.in_transit (node_id, parcel_id, client_id, sku, lot) where arrived + lost < sent;
grant select, insert, update on wms.in_transit to ${app};
