-- Receipts of stores that we run: written once, never changed. What they moved is in the ledger, under sale:<id>.
create table wms.counter_sale (
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

-- Below zero came back; put_back is the bin it was put in. unbooked was sold and lay free in no bin.
create table wms.counter_sale_line (
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
    unbooked  bigint not null check (unbooked >= 0),
    primary key (node_id, sale_id, line),
    foreign key (node_id, sale_id) references wms.counter_sale (node_id, id),
    check (put_back is null or quantity < 0),
    check (unbooked <= greatest(quantity, 0) * pack)
);

grant select, insert on wms.counter_sale, wms.counter_sale_line to ${app};
