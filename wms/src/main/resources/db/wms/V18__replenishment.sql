-- What a pick face holds: below the least it is filled up, and never beyond the most.
create table wms.pick_face (
    node_id     int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    least       bigint not null check (least >= 0),
    most        bigint not null check (most between 1 and 1000000),
    primary key (node_id, location_id, client_id, sku),
    constraint room_above_the_least check (most > least)
);
create index pick_face_sku on wms.pick_face (node_id, client_id, sku);

-- Goods to be brought to a face. A face wants an item at most once at a time.
create table wms.refill (
    node_id     int not null,
    id          bigint not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    cause       text not null check (cause in ('demand', 'below-least', 'top-off')),
    state       text not null check (state in ('open', 'done', 'cancelled')),
    wanted      bigint not null check (wanted > 0),
    moved       bigint not null default 0 check (moved >= 0),
    deadline    timestamptz,
    priority    int not null,
    worker      text,
    lease_until timestamptz,
    made_at     timestamptz not null,
    over_at     timestamptz,
    primary key (node_id, id),
    constraint no_more_than_wanted check (moved <= wanted),
    constraint over_has_a_time check ((state = 'open') = (over_at is null))
) with (fillfactor = 70);
create unique index refill_face on wms.refill (node_id, location_id, client_id, sku) where state = 'open';
create index refill_next on wms.refill (node_id, priority, deadline, id) where state = 'open';
create index refill_state on wms.refill (node_id, state, id);

grant select, insert, update, delete on wms.pick_face to ${app};
grant select, insert, update on wms.refill to ${app};
