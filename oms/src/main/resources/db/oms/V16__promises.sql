-- What was promised before an order, and what the order that named it then got.
create table oms.promise (
    slot      smallint not null,
    id        bigint not null,
    client_id int not null,
    channel   text not null,
    made_at   timestamptz not null,
    body      text not null,
    primary key (slot, id)
) partition by range (id);
create table oms.promise_rest partition of oms.promise default;

create table oms.order_promise (
    slot       smallint not null,
    order_id   bigint not null,
    promise_id bigint not null,
    at         timestamptz not null,
    same       boolean not null,
    changed    text,
    body       text not null,
    primary key (slot, order_id),
    constraint otherwise_has_a_reason check (same or changed is not null)
);

grant select, insert on oms.promise, oms.order_promise to ${app};
