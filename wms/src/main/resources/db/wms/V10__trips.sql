-- A trip is what one picker does at once for several outbounds: each slot of it is one pick task. Both are only added to,
-- so that a scan made long after still finds its stop; who has which task now is said by pick_task.
create table wms.trip (
    node_id int not null,
    id      bigint not null,
    mode    text not null check (mode in ('cluster', 'batch')),
    cart_id bigint,
    worker  text not null check (length(worker) between 1 and 120),
    made_at timestamptz not null,
    primary key (node_id, id)
);

create table wms.trip_slot (
    node_id int not null,
    trip_id bigint not null,
    slot    int not null check (slot between 1 and 100),
    task_id bigint not null,
    primary key (node_id, trip_id, slot),
    foreign key (node_id, trip_id) references wms.trip (node_id, id)
);

-- The trip that a task is part of now, and the carrier's cut-off as its outbound has it: work is given out by it.
alter table wms.pick_task
    add column trip_id bigint,
    add column ship_by timestamptz;
update wms.pick_task t set ship_by = o.ship_by
  from wms.outbound o
 where o.node_id = t.node_id and o.id = t.outbound_id and t.state in ('ready', 'assigned') and o.ship_by is not null;

drop index wms.pick_task_ready;
create index pick_task_ready on wms.pick_task (node_id, priority, ship_by, ready_at, id) where state in ('ready', 'assigned');
create index pick_task_trip on wms.pick_task (node_id, worker, trip_id) where state = 'assigned' and trip_id is not null;
create index pick_task_tote on wms.pick_task (node_id, tote_id) where tote_id is not null;

grant select, insert on wms.trip, wms.trip_slot to ${app};
