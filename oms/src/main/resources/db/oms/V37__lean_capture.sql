-- What an order's capture writes, without what nobody reads. That a channel's number names one order is kept by the claim of
-- its hash in oms.order_claim, whose key is led by the slot that the hash says; check I13 looks at the numbers themselves.
alter table oms.sales_order drop constraint sales_order_slot_client_id_channel_external_number_key;

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
