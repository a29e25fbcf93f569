-- What an order's capture writes, without what nobody reads. One index finds a number and keeps it unique; the claims of an
-- order's keys, led by slot, do that within a slot too.
drop index oms.sales_order_number;
alter table oms.sales_order drop constraint sales_order_slot_client_id_channel_external_number_key;
create unique index sales_order_number on oms.sales_order (client_id, external_number text_pattern_ops, channel);

-- Facts and choices are read by their order only.
drop index oms.order_fact_order;
alter table oms.order_fact drop constraint order_fact_pkey;
alter table oms.order_fact add primary key (slot, order_id, version, id);
drop index oms.sourcing_decision_order;
alter table oms.sourcing_decision drop constraint sourcing_decision_pkey;
alter table oms.sourcing_decision add primary key (slot, order_id, id);

-- Only what a warehouse tells is numbered.
drop index oms.order_outbox_number;
drop index oms.node_outbox_number;
