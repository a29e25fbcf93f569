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
