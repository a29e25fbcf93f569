-- The order in which rows entered the ledger, which no clock changes. What was there before has none.
create sequence wms.stock_entry;
alter table wms.stock_move add column entered bigint;
alter table wms.stock_move alter column entered set default nextval('wms.stock_entry');
grant usage on sequence wms.stock_entry to ${app};

-- A count asks what entered the ledger of a bin since it was handed out.
drop index wms.stock_move_from;
drop index wms.stock_move_to;
create index stock_move_from on wms.stock_move (node_id, from_location, entered);
create index stock_move_to on wms.stock_move (node_id, to_location, entered);

-- What entered before a bin was handed out was there when it was counted; what entered after the count was taken was not.
alter table wms.count_task add column handed_entry bigint not null default nextval('wms.stock_entry');
alter table wms.count_entry add column taken_entry bigint;

-- The user behind the badge, where it is somebody's that we know.
alter table wms.count_task add column person bigint;
alter table wms.count_round add column person bigint;
alter table wms.count_round add constraint another_badge_is_no_other_person unique (node_id, task_id, person);

-- The names of the units that were read.
alter table wms.count_entry add column serials text[] not null default '{}';
