-- Goods that are on their way to a node. How many are still to come, and what of them is promised, is their pool's: inbound:<id>.
create table oms.inbound (
    node_id     int not null,
    client_id   int not null,
    id          text not null check (length(id) between 1 and 60),
    sku         text not null,
    expected_on date not null,
    promisable  boolean not null,
    received    bigint not null default 0 check (received >= 0),
    state       text not null default 'due' check (state in ('due', 'over')),
    version     int not null default 1,
    primary key (node_id, client_id, id)
);
create index inbound_due on oms.inbound (client_id, sku, expected_on, node_id, id) where state = 'due' and promisable;
grant select, insert, update on oms.inbound to ${app};

-- Who holds goods that are still to come: read when they land, and for the check of what is reserved and not to be released yet.
create index reservation_coming on oms.reservation (node_id, client_id, pool, order_id, line)
    where quantity > 0 and pool like 'inbound:%';
create view oms.v_line_coming as
    select order_id, line, sum(quantity) as coming
      from oms.reservation where quantity > 0 and pool like 'inbound:%' and not soft
     group by order_id, line;
grant select on oms.v_line_coming to ${app};

-- Whether what no node has may be promised from goods on their way.
alter table oms.channel add column preorder boolean not null default false;
