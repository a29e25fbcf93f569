-- Which other Dovetail took a message, and its receipt.
alter table wms.node_outbox add column peer text, add column receipt bigint;
create index node_outbox_receipt on wms.node_outbox (node_id, peer, receipt) where receipt is not null;
