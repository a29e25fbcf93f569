-- Where items of a class are put while they have no bin; the class '' is for items without one.
create table wms.putaway_zone (
    node_id   int not null,
    client_id int not null,
    class     text not null check (class in ('', 'A', 'B', 'C')),
    zone      text not null check (length(zone) between 1 and 40),
    primary key (node_id, client_id, class)
);

create index pick_face_item on wms.pick_face (node_id, client_id, sku);

grant select, insert, update, delete on wms.putaway_zone to ${app};
