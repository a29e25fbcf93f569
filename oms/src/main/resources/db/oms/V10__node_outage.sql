-- A node that is offline gets no new work, and is asked to give back what it has.
alter table oms.node
    add column offline_since timestamptz,
    add column offline_reason text,
    add constraint node_offline check ((offline_since is null) = (offline_reason is null));
