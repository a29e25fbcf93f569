-- Reference tables: slow, small, the same everywhere.
create table oms.channel (
    code            text primary key check (length(code) between 1 and 40),
    client_id       int not null default 1,
    name            text not null,
    policy          text not null check (policy in ('may-refuse', 'backorder', 'must-accept')),
    currency        char(3) not null,
    remorse_seconds int not null default 0 check (remorse_seconds between 0 and 604800),
    partner         text,
    version         int not null default 1
);

create table oms.node (
    node_id        int primary key,
    code           text not null unique check (length(code) between 1 and 40),
    name           text not null,
    kind           text not null check (kind in ('warehouse', 'store', 'supplier', '3pl')),
    lat            double precision not null check (lat between -90 and 90),
    lon            double precision not null check (lon between -180 and 180),
    zone           text not null,
    working_days   text not null default 'MON,TUE,WED,THU,FRI',
    holidays       date[] not null default '{}',
    cutoff         time not null default '16:00',
    handling_days  int not null default 0 check (handling_days between 0 and 60),
    handling_minor bigint not null default 0 check (handling_minor between 0 and 1000000),
    ships          boolean not null default true,
    address        text not null default '{}',
    version        int not null default 1
);

create table oms.sku (
    client_id    int not null,
    code         text not null check (length(code) between 1 and 64),
    description  text not null default '',
    kind         text not null default 'goods' check (kind in ('goods', 'service')),
    weight_grams int not null default 0 check (weight_grams between 0 and 10000000),
    version      int not null default 1,
    primary key (client_id, code)
);

create table oms.sku_pack (
    client_id int not null,
    sku       text not null,
    level     text not null check (level in ('each', 'inner', 'case')),
    units     int not null check (units between 1 and 100000),
    primary key (client_id, sku, level)
);

create table oms.sku_barcode (
    client_id int not null,
    barcode   text not null check (length(barcode) between 1 and 64),
    sku       text not null,
    level     text not null,
    primary key (client_id, barcode)
);
create index sku_barcode_sku on oms.sku_barcode (client_id, sku);

-- How often a node was told about items: the order of its descriptions.
create table oms.item_feed (
    node_id int primary key,
    version int not null
);

-- The promise: node family. What a node last told us, and what of it is promised.
create table oms.pool (
    node_id    int not null,
    client_id  int not null,
    sku        text not null,
    pool       text not null default 'open',
    position   bigint not null default 0 check (position >= 0),
    reserved   bigint not null default 0 check (reserved >= 0),
    safety     bigint not null default 0 check (safety >= 0),
    -- Units the node told us it took beyond what it had told us it had; what comes next settles these first.
    owing      bigint not null default 0 check (owing >= 0 and (owing = 0 or position = 0)),
    changed_at timestamptz not null default now(),
    primary key (node_id, client_id, sku, pool)
) with (fillfactor = 60);
create index pool_sku on oms.pool (client_id, sku);

create table oms.reservation (
    node_id   int not null,
    order_id  bigint not null,
    line      int not null,
    pool      text not null default 'open',
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity >= 0),
    primary key (node_id, order_id, line, pool)
) with (fillfactor = 80);
create index reservation_sku on oms.reservation (node_id, client_id, sku) where quantity > 0;

create table oms.shortfall (
    node_id   int not null,
    id        bigint not null,
    client_id int not null,
    sku       text not null,
    pool      text not null default 'open',
    quantity  bigint not null check (quantity >= 0),
    reason    text not null,
    owner     text not null,
    opened_at timestamptz not null,
    due_at    timestamptz not null,
    closed_at timestamptz,
    primary key (node_id, id)
);
create unique index shortfall_open on oms.shortfall (node_id, client_id, sku, pool) where closed_at is null;

-- How far we have followed each node's numbered facts.
create table oms.node_stream (
    node_id   int primary key,
    watermark bigint not null default 0,
    heard_at  timestamptz not null
);

