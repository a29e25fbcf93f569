-- A kit is sold as one and made of others: what one of it holds.
alter table oms.sku drop constraint sku_kind_check,
    add constraint sku_kind_check check (kind in ('goods', 'service', 'kit'));
create table oms.sku_part (
    client_id int not null,
    sku       text not null,
    part      text not null,
    units     int not null check (units between 1 and 100000),
    primary key (client_id, sku, part),
    constraint no_kit_of_itself check (part <> sku)
);
create index sku_part_part on oms.sku_part (client_id, part);
grant select, insert, update, delete on oms.sku_part to ${app};

-- What one unit of a line is made of, frozen when it was ordered: units by SKU, null where it is itself. Lines of one keep_together ship
-- from one node.
alter table oms.order_line
    add column parts jsonb check (parts is null or jsonb_typeof(parts) = 'object' and kind = 'goods'),
    add column keep_together text check (length(keep_together) between 1 and 40);

-- A kit's line holds each of its parts.
alter table oms.reservation
    drop constraint reservation_pkey,
    add primary key (node_id, order_id, line, pool, soft, sku);
create or replace view oms.v_line_held as
    select slot, order_id, line, client_id, sku, reserved + released + picked + packed as held, parts from oms.order_line;

-- The kits that wait are found by their parts.
create index order_line_kit_waits on oms.order_line (slot, order_id, line) where parts is not null and backordered > 0;

-- Where the customer comes for it; null where it is carried.
alter table oms.sales_order add column pickup text check (length(pickup) between 1 and 40);
