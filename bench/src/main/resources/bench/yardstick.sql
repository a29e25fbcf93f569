-- The yardstick's schema. Frozen: it is what an order costs at least (one order with a unique key, two lines, two guarded
-- takings, two reservations, one outbox row), so that rows added to the product later show as a lower ratio.
create schema yardstick;
create table yardstick.stock (sku int primary key, on_hand bigint not null, reserved bigint not null default 0, check (reserved <= on_hand))
    with (fillfactor = 60);
create table yardstick.orders (id bigint primary key, number text not null unique, total bigint not null, at timestamptz not null default now());
create table yardstick.line (order_id bigint not null, line int not null, sku int not null, quantity bigint not null, primary key (order_id, line));
create table yardstick.reservation (order_id bigint not null, line int not null, sku int not null, quantity bigint not null, primary key (order_id, line));
create table yardstick.outbox (id bigint primary key, body text not null);
insert into yardstick.stock (sku, on_hand) select i, 1000000000 from generate_series(0, 49999) i;
analyze yardstick.stock;
