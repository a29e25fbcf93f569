-- A put wall: numbered slots, each a stage, into which what was picked together is sorted by orders.
create table wms.wall (
    node_id int not null,
    code    text not null check (length(code) between 1 and 30),
    slots   int not null check (slots between 1 and 200),
    version int not null default 1,
    primary key (node_id, code)
);

-- A slot has one order at a time, and an order one slot. It is free for another when it is empty and its order waits for no goods.
create table wms.wall_slot (
    node_id     int not null,
    location_id bigint not null,
    wall        text not null,
    number      int not null check (number between 1 and 200),
    outbound_id bigint,
    primary key (node_id, location_id),
    unique (node_id, wall, number),
    foreign key (node_id, wall) references wms.wall (node_id, code)
);
create unique index wall_slot_order on wms.wall_slot (node_id, outbound_id) where outbound_id is not null;

grant select, insert, update on wms.wall, wms.wall_slot to ${app};
