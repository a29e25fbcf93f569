-- Whom a node serves, what work it can do, and what that costs.
alter table oms.node drop constraint node_kind_check,
    add constraint node_kind_check check (kind in ('warehouse', 'store', 'micro', 'supplier', '3pl')),
    add column channels text[] not null default '{}',
    add column regions text[] not null default '{}',
    add column groups text[] not null default '{}',
    add column pickup boolean not null default false,
    add column unit_handling_minor bigint not null default 0 check (unit_handling_minor between 0 and 1000000),
    add column parcels_a_day int check (parcels_a_day between 1 and 10000000),
    add column paused_until timestamptz;
