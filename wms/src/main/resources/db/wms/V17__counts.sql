-- What a count may be off by, and who must look at it: by client and class of item; the class '' is for items without one.
create table wms.count_policy (
    node_id         int not null,
    client_id       int not null,
    class           text not null check (class in ('', 'A', 'B', 'C')),
    tolerance_units bigint not null check (tolerance_units between 0 and 1000000),
    tolerance_value numeric(19, 6) check (tolerance_value >= 0),
    approve_value   numeric(19, 6) not null check (approve_value >= 0),
    every_days      int check (every_days between 1 and 3650),
    primary key (node_id, client_id, class)
);

-- How much an item is picked, as a class, and what one unit is worth; null where nobody said.
create table wms.count_item (
    node_id    int not null,
    client_id  int not null,
    sku        text not null,
    class      text check (class in ('A', 'B', 'C')),
    unit_value numeric(19, 6) check (unit_value >= 0),
    primary key (node_id, client_id, sku)
);

-- Whether a bin that a pick leaves empty is looked at.
create table wms.count_setting (
    node_id    int primary key,
    zero_check boolean not null
);

-- One bin to be counted. A bin has at most one count that is not over.
create table wms.count_task (
    node_id     int not null,
    id          bigint not null,
    batch_id    bigint not null,
    location_id bigint not null,
    kind        text not null check (kind in ('plan', 'zero', 'exception', 'asked', 'recount')),
    reason      text not null check (length(reason) between 1 and 200),
    state       text not null check (state in ('open', 'recount', 'review', 'settled', 'cancelled')),
    round       int not null default 1 check (round between 1 and 100),
    priority    int not null,
    worker      text,
    lent_at     timestamptz,
    lease_until timestamptz,
    made_at     timestamptz not null,
    over_at     timestamptz,
    decided_by  text,
    version     int not null default 1,
    primary key (node_id, id),
    constraint over_has_a_time check ((state in ('settled', 'cancelled')) = (over_at is not null))
) with (fillfactor = 70);
create unique index count_task_bin on wms.count_task (node_id, location_id) where state in ('open', 'recount', 'review');
create index count_task_next on wms.count_task (node_id, priority, id) where state in ('open', 'recount');
create index count_task_state on wms.count_task (node_id, state, id);
create index count_task_settled on wms.count_task (node_id, location_id, over_at) where state = 'settled';

-- Who counted. No person counts a bin twice in one count: the key of the last line says so.
create table wms.count_round (
    node_id    int not null,
    task_id    bigint not null,
    round      int not null,
    worker     text not null check (length(worker) > 0),
    counted_at timestamptz,
    empty      boolean not null default false,
    verdict    text check (verdict in ('agree', 'doubt', 'refer')),
    primary key (node_id, task_id, round),
    foreign key (node_id, task_id) references wms.count_task (node_id, id),
    constraint another_person unique (node_id, task_id, worker)
);

-- What was counted of one item and lot, and, once the round is over, what the book had at that moment.
create table wms.count_entry (
    node_id   int not null,
    task_id   bigint not null,
    round     int not null,
    client_id int not null,
    sku       text not null,
    lot       text not null,
    counted   bigint not null check (counted >= 0),
    seen_at   timestamptz not null,
    expected  bigint,
    shorted   bigint not null default 0 check (shorted >= 0),
    primary key (node_id, task_id, round, client_id, sku, lot),
    foreign key (node_id, task_id, round) references wms.count_round (node_id, task_id, round)
);

grant select, insert, update on wms.count_policy, wms.count_item, wms.count_setting, wms.count_task, wms.count_round,
    wms.count_entry to ${app};
-- A round that its counter left unfinished was no count.
grant delete on wms.count_round, wms.count_entry to ${app};

-- A count asks what came to a bin and left it since a moment.
drop index wms.stock_move_from;
drop index wms.stock_move_to;
create index stock_move_from on wms.stock_move (node_id, from_location, at);
create index stock_move_to on wms.stock_move (node_id, to_location, at);
