-- What a node tells all day is written with two indexes less. What is old is found by the key, since ids are time. What a
-- snapshot had not seen is found by number or by id, so that a snapshot reads what moved since and not two weeks of each
-- SKU; facts have no number, and keep their index.
create index feed_movement_fact on oms.feed_movement (node_id, client_id, sku, at) where number is null;
drop index oms.feed_movement_old;
drop index oms.feed_movement_sku;
