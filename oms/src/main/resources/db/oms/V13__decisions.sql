-- Choices that were acted on, and the scenes they were made in: a scene is kept once under the hash of its text.
create table oms.sourcing_scene (
    hash bytea primary key check (length(hash) = 16),
    body text not null
);

create table oms.sourcing_decision (
    slot        smallint not null,
    id          bigint not null,
    order_id    bigint not null,
    at          timestamptz not null,
    purpose     text not null,
    scene       bytea not null,
    inputs_hash bytea not null check (length(inputs_hash) = 16),
    inputs      text not null,
    outcome     text not null,
    primary key (slot, id)
) partition by range (id);
create table oms.sourcing_decision_rest partition of oms.sourcing_decision default;
create index sourcing_decision_order on oms.sourcing_decision (slot, order_id, id);

grant select, insert on oms.sourcing_scene, oms.sourcing_decision to ${app};
