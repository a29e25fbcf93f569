-- A dock chooses from what has come and what is expected, however many deliveries were closed before.
create index delivery_state on wms.delivery (node_id, state, id);
