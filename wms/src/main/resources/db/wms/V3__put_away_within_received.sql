-- What was put away is dealt anew from the ledger, the oldest delivery first: it was credited to one delivery whole, or to none.
with moved as (
  select node_id, client_id, sku, sum(quantity) as quantity
    from wms.stock_move where reason = 'put-away' group by node_id, client_id, sku),
dealt as (
  select l.node_id, l.delivery_id, l.client_id, l.sku,
         greatest(0, least(l.received, coalesce(m.quantity, 0) - coalesce(sum(l.received) over earlier, 0)))::bigint as put_away
    from wms.delivery_line l
    left join moved m on m.node_id = l.node_id and m.client_id = l.client_id and m.sku = l.sku
  window earlier as (partition by l.node_id, l.client_id, l.sku order by l.delivery_id
                     rows between unbounded preceding and 1 preceding))
update wms.delivery_line l set put_away = d.put_away
  from dealt d
 where l.node_id = d.node_id and l.delivery_id = d.delivery_id and l.client_id = d.client_id and l.sku = d.sku
   and l.put_away <> d.put_away;

update wms.delivery d set state = 'closed', version = version + 1
 where d.state = 'arrived'
   and not exists (
       select from wms.delivery_line l
        where l.node_id = d.node_id and l.delivery_id = d.id
          and (l.received < l.expected or l.put_away < l.received));

alter table wms.delivery_line add constraint put_away_within_received check (put_away <= received);
