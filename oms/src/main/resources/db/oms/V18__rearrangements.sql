-- Work of a node that is moved to another, held, split or merged: what was asked under a key, and how far it got.
create table oms.rearrangement (
    slot         smallint not null,
    id           bigint not null,
    order_id     bigint not null,
    client_id    int not null,
    channel      text not null,
    key_hash     bytea not null check (length(key_hash) = 16),
    content_hash bytea not null check (length(content_hash) = 16),
    kind         text not null check (kind in ('move', 'hold', 'split', 'merge')),
    node_id      int not null,
    target_node  int,
    owner        text check (length(owner) between 1 and 60),
    reason       text not null check (length(reason) between 1 and 500),
    state        text not null check (state in ('asked', 'held', 'done', 'partly', 'declined', 'released', 'ended')),
    -- Units asked of the node, what it gave, and what it kept.
    asked        bigint not null check (asked > 0),
    given        bigint not null default 0 check (given >= 0),
    kept         bigint not null default 0 check (kept >= 0),
    who          text not null,
    asked_at     timestamptz not null,
    closed_by    text,
    closed_at    timestamptz,
    primary key (slot, id),
    unique (slot, key_hash),
    constraint answered_once check (given + kept <= asked and (state = 'asked') = (given + kept < asked)),
    constraint moved_somewhere check ((kind = 'move') = (target_node is not null)),
    constraint held_by_somebody check ((kind = 'hold') = (owner is not null)),
    constraint only_holds_hold check (kind = 'hold' or state in ('asked', 'done', 'partly', 'declined')),
    constraint closed_or_open check ((state in ('asked', 'held')) = (closed_at is null))
);
create index rearrangement_order on oms.rearrangement (slot, order_id, id);
-- One at a time for an order's work at a node: what is paused is read by it.
create unique index rearrangement_open on oms.rearrangement (slot, order_id, node_id) where state in ('asked', 'held');
create index rearrangement_held on oms.rearrangement (client_id, asked_at, id) where state = 'held';
grant select, insert, update on oms.rearrangement to ${app};

alter table oms.withdrawal add column rearrangement bigint;
