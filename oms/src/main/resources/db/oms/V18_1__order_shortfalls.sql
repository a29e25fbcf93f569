-- Units of an order line that were promised and that nobody has: one open document for each line, with an owner and a clock.
create table oms.order_shortfall (
    slot       smallint not null,
    id         bigint not null,
    order_id   bigint not null,
    line       int not null,
    client_id  int not null,
    channel    text not null,
    sku        text not null,
    quantity   bigint not null check (quantity > 0),
    reason     text not null,
    owner      text not null check (length(owner) between 1 and 60),
    opened_at  timestamptz not null,
    due_at     timestamptz not null,
    state      text not null check (state in ('open', 'decided', 'served', 'cancelled')),
    decision   text check (decision in ('wait', 'cancel', 'substitute')),
    closed_by  text,
    closed_why text,
    closed_at  timestamptz,
    version    int not null default 1,
    primary key (slot, id),
    constraint decided_by_somebody check ((state = 'decided') = (decision is not null)),
    constraint open_until_closed check ((state = 'open') = (closed_at is null) and (closed_by is null) = (closed_at is null))
);
create unique index order_shortfall_open on oms.order_shortfall (slot, order_id, line) where state = 'open';
create index order_shortfall_order on oms.order_shortfall (slot, order_id, id);
create index order_shortfall_queue on oms.order_shortfall (client_id, opened_at, id) where state = 'open';
create index order_shortfall_owner on oms.order_shortfall (client_id, owner, opened_at, id) where state = 'open';
grant select, insert, update on oms.order_shortfall to ${app};

-- What waits for a person is read oldest first.
create index rejected_order_queue on oms.rejected_order (client_id, received_at, id) where state = 'waiting';
create index inbound_overdue on oms.inbound (client_id, expected_on) where state = 'due' and promisable;
create index feed_message_held on oms.feed_message (node_id, client_id, received_at) where state = 'held';
