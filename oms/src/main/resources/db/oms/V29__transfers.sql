-- Goods that go from one of our warehouses to another: what was asked, and what became of each unit.
create table oms.transfer (
    slot         smallint not null,
    id           bigint not null,
    client_id    int not null,
    key          text not null check (length(key) between 1 and 40),
    content_hash bytea not null check (length(content_hash) = 16),
    source       int not null,
    target       int not null,
    note         text check (length(note) between 1 and 200),
    state        text not null default 'open' check (state in ('open', 'done')),
    -- The withdrawal that the source has not answered yet.
    withdrawal   bigint,
    asked_at     timestamptz not null,
    asked_by     text not null,
    version      int not null default 1,
    primary key (slot, id),
    constraint transfer_once unique (slot, client_id, key),
    constraint from_one_to_another check (source <> target)
);
create index transfer_list on oms.transfer (client_id, state, id);

-- received is what was counted at the target, which may be more than was sent; lost is what somebody gave up for lost.
create table oms.transfer_line (
    slot        smallint not null,
    transfer_id bigint not null,
    line        int not null check (line between 1 and 200),
    client_id   int not null,
    sku         text not null,
    asked       bigint not null check (asked > 0),
    open        bigint not null check (open >= 0),
    picked      bigint not null default 0 check (picked >= 0),
    sent        bigint not null default 0 check (sent >= 0),
    shorted     bigint not null default 0 check (shorted >= 0),
    cancelled   bigint not null default 0 check (cancelled >= 0),
    received    bigint not null default 0 check (received >= 0),
    lost        bigint not null default 0 check (lost >= 0),
    primary key (slot, transfer_id, line),
    foreign key (slot, transfer_id) references oms.transfer (slot, id),
    constraint each_unit_is_somewhere check (asked = open + picked + sent + shorted + cancelled),
    constraint lost_did_not_arrive check (lost = 0 or received + lost <= sent)
);

-- What left in each carton, and what of it was counted at the target.
create table oms.transfer_parcel (
    slot        smallint not null,
    transfer_id bigint not null,
    parcel_id   bigint not null,
    line        int not null,
    sent        bigint not null check (sent > 0),
    received    bigint not null default 0 check (received >= 0),
    left_at     timestamptz not null,
    carton      text not null,
    primary key (slot, transfer_id, parcel_id, line),
    foreign key (slot, transfer_id, line) references oms.transfer_line (slot, transfer_id, line)
);
grant select, insert, update on oms.transfer, oms.transfer_line, oms.transfer_parcel to ${app};

-- What must be reserved at nodes for no order: for carts, and for transfers whose units have not left.
create view oms.v_held as
    select l.hold_id as holder, l.line, l.client_id, l.sku, l.quantity
      from oms.soft_hold_line l
      join oms.soft_hold h on h.slot = l.slot and h.id = l.hold_id
     where l.quantity > 0 and h.state = 'open'
     union all
    select transfer_id, line, client_id, sku, open + picked from oms.transfer_line where open + picked > 0;
grant select on oms.v_held to ${app};