-- The order family.
create table oms.sales_order (
    slot            smallint not null,
    id              bigint not null,
    client_id       int not null,
    channel         text not null,
    external_number text not null check (length(external_number) between 1 and 80),
    revision        int not null default 1,
    customer        text,
    placed_at       timestamptz not null,
    captured_at     timestamptz not null,
    currency        char(3) not null,
    total_minor     bigint not null,
    shipping_minor  bigint not null default 0,
    tax_minor       bigint not null default 0,
    discount_minor  bigint not null default 0,
    priority        int not null default 100,
    service         text not null,
    promised_on     date,
    promise_zone    text,
    ship_country    char(2) not null,
    ship_postal     text not null,
    ship_lat        double precision not null,
    ship_lon        double precision not null,
    contact_id      bigint not null,
    instructions    text,
    content_hash    bytea not null,
    attributes      text,
    status          text not null,
    version         int not null default 1,
    primary key (slot, id),
    unique (slot, client_id, channel, external_number)
);
create index sales_order_recent on oms.sales_order (client_id, id desc);
create index sales_order_status on oms.sales_order (client_id, status, id desc);
create index sales_order_number on oms.sales_order (client_id, external_number text_pattern_ops);
create index sales_order_customer on oms.sales_order (client_id, channel, customer, placed_at desc, id desc) where customer is not null;

create table oms.order_line (
    slot             smallint not null,
    order_id         bigint not null,
    line             int not null check (line between 1 and 10000),
    client_id        int not null,
    sku              text not null,
    kind             text not null check (kind in ('goods', 'service')),
    description      text not null default '',
    unit             text not null default 'each',
    ordered          bigint not null check (ordered > 0),
    open             bigint not null default 0 check (open >= 0),
    backordered      bigint not null default 0 check (backordered >= 0),
    reserved         bigint not null default 0 check (reserved >= 0),
    released         bigint not null default 0 check (released >= 0),
    picked           bigint not null default 0 check (picked >= 0),
    packed           bigint not null default 0 check (packed >= 0),
    shipped          bigint not null default 0 check (shipped >= 0),
    delivered        bigint not null default 0 check (delivered >= 0),
    returned         bigint not null default 0 check (returned >= 0),
    cancelled        bigint not null default 0 check (cancelled >= 0),
    unit_price       numeric(19, 6) not null check (unit_price >= 0),
    total_minor      bigint not null,
    primary key (slot, order_id, line),
    constraint counters_add_up check
        (ordered = open + backordered + reserved + released + picked + packed + shipped + delivered + returned + cancelled)
) with (fillfactor = 70);

create table oms.order_fact (
    slot     smallint not null,
    id       bigint not null,
    order_id bigint not null,
    version  int not null,
    type     text not null,
    body     text not null,
    at       timestamptz not null,
    who      text not null,
    through  text not null,
    -- Whether its channel was told of it, by the message with its order's lane and its version (I29).
    told     boolean not null,
    primary key (slot, id)
) partition by range (id);
create table oms.order_fact_rest partition of oms.order_fact default;
create index order_fact_order on oms.order_fact (slot, order_id, version);

create table oms.rejected_order (
    slot            smallint not null,
    id              bigint not null,
    client_id       int not null,
    channel         text not null,
    external_number text,
    code            text not null,
    path            text,
    detail          text not null,
    key_id          text not null,
    body            bytea not null,
    received_at     timestamptz not null,
    state           text not null default 'waiting' check (state in ('waiting', 'resent', 'dismissed')),
    decided_by      text,
    decided_at      timestamptz,
    order_id        bigint,
    primary key (slot, id)
);
create index rejected_order_waiting on oms.rejected_order (client_id, id desc) where state = 'waiting';

create table oms.cancel_request (
    slot            smallint not null,
    id              bigint not null,
    client_id       int not null,
    channel         text not null,
    external_number text not null,
    external_line   int not null,
    customer        text,
    sku             text not null,
    quantity        bigint not null check (quantity > 0),
    order_id        bigint,
    line            int,
    asked           bigint not null default 0 check (asked >= 0),
    cancelled       bigint not null default 0 check (cancelled >= 0),
    outcome         text not null check (outcome in ('pending', 'accepted', 'needs-return', 'unmatched')),
    received_at     timestamptz not null,
    primary key (slot, id),
    unique (slot, client_id, channel, external_number, external_line)
);

