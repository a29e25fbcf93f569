-- Cancellations asked for under a key, and what was answered: the same again is answered with it.
create table oms.order_cancellation (
    slot         smallint not null,
    key_hash     bytea not null check (length(key_hash) = 16),
    order_id     bigint not null,
    content_hash bytea not null check (length(content_hash) = 16),
    outcome      text,
    asked_at     timestamptz not null,
    primary key (slot, key_hash)
);
grant select, insert, update on oms.order_cancellation to ${app};

-- Rejected orders are found by their name, and listed by any state.
create index rejected_order_named on oms.rejected_order (slot, client_id, channel, external_number) where state = 'waiting';
create index rejected_order_state on oms.rejected_order (client_id, state, id desc);
drop index oms.rejected_order_waiting;

-- A customer is looked for with and without a channel.
drop index oms.sales_order_customer;
create index sales_order_customer on oms.sales_order (client_id, customer, channel, placed_at desc, id desc) where customer is not null;
create index sales_order_channel on oms.sales_order (client_id, channel, id desc);

-- What must be accepted was treated as what may wait; the policy is gone until it is kept.
update oms.channel set policy = 'backorder' where policy = 'must-accept';
alter table oms.channel drop constraint channel_policy_check,
    add constraint channel_policy_check check (policy in ('may-refuse', 'backorder'));
