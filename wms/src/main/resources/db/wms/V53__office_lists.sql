-- What the office asks for a page at a time: deliveries that came otherwise than announced, plates by state and by what is on them.
create index delivery_line_different on wms.delivery_line (node_id, delivery_id) where received <> expected;
create index plate_state on wms.plate (node_id, state, id);
create index plate_stock_sku on wms.plate_stock (node_id, client_id, sku, plate_id);
