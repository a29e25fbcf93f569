-- A part of a kit is a line of its own here; the OMS hears of its order's line in whole kits.
alter table wms.outbound_line
    add column kit_line int,
    add column kit_sku text,
    add column kit_units bigint check (kit_units > 0),
    add constraint kit_is_whole check (num_nulls(kit_line, kit_sku, kit_units) in (0, 3));

-- Kits are counted in the parcel that holds the last of their parts.
create table wms.parcel_kit (
    node_id   int not null,
    parcel_id bigint not null,
    line      int not null,
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity > 0),
    primary key (node_id, parcel_id, line)
);
grant select, insert on wms.parcel_kit to ${app};

-- A parcel that the customer came for.
alter table wms.parcel drop constraint parcel_state_check,
    add constraint parcel_state_check
        check (state in ('open', 'closed', 'labelled', 'loaded', 'shipped', 'refused', 'collected'));
drop index wms.parcel_state;
create index parcel_state on wms.parcel (node_id, state, id) where state not in ('shipped', 'collected');
