-- A node's stock of a SKU lies in pools: what every channel may claim, and what is kept for one. A fence is filled up to what is wanted.
alter table oms.pool
    add column wanted bigint not null default 0 check (wanted >= 0 and (wanted = 0 or pool like 'fence:%')),
    add constraint pool_known check (pool = 'open' or pool like 'fence:_%' or pool like 'inbound:_%'),
    add constraint only_open_owes check (owing = 0 or pool = 'open'),
    add constraint only_open_keeps_back check (safety = 0 or pool = 'open');

-- Units that a channel is not shown, of one SKU or, where sku is '', of each that has no row of its own.
create table oms.channel_buffer (
    channel   text not null,
    client_id int not null,
    sku       text not null default '',
    quantity  bigint not null check (quantity >= 0),
    primary key (channel, client_id, sku)
);
grant select, insert, update on oms.channel_buffer to ${app};
