-- A batch that is sorted on a put wall: none of its orders is packed out of the container.
alter table wms.trip add column sorted boolean not null default false;
create index trip_slot_task on wms.trip_slot (node_id, task_id);
create index tote_load_load on wms.tote_load (node_id, load_id);

-- Orders of such batches of which more was picked than lies in their slot, in totes of their own and in cartons, while a container
-- of the batch holds goods that they want: the rest waits there to be sorted.
create view wms.unsorted as
select t.node_id, t.outbound_id
  from wms.pick_task t
  join wms.trip_slot s on s.node_id = t.node_id and s.task_id = t.id
  join wms.trip r on r.node_id = s.node_id and r.id = s.trip_id and r.sorted
 where (select coalesce(sum(l.picked), 0) from wms.outbound_line l
         where l.node_id = t.node_id and l.outbound_id = t.outbound_id)
     > (select coalesce(sum(k.on_hand), 0) from wms.wall_slot w
          join wms.stock k on k.node_id = w.node_id and k.location_id = w.location_id
         where w.node_id = t.node_id and w.outbound_id = t.outbound_id)
     + (select coalesce(sum(k.on_hand), 0) from wms.tote_load d
          join wms.stock k on k.node_id = d.node_id and k.location_id = d.tote_id
         where d.node_id = t.node_id and d.load_id = t.outbound_id)
     + (select coalesce(sum(i.quantity), 0) from wms.parcel p
          join wms.parcel_line i on i.node_id = p.node_id and i.parcel_id = p.id
         where p.node_id = t.node_id and p.outbound_id = t.outbound_id and p.state <> 'uncollected')
   and exists (select from wms.stock k
                 join wms.outbound_line l
                   on l.node_id = k.node_id and l.outbound_id = t.outbound_id and l.client_id = k.client_id and l.sku = k.sku
                where k.node_id = r.node_id and k.on_hand > 0
                  and (k.location_id = r.cart_id
                       or k.location_id in (select d.tote_id from wms.tote_load d
                                             where d.node_id = r.node_id and d.load_id = r.id)));

grant select on wms.unsorted to ${app};
