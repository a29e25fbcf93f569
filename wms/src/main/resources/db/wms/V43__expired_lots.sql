-- Goods on sale that belong to lots, in the order in which balances are locked: who looks for expired ones reads these alone.
create index stock_lots on wms.stock (node_id, location_id, client_id, sku, lot) where status = 'available' and lot <> '';
-- Lots that the look took off sale.
create index stock_change_expired on wms.stock_change (node_id, id) where who = 'system' and reason = 'expired';
