-- Nodes that are not ours: what each was asked, numbered without gaps in the order it may be fetched.
create table oms.node_feed (
    node_id     int primary key,
    last_number bigint not null
);

create table oms.node_request (
    node_id              int not null,
    number               bigint not null check (number > 0),
    message_id           bigint not null,
    fulfillment_order_id bigint not null,
    type                 text not null,
    body                 text not null,
    asked_at             timestamptz not null,
    primary key (node_id, number)
);

-- The node's own numbers that were heard, for ever: a fact is applied once.
create table oms.node_heard (
    node_id      int not null,
    seq          bigint not null check (seq > 0),
    content_hash bytea not null check (length(content_hash) = 16),
    message_id   bigint not null,
    heard_at     timestamptz not null,
    primary key (node_id, seq)
);

-- What the node calls its parcels, and how each left.
create table oms.node_parcel (
    node_id              int not null,
    reference            text not null check (length(reference) between 1 and 80),
    parcel_id            bigint not null,
    fulfillment_order_id bigint not null,
    carrier              text,
    tracking             text,
    primary key (node_id, reference)
);
create unique index node_parcel_tracking on oms.node_parcel (node_id, carrier, tracking) where tracking is not null;

-- The API keys that speak for a node.
create table oms.node_key (
    node_id  int not null,
    key_name text not null check (length(key_name) between 1 and 80),
    primary key (node_id, key_name)
);

grant select, insert, update on oms.node_feed, oms.node_parcel to ${app};
grant select, insert on oms.node_request, oms.node_heard to ${app};
grant select, insert, delete on oms.node_key to ${app};
