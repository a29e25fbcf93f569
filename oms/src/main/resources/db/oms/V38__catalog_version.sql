-- Raised by whatever changes a client's items, so that a process can tell whether what it remembers of them still holds.
create table oms.catalog_version (
    client_id int primary key,
    version   bigint not null check (version > 0)
);
grant select, insert, update on oms.catalog_version to ${app};
