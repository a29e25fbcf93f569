-- The boxes that a warehouse ships in: what fits is planned by them when an order is picked into its carton.
create table wms.carton_type (
    node_id    int not null,
    code       text not null check (length(code) between 1 and 40),
    width_mm   int not null check (width_mm between 1 and 10000),
    depth_mm   int not null check (depth_mm between 1 and 10000),
    height_mm  int not null check (height_mm between 1 and 10000),
    most_grams int not null check (most_grams between 1 and 10000000),
    primary key (node_id, code)
);

-- What is to be packed is given out by the carrier's cut-off, too.
create index outbound_to_pack on wms.outbound (node_id, priority, ship_by, taken_at, id) where state in ('picked', 'packing');

grant select, insert, update, delete on wms.carton_type to ${app};
