-- What a channel calls a pack: for one SKU, or for all of them where sku is ''. The word '' is a line that names no unit.
create table oms.channel_unit (
    channel text not null,
    sku     text not null default '',
    word    text not null check (length(word) <= 40),
    level   text not null check (level in ('each', 'inner', 'case')),
    primary key (channel, sku, word)
);

-- Lines not given in each, as their channel gave them; the pack's size is frozen. Units are made of it once, here.
create table oms.order_line_unit (
    slot     smallint not null,
    order_id bigint not null,
    line     int not null,
    unit     text not null,
    level    text not null,
    pack     int not null check (pack between 1 and 100000),
    quantity bigint not null check (quantity > 0),
    units    bigint not null,
    primary key (slot, order_id, line),
    constraint multiplied_once check (units = quantity * pack)
);

grant select, insert, update, delete on oms.channel_unit to ${app};
grant select, insert on oms.order_line_unit to ${app};
