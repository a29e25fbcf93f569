-- A building's ways: one graph for each node, replaced whole. A version is never used twice, also not after a rollback. Lengths and coordinates are millimetres.
create table wms.way_plan (
    node_id       int primary key,
    version       bigint not null,
    mm_per_second int not null default 1200 check (mm_per_second between 100 and 5000),
    turn_millis   int not null default 1000 check (turn_millis between 0 and 60000),
    level_millis  int not null default 3000 check (level_millis between 0 and 60000)
);

create table wms.junction (
    node_id int not null,
    code    text not null check (length(code) between 1 and 40),
    x_mm    int not null,
    y_mm    int not null,
    primary key (node_id, code)
);

create table wms.segment (
    node_id       int not null,
    code          text not null check (length(code) between 1 and 40),
    kind          text not null check (kind in ('aisle', 'cross')),
    from_junction text not null,
    to_junction   text not null,
    length_mm     int not null check (length_mm between 1 and 10000000),
    one_way       boolean not null,
    primary key (node_id, code),
    foreign key (node_id, from_junction) references wms.junction (node_id, code),
    foreign key (node_id, to_junction) references wms.junction (node_id, code),
    constraint no_loop check (from_junction <> to_junction)
);

create table wms.station (
    node_id  int not null,
    code     text not null check (length(code) between 1 and 40),
    kind     text not null check (kind in ('start', 'pack', 'dock')),
    junction text not null,
    primary key (node_id, code),
    foreign key (node_id, junction) references wms.junction (node_id, code)
);

-- Where a location stands. It is made in the same transaction, perhaps later.
create table wms.stand (
    node_id  int not null,
    location text not null,
    segment  text not null,
    at_mm    int not null check (at_mm >= 0),
    level    int not null check (level >= 0),
    primary key (node_id, location),
    foreign key (node_id, segment) references wms.segment (node_id, code),
    foreign key (node_id, location) references wms.location (node_id, code) deferrable initially deferred
);

grant select, insert, update on wms.way_plan to ${app};
grant select, insert, delete on wms.junction, wms.segment, wms.station, wms.stand to ${app};
