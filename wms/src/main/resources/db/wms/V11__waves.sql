-- How a warehouse lets work onto its floor. Without a row everything is ready at once.
create table wms.release_plan (
    node_id int primary key,
    mode    text not null check (mode in ('at-once', 'levels', 'waves')),
    version int not null default 1
);

-- How many stops a zone holds that are released and not picked. A zone without a row holds any number.
create table wms.work_level (
    node_id int not null,
    zone    text not null check (length(zone) between 1 and 40),
    stops   int not null check (stops between 1 and 100000),
    primary key (node_id, zone)
);

create table wms.wave_template (
    node_id       int not null,
    code          text not null check (length(code) between 1 and 40),
    services      text[] not null default '{}',
    channels      text[] not null default '{}',
    leaves_within int check (leaves_within between 1 and 10080),
    single_line   boolean not null default false,
    mode          text not null check (mode in ('discrete', 'cluster', 'batch')),
    most_orders   int not null check (most_orders between 1 and 500),
    most_lines    int not null check (most_lines between 1 and 10000),
    version       int not null default 1,
    primary key (node_id, code),
    constraint batches_are_of_single_lines check (mode <> 'batch' or single_line)
);

create table wms.wave (
    node_id     int not null,
    id          bigint not null,
    template    text not null,
    mode        text not null check (mode in ('discrete', 'cluster', 'batch')),
    state       text not null check (state in ('released', 'taken-back')),
    orders      int not null check (orders >= 0),
    released_at timestamptz not null,
    released_by text not null check (length(released_by) between 1 and 200),
    version     int not null default 1,
    primary key (node_id, id)
);

-- What waits has no claim on any bin yet; priority and cut-off say who is next.
alter table wms.outbound drop constraint outbound_state_check,
    add constraint outbound_state_check
        check (state in ('waiting', 'accepted', 'picking', 'picked', 'packing', 'packed', 'shipped', 'ended')),
    add column wave_id bigint,
    add constraint what_waits_is_in_no_wave check (state <> 'waiting' or wave_id is null);
create index outbound_waiting on wms.outbound (node_id, priority, ship_by, taken_at, id) where state = 'waiting';
create index outbound_wave on wms.outbound (node_id, wave_id) where wave_id is not null;

grant select, insert, update on wms.release_plan, wms.wave_template, wms.wave to ${app};
grant select, insert, delete on wms.work_level to ${app};
