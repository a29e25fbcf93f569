-- What a node tells all day is written with an index less: what is old is found along the SKUs' index, by the hour in which a
-- movement was heard (oms.feeds, README).
drop index oms.feed_movement_old;
