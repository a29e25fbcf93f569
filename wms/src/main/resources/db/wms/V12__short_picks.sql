-- A bin that held less of an item than the books say, until somebody has counted it. The count takes the row away.
create table wms.count_request (
    node_id     int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    reason      text not null check (length(reason) between 1 and 200),
    reference   text not null check (length(reference) between 1 and 200),
    at          timestamptz not null,
    primary key (node_id, location_id, client_id, sku)
);
create index count_request_at on wms.count_request (node_id, at);

-- Whether nothing is picked from such a bin until then. Without a row what is left there is picked on.
create table wms.short_rule (
    node_id int primary key,
    block   boolean not null,
    version int not null default 1
);

grant select, insert, delete on wms.count_request to ${app};
grant select, insert, update on wms.short_rule to ${app};