-- Work given to nodes: what was asked, what they answered.
create table oms.fulfillment_order (
    slot        smallint not null,
    id          bigint not null,
    order_id    bigint not null,
    node_id     int not null,
    request     text not null check (request in ('released', 'accepted', 'withdrawal-pending', 'withdrawn', 'rejected', 'done')),
    execution   text not null check (execution in ('waiting', 'picking', 'packed', 'partly-shipped', 'shipped', 'ended')),
    service     text not null,
    promised_on date,
    attempt     int not null default 1,
    released_at timestamptz not null,
    version     int not null default 1,
    primary key (slot, id)
);
create index fulfillment_order_order on oms.fulfillment_order (slot, order_id);

create table oms.fulfillment_line (
    slot       smallint not null,
    fulfillment_order_id bigint not null,
    order_id   bigint not null,
    line       int not null,
    client_id  int not null,
    sku        text not null,
    asked      bigint not null check (asked > 0),
    picked     bigint not null default 0 check (picked >= 0),
    packed     bigint not null default 0 check (packed >= 0),
    shipped    bigint not null default 0 check (shipped >= 0),
    shorted    bigint not null default 0 check (shorted >= 0),
    withdrawn  bigint not null default 0 check (withdrawn >= 0),
    -- Units asked back and not answered yet.
    withdrawing bigint not null default 0 check (withdrawing >= 0),
    primary key (slot, fulfillment_order_id, line),
    constraint never_more_than_asked check (picked + shorted + withdrawn <= asked and packed <= picked and shipped <= packed)
) with (fillfactor = 70);

create table oms.withdrawal (
    slot       smallint not null,
    id         bigint not null,
    order_id   bigint not null,
    fulfillment_order_id bigint not null,
    reason     text not null,
    cancel_request bigint,
    state      text not null default 'asked' check (state in ('asked', 'answered')),
    asked_at   timestamptz not null,
    primary key (slot, id)
);
create index withdrawal_fulfillment_order on oms.withdrawal (slot, fulfillment_order_id);

create table oms.shipment_parcel (
    slot       smallint not null,
    id         bigint not null,
    order_id   bigint not null,
    fulfillment_order_id bigint not null,
    node_id    int not null,
    state      text not null check (state in ('packed', 'shipped')),
    carrier    text,
    tracking   text,
    shipped_at timestamptz,
    primary key (slot, id)
);
create index shipment_parcel_order on oms.shipment_parcel (slot, order_id);

create table oms.shipment_parcel_line (
    slot      smallint not null,
    parcel_id bigint not null,
    line      int not null,
    quantity  bigint not null check (quantity > 0),
    primary key (slot, parcel_id, line)
);

-- Units of each line that some node must be holding back: what availability checks its reservations against.
create view oms.v_line_held as
    select slot, order_id, line, client_id, sku, reserved + released + picked + packed as held from oms.order_line;

-- What could not be had, in its order. Holds nothing at any node.
create table oms.backlog (
    slot      smallint not null,
    order_id  bigint not null,
    line      int not null,
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity > 0),
    priority  int not null,
    since     timestamptz not null,
    -- Units that nodes gave back again and again rest until then.
    not_before timestamptz not null default '-infinity',
    primary key (slot, order_id, line)
);
create index backlog_rank on oms.backlog (client_id, sku, priority, since, order_id, line);

grant usage on schema oms to ${app};
grant select on oms.v_line_held to ${app};
grant select, insert, update on oms.channel, oms.node, oms.sku, oms.sku_pack, oms.sku_barcode, oms.item_feed, oms.pool, oms.reservation,
    oms.shortfall, oms.node_stream, oms.sales_order, oms.order_line, oms.rejected_order, oms.cancel_request,
    oms.fulfillment_order, oms.fulfillment_line, oms.withdrawal, oms.shipment_parcel to ${app};
grant select, insert, update, delete on oms.backlog to ${app};
grant delete on oms.sku_pack, oms.sku_barcode to ${app};
grant select, insert on oms.order_fact, oms.shipment_parcel_line to ${app};

