-- Orders promised to leave a node on a day, where its node counts them.
create table oms.node_day (
    node_id int not null,
    day     date not null,
    taken   int not null check (taken > 0),
    primary key (node_id, day)
);

grant select, insert, update on oms.node_day to ${app};
