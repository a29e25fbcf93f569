-- What a tote is filled for: one order, or the batch of one trip. It stands while goods lie in the tote or a picker has it in a
-- slot; then another may be put in its place.
create table wms.tote_load (
    node_id int not null,
    tote_id bigint not null,
    load_id bigint not null,
    since   timestamptz not null,
    primary key (node_id, tote_id)
);
insert into wms.tote_load (node_id, tote_id, load_id, since)
select t.node_id, t.tote_id,
       (array_agg(case when r.mode = 'batch' then r.id else t.outbound_id end order by t.ready_at desc, t.id desc))[1],
       max(t.ready_at)
  from wms.pick_task t
  left join wms.trip r on r.node_id = t.node_id and r.id = t.trip_id
 where t.tote_id is not null
 group by t.node_id, t.tote_id;

-- The stop of the same task that this one was made for, because its bin was short.
alter table wms.pick_line add column instead_of int;

-- When the refills of a warehouse were planned last, and when those that are done while nothing else is to do.
create table wms.refill_plan (
    node_id    int primary key,
    planned_at timestamptz not null,
    idle_at    timestamptz not null
);

grant select, insert, update on wms.tote_load, wms.refill_plan to ${app};
