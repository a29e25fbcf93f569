-- What a SKU is treated as where goods differ: by the policy for late feeds, and by whoever asks.
alter table oms.sku add column class text not null default 'standard' check (length(class) between 1 and 40);

-- Who tells a node's stock: its own numbered facts, or a feed. Never both without a person's word.
create table oms.stock_teller (
    node_id int primary key,
    teller  text not null check (teller in ('facts', 'feed')),
    since   timestamptz not null
);

-- How a foreign node tells its stock, and how far we have followed it.
create table oms.feed (
    node_id            int not null,
    client_id          int not null,
    kind               text not null check (kind in ('snapshots', 'deltas', 'both')),
    netting            text not null check (netting in ('numbered', 'cut', 'unknown')),
    figure             text not null check (figure in ('on-hand', 'net-of-orders')),
    on_empty           text not null check (on_empty in ('hold', 'refuse', 'zero')),
    absent             text not null check (absent in ('zero', 'keep')),
    every_seconds      int not null check (every_seconds between 1 and 2678400),
    late_after_seconds int not null check (late_after_seconds between 1 and 5356800),
    doubt_seconds      int not null check (doubt_seconds between 0 and 259200),
    gap_seconds        int not null check (gap_seconds between 0 and 86400),
    drop_percent       int not null check (drop_percent between 1 and 100),
    version            int not null default 1,
    -- Up to when the node has told everything, by its own clock; and when we last took something from it.
    as_of              timestamptz,
    heard_at           timestamptz,
    -- The newest snapshot that was applied wholly.
    cut_at             timestamptz,
    watermark          bigint not null default 0,
    -- Every number up to it was heard, lies in a snapshot, or was given up.
    through            bigint,
    gap_since          timestamptz,
    given_up           bigint not null default 0 check (given_up >= 0),
    -- The newest file said nothing, and stands neither applied nor followed by a better one.
    empty_since        timestamptz,
    primary key (node_id, client_id)
);

-- Snapshots as they came. The body is kept until it was applied or refused.
create table oms.feed_message (
    node_id      int not null,
    id           bigint not null,
    client_id    int not null,
    message      text not null check (length(message) between 1 and 80),
    content_hash bytea not null check (length(content_hash) = 16),
    watermark    bigint not null,
    cut_at       timestamptz not null,
    received_at  timestamptz not null,
    records      int not null,
    failed       int not null,
    absent       int not null,
    units_before bigint not null,
    units_after  bigint not null,
    state        text not null check (state in ('applying', 'held', 'applied', 'superseded', 'refused')),
    code         text,
    body         text,
    reached      text not null default '',
    changed      int not null default 0,
    unchanged    int not null default 0,
    superseded   int not null default 0,
    decided_by   text,
    decided_why  text,
    decided_at   timestamptz,
    primary key (node_id, id),
    constraint feed_message_once unique (node_id, client_id, message),
    constraint body_until_settled check ((body is not null) = (state in ('applying', 'held')))
);
create index feed_message_recent on oms.feed_message (node_id, client_id, id desc);
create index feed_message_waiting on oms.feed_message (node_id, client_id) where state in ('applying', 'held');

-- What the newest snapshot said of each SKU, and which snapshot that was.
create table oms.feed_position (
    node_id   int not null,
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity >= 0),
    watermark bigint not null,
    cut_at    timestamptz not null,
    primary key (node_id, client_id, sku)
) with (fillfactor = 80);

-- What moved at nodes with a feed beside its snapshots: its deltas, by number, and facts, which have none.
create table oms.feed_movement (
    node_id   int not null,
    id        bigint not null,
    client_id int not null,
    number    bigint check (number > 0),
    sku       text not null,
    change    bigint not null,
    at        timestamptz not null,
    reason    text not null,
    state     text not null check (state in ('applied', 'waiting', 'noted', 'in-snapshot')),
    heard_at  timestamptz not null,
    primary key (node_id, id)
);
create unique index feed_movement_number on oms.feed_movement (node_id, client_id, number) where number is not null;
create index feed_movement_sku on oms.feed_movement (node_id, client_id, sku, at);
create index feed_movement_waiting on oms.feed_movement (node_id, client_id, number) where state = 'waiting';
create index feed_movement_old on oms.feed_movement (node_id, at);

-- Whether a node still sells while its feed is late or empty. What a row leaves out it says of all.
create table oms.feed_policy (
    client_id int not null,
    channel   text not null default '',
    node      text not null default '',
    sku_class text not null default '',
    sign      text not null default '' check (sign in ('', 'late', 'empty')),
    fail      text not null check (fail in ('open', 'closed')),
    primary key (client_id, channel, node, sku_class, sign)
);

grant select, insert, update on oms.stock_teller, oms.feed, oms.feed_message, oms.feed_position to ${app};
grant select, insert, update, delete on oms.feed_movement, oms.feed_policy to ${app};
