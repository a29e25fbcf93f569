-- A slot's lease may lapse between its moments (decision 0018). What was being sent then is looked for by itself, not among all that
-- waits in the slot.
create index order_outbox_sending on oms.order_outbox (slot) where state = 'sending';
