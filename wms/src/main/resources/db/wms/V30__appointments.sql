-- When a door may be booked, by the warehouse's own clock. A door without hours is open at all times; one with some is closed on the other days.
create table wms.door_hours (
    node_id int not null,
    door_id bigint not null,
    weekday int not null check (weekday between 1 and 7),
    opens   time not null,
    closes  time not null,
    primary key (node_id, door_id, weekday),
    check (opens < closes)
);

-- A carrier comes to a door for a while. The ranges of one number each stand for equality: no extension is needed for that.
create table wms.appointment (
    node_id     int not null,
    id          bigint not null,
    key         text not null check (length(key) between 1 and 80),
    door_id     bigint not null,
    delivery_id bigint,
    carrier     text not null check (length(carrier) between 1 and 80),
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    state       text not null check (state in ('booked', 'arrived', 'started', 'done', 'cancelled', 'no-show')),
    made_at     timestamptz not null,
    made_by     text not null check (length(made_by) > 0),
    arrived_at  timestamptz,
    started_at  timestamptz,
    ended_at    timestamptz,
    reason      text check (length(reason) between 1 and 200),
    primary key (node_id, id),
    constraint appointment_once unique (node_id, key),
    constraint window_of_a_day check (until_at > from_at and until_at <= from_at + interval '24 hours'),
    constraint times_follow_the_state check (
        case state
        when 'booked' then num_nonnulls(arrived_at, started_at, ended_at) = 0
        when 'arrived' then arrived_at is not null and num_nonnulls(started_at, ended_at) = 0
        when 'started' then num_nonnulls(arrived_at, started_at) = 2 and ended_at is null
        when 'done' then num_nonnulls(arrived_at, started_at, ended_at) = 3
        when 'no-show' then num_nonnulls(arrived_at, started_at) = 0 and ended_at is not null
        else started_at is null and ended_at is not null and reason is not null end),
    constraint one_at_a_door exclude using gist (
        int4range(node_id, node_id, '[]') with &&,
        int8range(door_id, door_id, '[]') with &&,
        tstzrange(from_at, until_at) with &&) where (state in ('booked', 'arrived', 'started'))
);
create index appointment_day on wms.appointment (node_id, from_at, id);

grant select, insert, update on wms.appointment to ${app};
grant select, insert, delete on wms.door_hours to ${app};
