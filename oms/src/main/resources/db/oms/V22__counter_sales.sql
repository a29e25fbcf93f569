-- Who tells what a store with a feed sells over its counter: the feed itself, or its tills' receipts.
alter table oms.feed add column sales text not null default 'feed' check (sales in ('feed', 'counter'));

-- Receipts of stores with a feed: written once, never changed.
create table oms.counter_sale (
    node_id      int not null,
    id           bigint not null,
    client_id    int not null,
    register     text not null check (length(register) between 1 and 40),
    receipt      text not null check (length(receipt) between 1 and 80),
    content_hash bytea not null check (length(content_hash) = 16),
    sold_at      timestamptz not null,
    currency     text check (length(currency) = 3),
    taken_at     timestamptz not null,
    taken_by     text not null,
    primary key (node_id, id),
    constraint counter_sale_once unique (node_id, client_id, register, receipt)
);

-- Below zero came back; it is stock again only where it was put somewhere.
create table oms.counter_sale_line (
    node_id   int not null,
    sale_id   bigint not null,
    line      int not null,
    client_id int not null,
    sku       text not null,
    quantity  bigint not null check (quantity <> 0),
    unit      text not null,
    pack      int not null check (pack >= 1),
    price     numeric(19, 6) check (price >= 0),
    put_back  text,
    change    bigint not null,
    primary key (node_id, sale_id, line),
    foreign key (node_id, sale_id) references oms.counter_sale (node_id, id),
    check (put_back is null or quantity < 0),
    constraint change_is_what_moved
        check (change = case when quantity > 0 or put_back is not null then -quantity * pack else 0 end)
);

grant select, insert on oms.counter_sale, oms.counter_sale_line to ${app};
