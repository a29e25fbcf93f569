-- A bench is where kits are made and taken apart; production is where components end and kits begin, virtual in each warehouse.
alter table wms.location drop constraint location_kind_check,
    add constraint location_kind_check
        check (kind in ('supplier', 'customer', 'lost', 'scrap', 'adjustment', 'production', 'bin', 'dock', 'stage', 'cart',
                        'tote', 'parcel', 'reserve', 'quality', 'damaged', 'transit', 'bench'));
insert into wms.location (node_id, id, code, kind)
select w.node_id, 6,
       case when exists (select from wms.location l where l.node_id = w.node_id and l.code = 'PRODUCTION')
            then 'PRODUCTION~6' else 'PRODUCTION' end,
       'production'
  from wms.warehouse w
    on conflict do nothing;
drop index wms.serial_place;
create index serial_place on wms.serial (node_id, location_id, client_id, sku, lot, status, serial) where location_id > 6;

-- So many of one SKU to be made of others, or to be taken apart into them. A bench has one of them at a time.
create table wms.work_order (
    node_id     int not null,
    id          bigint not null,
    key         text not null check (length(key) between 1 and 80),
    kind        text not null check (kind in ('kit', 'de-kit')),
    client_id   int not null,
    sku         text not null,
    quantity    bigint not null check (quantity between 1 and 1000000),
    made        bigint not null default 0 check (made >= 0),
    state       text not null check (state in ('open', 'done', 'cancelled')),
    bench_id    bigint,
    worker      text,
    lease_until timestamptz,
    made_by     text not null check (length(made_by) > 0),
    made_at     timestamptz not null,
    over_at     timestamptz,
    over_by     text,
    over_why    text check (length(over_why) between 1 and 200),
    primary key (node_id, id),
    constraint work_order_once unique (node_id, key),
    constraint no_more_than_asked check (made <= quantity),
    constraint over_has_a_time check ((state = 'open') = (over_at is null)),
    constraint cancelled_made_nothing check (state <> 'cancelled' or made = 0)
) with (fillfactor = 70);
create unique index work_order_bench on wms.work_order (node_id, bench_id) where state = 'open' and bench_id is not null;
create index work_order_open on wms.work_order (node_id, id) where state = 'open';
create index work_order_state on wms.work_order (node_id, state, id);

-- The bill, as it was when the order was given: what goes in and what comes out of each.
create table wms.work_part (
    node_id  int not null,
    order_id bigint not null,
    side     text not null check (side in ('in', 'out')),
    sku      text not null,
    per_unit bigint not null check (per_unit between 1 and 1000000),
    done     bigint not null default 0 check (done >= 0),
    scrapped bigint not null default 0 check (scrapped >= 0),
    primary key (node_id, order_id, side, sku),
    foreign key (node_id, order_id) references wms.work_order (node_id, id)
) with (fillfactor = 70);

-- What of which bin is kept for a work order.
create table wms.work_claim (
    node_id     int not null,
    order_id    bigint not null,
    seq         int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null,
    quantity    bigint not null check (quantity > 0),
    taken       bigint not null default 0 check (taken >= 0),
    dropped     bigint not null default 0 check (dropped >= 0),
    primary key (node_id, order_id, seq),
    foreign key (node_id, order_id) references wms.work_order (node_id, id),
    check (taken + dropped <= quantity)
) with (fillfactor = 70);
create index work_claim_open on wms.work_claim (node_id, location_id, client_id, sku) where taken + dropped < quantity;

-- What was done at the bench, once for each key, and which lots and names went in and came out: never changed.
create table wms.work_step (
    node_id  int not null,
    id       bigint not null,
    order_id bigint not null,
    key      text not null check (length(key) between 1 and 80),
    kind     text not null check (kind in ('build', 'scrap')),
    units    bigint not null check (units > 0),
    reason   text check (length(reason) between 1 and 200),
    content  uuid not null,
    who      text not null check (length(who) > 0),
    at       timestamptz not null,
    primary key (node_id, id),
    constraint work_step_once unique (node_id, key),
    foreign key (node_id, order_id) references wms.work_order (node_id, id),
    constraint scrap_has_a_reason check (kind = 'build' or reason is not null)
);
create index work_step_order on wms.work_step (node_id, order_id, id);

create table wms.work_trace (
    node_id   int not null,
    step_id   bigint not null,
    side      text not null check (side in ('in', 'out', 'scrap')),
    client_id int not null,
    sku       text not null,
    lot       text not null,
    status    text not null check (status in ('available', 'hold', 'damaged')),
    serial    text not null,
    quantity  bigint not null check (quantity > 0),
    primary key (node_id, step_id, side, client_id, sku, lot, status, serial),
    foreign key (node_id, step_id) references wms.work_step (node_id, id),
    constraint a_name_is_one_unit check (serial = '' or quantity = 1)
);
create index work_trace_goods on wms.work_trace (node_id, client_id, sku, lot, serial, step_id);

grant select, insert, update on wms.work_order, wms.work_part, wms.work_claim to ${app};
grant select, insert on wms.work_step, wms.work_trace to ${app};
