-- A hand-over is its client's: its key is once among that client's own, and nobody else reads it.
alter table wms.vendor_return add column client_id int;
update wms.vendor_return r
   set client_id = coalesce((select min(l.client_id) from wms.vendor_return_line l
                              where l.node_id = r.node_id and l.return_id = r.id), 1);
alter table wms.vendor_return
    alter column client_id set not null,
    drop constraint vendor_return_once,
    add constraint vendor_return_once unique (node_id, client_id, key);
drop index wms.vendor_return_reference;
create index vendor_return_reference on wms.vendor_return (node_id, client_id, reference, id);
create index vendor_return_client on wms.vendor_return (node_id, client_id, id);
