-- A warehouse is a shard: node_id leads every key.
create table wms.warehouse (
    node_id int primary key,
    code    text not null unique check (length(code) between 1 and 40),
    name    text not null,
    zone    text not null,
    address text not null default '{}',
    carrier text not null default 'ups',
    version int not null default 1
);

create table wms.item (
    node_id      int not null,
    client_id    int not null,
    sku          text not null,
    description  text not null default '',
    weight_grams int not null default 0,
    primary key (node_id, client_id, sku)
);

create table wms.item_pack (
    node_id   int not null,
    client_id int not null,
    sku       text not null,
    level     text not null,
    units     int not null check (units >= 1),
    primary key (node_id, client_id, sku, level)
);

create table wms.item_barcode (
    node_id   int not null,
    client_id int not null,
    barcode   text not null,
    sku       text not null,
    level     text not null,
    primary key (node_id, barcode, client_id)
);
create index item_barcode_item on wms.item_barcode (node_id, client_id, sku, level);

-- Every place that holds stock, real or virtual. 1 supplier, 2 customer, 3 lost, 4 scrap and 5 adjustment are virtual in each warehouse.
create table wms.location (
    node_id int not null,
    id      bigint not null,
    code    text not null check (length(code) between 1 and 40),
    kind    text not null check (kind in ('supplier', 'customer', 'lost', 'scrap', 'adjustment', 'bin', 'dock', 'stage', 'cart', 'tote', 'parcel')),
    zone    text,
    aisle   int,
    bay     int,
    level   int,
    side    text check (side in ('left', 'right')),
    walk    int,
    x_mm    int,
    y_mm    int,
    primary key (node_id, id),
    unique (node_id, code)
);
create index location_kind on wms.location (node_id, kind) where kind <> 'bin';
create index location_walk on wms.location (node_id, walk) where kind = 'bin';

-- The balance, kept only where a limit is enforced. allocated is what picks have claimed of it.
create table wms.stock (
    node_id     int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null default '',
    status      text not null default 'available' check (status in ('available', 'hold', 'damaged')),
    on_hand     bigint not null check (on_hand >= 0),
    allocated   bigint not null default 0 check (allocated >= 0),
    since       timestamptz not null,
    primary key (node_id, location_id, client_id, sku, lot, status),
    constraint allocated_within_on_hand check (allocated <= on_hand)
) with (fillfactor = 60);
create index stock_sku on wms.stock (node_id, client_id, sku) where on_hand > 0;

-- The physical ledger: one row moves a quantity from one place to another; nothing appears or vanishes.
create table wms.stock_move (
    node_id       int not null,
    id            bigint not null,
    from_location bigint not null,
    to_location   bigint not null,
    client_id     int not null,
    sku           text not null,
    lot           text not null default '',
    status        text not null default 'available',
    quantity      bigint not null check (quantity > 0),
    reason        text not null check (length(reason) > 0),
    reference     text not null,
    at            timestamptz not null,
    who           text not null check (length(who) > 0),
    primary key (node_id, id),
    check (from_location <> to_location)
) partition by range (id);
create table wms.stock_move_rest partition of wms.stock_move default;
create index stock_move_from on wms.stock_move (node_id, from_location, client_id, sku);
create index stock_move_to on wms.stock_move (node_id, to_location, client_id, sku);
create index stock_move_reference on wms.stock_move (node_id, reference);

-- One row for each scan a device ever sent: the same scan again finds its first answer.
create table wms.scan (
    node_id  int not null,
    scan_id  uuid not null,
    kind     text not null,
    worker   text not null,
    device_at timestamptz not null,
    taken_at timestamptz not null,
    outcome  text not null,
    code     text,
    primary key (node_id, scan_id)
);

create table wms.delivery (
    node_id     int not null,
    id          bigint not null,
    reference   text not null,
    supplier    text not null,
    state       text not null check (state in ('expected', 'arrived', 'closed')),
    expected_on date,
    made_at     timestamptz not null,
    version     int not null default 1,
    primary key (node_id, id),
    unique (node_id, reference)
);

create table wms.delivery_line (
    node_id     int not null,
    delivery_id bigint not null,
    client_id   int not null,
    sku         text not null,
    expected    bigint not null check (expected >= 0),
    received    bigint not null default 0 check (received >= 0),
    put_away    bigint not null default 0 check (put_away >= 0),
    primary key (node_id, delivery_id, client_id, sku)
);
create index delivery_line_waiting on wms.delivery_line (node_id, client_id, sku, delivery_id) where put_away < received;

-- Who is putting away which SKU from which dock, and the bin that is kept for it meanwhile.
create table wms.putaway (
    node_id     int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    worker      text not null,
    lease_until timestamptz not null,
    bin_id      bigint,
    primary key (node_id, location_id, client_id, sku)
);

create table wms.outbound (
    node_id      int not null,
    id           bigint not null,
    order_id     bigint not null,
    channel      text not null,
    order_number text not null,
    service      text not null,
    promised_on  date,
    ship_by      timestamptz,
    priority     int not null default 100,
    instructions text,
    contact_id   bigint not null,
    state        text not null check (state in ('accepted', 'picking', 'picked', 'packing', 'packed', 'shipped', 'ended')),
    taken_at     timestamptz not null,
    packer       text,
    packer_until timestamptz,
    version      int not null default 1,
    primary key (node_id, id)
);
create index outbound_state on wms.outbound (node_id, state, priority, taken_at) where state not in ('shipped', 'ended');
create index outbound_number on wms.outbound (node_id, order_number);