-- Handoff tables of the order family: one shape for every family, led by slot.
create table oms.order_outbox (
    slot           smallint not null,
    id           bigint not null,
    to_key       int not null,
    lane         bigint not null,
    seq          int not null,
    type         text not null,
    destination  text not null,
    business_key text,
    due_at       timestamptz not null,
    body         text not null,
    state        text not null default 'pending' check (state in ('pending', 'sending', 'in-doubt', 'dead', 'sent', 'settled')),
    attempts     int not null default 0,
    number       bigint,
    last_error   text,
    settled_at   timestamptz,
    primary key (slot, id)
) partition by range (id);
create table oms.order_outbox_rest partition of oms.order_outbox default;
create index order_outbox_open on oms.order_outbox (slot, due_at, id) where state in ('pending', 'sending', 'in-doubt');
create index order_outbox_lane on oms.order_outbox (slot, lane, seq) where state in ('pending', 'sending', 'in-doubt', 'dead');
create index order_outbox_dead on oms.order_outbox (slot, id) where state = 'dead';
create index order_outbox_number on oms.order_outbox (slot, number) where state in ('pending', 'sending', 'in-doubt');

create table oms.order_inbox (
    slot         smallint not null,
    message_id bigint not null,
    consumer   text not null,
    applied_at timestamptz not null default now(),
    primary key (slot, message_id, consumer)
) partition by range (message_id);
create table oms.order_inbox_rest partition of oms.order_inbox default;

create table oms.order_lease (
    slot          smallint primary key,
    holder      text not null,
    fence       bigint not null,
    until       timestamptz not null,
    last_number bigint not null default 0,
    sent        bigint not null default 0
);

-- Keys that are unique for ever: 16 bytes of SHA-256, and what claimed them.
create table oms.order_claim (
    slot       smallint not null,
    key_hash bytea not null check (length(key_hash) = 16),
    id       bigint not null,
    primary key (slot, key_hash)
);

grant select, insert, update on oms.order_outbox, oms.order_lease to ${app};
grant select, insert on oms.order_inbox, oms.order_claim to ${app};

-- Handoff tables of the node family: one shape for every family, led by node_id.
create table oms.node_outbox (
    node_id           int not null,
    id           bigint not null,
    to_key       int not null,
    lane         bigint not null,
    seq          int not null,
    type         text not null,
    destination  text not null,
    business_key text,
    due_at       timestamptz not null,
    body         text not null,
    state        text not null default 'pending' check (state in ('pending', 'sending', 'in-doubt', 'dead', 'sent', 'settled')),
    attempts     int not null default 0,
    number       bigint,
    last_error   text,
    settled_at   timestamptz,
    primary key (node_id, id)
) partition by range (id);
create table oms.node_outbox_rest partition of oms.node_outbox default;
create index node_outbox_open on oms.node_outbox (node_id, due_at, id) where state in ('pending', 'sending', 'in-doubt');
create index node_outbox_lane on oms.node_outbox (node_id, lane, seq) where state in ('pending', 'sending', 'in-doubt', 'dead');
create index node_outbox_dead on oms.node_outbox (node_id, id) where state = 'dead';
create index node_outbox_number on oms.node_outbox (node_id, number) where state in ('pending', 'sending', 'in-doubt');

create table oms.node_inbox (
    node_id         int not null,
    message_id bigint not null,
    consumer   text not null,
    applied_at timestamptz not null default now(),
    primary key (node_id, message_id, consumer)
) partition by range (message_id);
create table oms.node_inbox_rest partition of oms.node_inbox default;

create table oms.node_lease (
    node_id          int primary key,
    holder      text not null,
    fence       bigint not null,
    until       timestamptz not null,
    last_number bigint not null default 0,
    sent        bigint not null default 0
);

-- Keys that are unique for ever: 16 bytes of SHA-256, and what claimed them.
create table oms.node_claim (
    node_id       int not null,
    key_hash bytea not null check (length(key_hash) = 16),
    id       bigint not null,
    primary key (node_id, key_hash)
);

grant select, insert, update on oms.node_outbox, oms.node_lease to ${app};
grant select, insert on oms.node_inbox, oms.node_claim to ${app};
