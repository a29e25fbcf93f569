-- A line that stands in for another one's units.
alter table oms.order_line add column replaces int;

-- What becomes of units that a node gives back, and for which amendment they were asked.
alter table oms.withdrawal
    add column purpose text not null default 'cancel' check (purpose in ('cancel', 'keep', 'resource', 'move')),
    add column amendment bigint,
    add column target_node int;

-- Changes of an order after its capture, asked for under a key: the same again is answered with what became of it.
create table oms.amendment (
    slot         smallint not null,
    id           bigint not null,
    order_id     bigint not null,
    key_hash     bytea not null check (length(key_hash) = 16),
    content_hash bytea not null check (length(content_hash) = 16),
    state        text not null check (state in ('claimed', 'pending', 'accepted', 'partly', 'declined')),
    body         text not null,
    outcome      text,
    -- Units asked of nodes and not answered yet.
    asked        bigint not null default 0 check (asked >= 0),
    who          text not null,
    asked_at     timestamptz not null,
    settled_at   timestamptz,
    primary key (slot, id),
    unique (slot, key_hash)
);
create index amendment_order on oms.amendment (slot, order_id);
grant select, insert, update on oms.amendment to ${app};

-- What a channel wants to hear of, and how often its units are given to nodes before they rest.
alter table oms.channel
    add column events text[],
    add column attempts int not null default 3 check (attempts between 1 and 100);