create table wms.outbound_line (
    node_id     int not null,
    outbound_id bigint not null,
    line        int not null,
    client_id   int not null,
    sku         text not null,
    asked       bigint not null check (asked > 0),
    picked      bigint not null default 0 check (picked >= 0),
    packed      bigint not null default 0 check (packed >= 0),
    shipped     bigint not null default 0 check (shipped >= 0),
    shorted     bigint not null default 0 check (shorted >= 0),
    withdrawn   bigint not null default 0 check (withdrawn >= 0),
    primary key (node_id, outbound_id, line),
    constraint never_more_than_asked check (picked + shorted + withdrawn <= asked and packed <= picked and shipped <= packed)
) with (fillfactor = 70);

-- A pick task is one trip for one outbound order; its lines are claims on stock rows, in walking order.
create table wms.pick_task (
    node_id     int not null,
    id          bigint not null,
    outbound_id bigint not null,
    state       text not null check (state in ('ready', 'assigned', 'done', 'ended')),
    priority    int not null,
    tote_id     bigint,
    worker      text,
    lease_until timestamptz,
    ready_at    timestamptz not null,
    done_at     timestamptz,
    version     int not null default 1,
    primary key (node_id, id)
);
create index pick_task_ready on wms.pick_task (node_id, priority, ready_at, id) where state in ('ready', 'assigned');
create index pick_task_outbound on wms.pick_task (node_id, outbound_id);

create table wms.pick_line (
    node_id     int not null,
    task_id     bigint not null,
    seq         int not null,
    outbound_id bigint not null,
    line        int not null,
    location_id bigint not null,
    client_id   int not null,
    sku         text not null,
    lot         text not null default '',
    quantity    bigint not null check (quantity > 0),
    picked      bigint not null default 0 check (picked >= 0),
    dropped     bigint not null default 0 check (dropped >= 0),
    primary key (node_id, task_id, seq),
    check (picked + dropped <= quantity)
) with (fillfactor = 70);
create index pick_line_open on wms.pick_line (node_id, location_id, client_id, sku) where picked + dropped < quantity;
create index pick_line_outbound on wms.pick_line (node_id, outbound_id, line);

create table wms.parcel (
    node_id      int not null,
    id           bigint not null,
    outbound_id  bigint not null,
    state        text not null check (state in ('open', 'closed', 'labelled', 'loaded', 'shipped', 'refused')),
    weight_grams bigint,
    carrier      text,
    tracking     text,
    label_format text,
    label        text,
    refusal      text,
    manifest_id  bigint,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    shipped_at   timestamptz,
    version      int not null default 1,
    primary key (node_id, id)
);
create index parcel_state on wms.parcel (node_id, state, id) where state <> 'shipped';
create index parcel_outbound on wms.parcel (node_id, outbound_id);
create index parcel_manifest on wms.parcel (node_id, manifest_id) where manifest_id is not null;
create unique index parcel_tracking on wms.parcel (node_id, carrier, tracking) where tracking is not null;

create table wms.parcel_line (
    node_id   int not null,
    parcel_id bigint not null,
    line      int not null,
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity > 0),
    primary key (node_id, parcel_id, line)
);

create table wms.manifest (
    node_id   int not null,
    id        bigint not null,
    carrier   text not null,
    state     text not null check (state in ('open', 'departed')),
    opened_at timestamptz not null,
    left_at   timestamptz,
    version   int not null default 1,
    primary key (node_id, id)
);
create unique index manifest_open on wms.manifest (node_id, carrier) where state = 'open';

grant usage on schema wms to ${app};
grant select, insert, update on wms.warehouse, wms.item, wms.item_pack, wms.item_barcode, wms.location, wms.stock,
    wms.delivery, wms.delivery_line, wms.putaway, wms.outbound, wms.outbound_line, wms.pick_task, wms.pick_line,
    wms.parcel, wms.parcel_line, wms.manifest to ${app};
-- An empty balance has no row: its history is the ledger.
grant delete on wms.item_pack, wms.item_barcode, wms.stock, wms.putaway to ${app};
grant select, insert on wms.stock_move, wms.scan to ${app};

-- Handoff tables of the node family: one shape for every family, led by node_id.
create table wms.node_outbox (
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
create table wms.node_outbox_rest partition of wms.node_outbox default;
create index node_outbox_open on wms.node_outbox (node_id, due_at, id) where state in ('pending', 'sending', 'in-doubt');
create index node_outbox_lane on wms.node_outbox (node_id, lane, seq) where state in ('pending', 'sending', 'in-doubt', 'dead');
create index node_outbox_dead on wms.node_outbox (node_id, id) where state = 'dead';
create index node_outbox_number on wms.node_outbox (node_id, number) where state in ('pending', 'sending', 'in-doubt');

create table wms.node_inbox (
    node_id         int not null,
    message_id bigint not null,
    consumer   text not null,
    applied_at timestamptz not null default now(),
    primary key (node_id, message_id, consumer)
) partition by range (message_id);
create table wms.node_inbox_rest partition of wms.node_inbox default;

create table wms.node_lease (
    node_id          int primary key,
    holder      text not null,
    fence       bigint not null,
    until       timestamptz not null,
    last_number bigint not null default 0,
    sent        bigint not null default 0
);

-- Keys that are unique for ever: 16 bytes of SHA-256, and what claimed them.
create table wms.node_claim (
    node_id       int not null,
    key_hash bytea not null check (length(key_hash) = 16),
    id       bigint not null,
    primary key (node_id, key_hash)
);

grant select, insert, update on wms.node_outbox, wms.node_lease to ${app};
grant select, insert on wms.node_inbox, wms.node_claim to ${app};
