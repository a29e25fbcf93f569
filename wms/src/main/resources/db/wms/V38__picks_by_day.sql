-- Which bins were picked from in the last days, and how often, is read from the index alone.
create index stock_move_picked on wms.stock_move (node_id, at) include (from_location) where reason = 'picked';
