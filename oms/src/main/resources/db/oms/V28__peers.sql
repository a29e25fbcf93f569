-- Which other Dovetail took a message, and its receipt.
alter table oms.order_outbox add column peer text, add column receipt bigint;
alter table oms.node_outbox add column peer text, add column receipt bigint;
create index order_outbox_receipt on oms.order_outbox (slot, peer, receipt) where receipt is not null;
create index node_outbox_receipt on oms.node_outbox (node_id, peer, receipt) where receipt is not null;
