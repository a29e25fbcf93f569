-- What a unit of a grade is proposed for: of one item, or of all (''). The grades are those that have a rule.
create table wms.grade_rule (
    node_id     int not null,
    client_id   int not null,
    grade       text not null check (length(grade) between 1 and 20),
    sku         text not null default '',
    disposition text not null check (disposition in ('restock', 'refurbish', 'damaged', 'scrap', 'vendor-return')),
    supervisor  boolean not null,
    primary key (node_id, client_id, grade, sku)
);

-- A parcel that came back. Whose it is may be unknown.
create table wms.return_parcel (
    node_id      int not null,
    id           bigint not null,
    key          text not null check (length(key) between 1 and 80),
    reference    text check (length(reference) between 1 and 120),
    order_id     bigint,
    order_number text,
    state        text not null check (state in ('open', 'closed')),
    opened_by    text not null check (length(opened_by) > 0),
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    primary key (node_id, id),
    constraint return_once unique (node_id, key),
    constraint an_order_has_a_reference check (order_id is null or (reference is not null and order_number is not null)),
    constraint closed_has_a_time check ((state = 'closed') = (closed_at is not null))
);
create index return_parcel_state on wms.return_parcel (node_id, state, id);

-- Units of it that were inspected together. What a supervisor decides waits for that.
create table wms.return_line (
    node_id     int not null,
    return_id   bigint not null,
    seq         int not null check (seq > 0),
    key         text not null check (length(key) between 1 and 80),
    content     uuid not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null,
    units       bigint not null check (units > 0),
    serials     text[] not null,
    grade       text not null,
    proposed    text not null check (proposed in ('restock', 'refurbish', 'damaged', 'scrap', 'vendor-return')),
    disposition text check (disposition in ('restock', 'refurbish', 'damaged', 'scrap', 'vendor-return')),
    reason      text check (length(reason) between 1 and 200),
    worker      text not null check (length(worker) > 0),
    at          timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    primary key (node_id, return_id, seq),
    constraint return_line_once unique (node_id, key),
    foreign key (node_id, return_id) references wms.return_parcel (node_id, id),
    constraint decided_by_somebody check (num_nulls(disposition, decided_by, decided_at) in (0, 3))
);
create index return_line_waiting on wms.return_line (node_id, return_id, seq) where disposition is null;

-- How many units of an order came back: never more than went out.
create table wms.returned (
    node_id   int not null,
    order_id  bigint not null,
    client_id int not null,
    sku       text not null,
    shipped   bigint not null check (shipped >= 0),
    returned  bigint not null check (returned >= 0),
    primary key (node_id, order_id, client_id, sku),
    constraint no_more_than_shipped check (returned <= shipped)
);

create index outbound_order on wms.outbound (node_id, order_id);
create index parcel_number on wms.parcel (node_id, tracking) where tracking is not null;

grant select, insert, delete on wms.grade_rule to ${app};
grant select, insert, update on wms.return_parcel, wms.return_line, wms.returned to ${app};

-- How long a store keeps what its customers are to come for, and what they show when they do.
create table wms.pickup_rule (
    node_id   int primary key,
    hold_days int not null check (hold_days between 0 and 60),
    proofs    text[] not null check (cardinality(proofs) <= 20)
);

-- Where a parcel waits for its customer, and what was shown when it was handed over.
create table wms.pickup (
    node_id     int not null,
    parcel_id   bigint not null,
    location_id bigint,
    staged_by   text,
    staged_at   timestamptz,
    proof       text check (length(proof) between 1 and 40),
    handed_by   text,
    handed_at   timestamptz,
    primary key (node_id, parcel_id),
    constraint staged_by_somebody check (num_nulls(location_id, staged_by, staged_at) in (0, 3)),
    constraint handed_by_somebody check (num_nulls(handed_by, handed_at) in (0, 2)),
    constraint proof_of_a_hand_over check (proof is null or handed_by is not null)
);

-- A parcel that its customer did not come for.
alter table wms.parcel drop constraint parcel_state_check,
    add constraint parcel_state_check
        check (state in ('open', 'closed', 'labelled', 'voiding', 'loaded', 'shipped', 'refused', 'collected', 'uncollected'));
drop index wms.parcel_state;
create index parcel_state on wms.parcel (node_id, state, id) where state not in ('shipped', 'collected', 'uncollected');
create index parcel_picked_up on wms.parcel (node_id, state, id) where state in ('collected', 'uncollected');

grant select, insert, update on wms.pickup_rule, wms.pickup to ${app};
