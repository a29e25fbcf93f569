-- What deliveries count as put away is what left their docks. Before, what was laid back inside the house was counted on them too:
-- where a SKU's deliveries and its moves disagree they are dealt anew from the ledger, the oldest delivery first.
create table wms.put_away_before (
    node_id   int not null,
    client_id int not null,
    sku       text not null,
    units     bigint not null check (units > 0),
    primary key (node_id, client_id, sku)
);
comment on table wms.put_away_before is 'put away before this was counted by place, and brought by no delivery; written once';
grant select on wms.put_away_before to ${app};

create temporary table moved on commit drop as
select m.node_id, m.client_id, m.sku, sum(m.quantity)::bigint as units
  from wms.stock_move m
  join wms.location l on l.node_id = m.node_id and l.id = m.from_location
 where m.reason = 'put-away' and l.code not in ('PUT-BACK', 'VENDOR-RETURN')
 group by m.node_id, m.client_id, m.sku;

with counted as (
  select node_id, client_id, sku, sum(put_away) as units from wms.delivery_line group by node_id, client_id, sku),
wrong as (
  select node_id, client_id, sku, coalesce(m.units, 0) as units
    from counted c left join moved m using (node_id, client_id, sku)
   where c.units <> coalesce(m.units, 0)),
dealt as (
  select l.node_id, l.delivery_id, l.client_id, l.sku,
         greatest(0, least(l.received, w.units - coalesce(sum(l.received) over earlier, 0)))::bigint as put_away
    from wrong w
    join wms.delivery_line l using (node_id, client_id, sku)
  window earlier as (partition by l.node_id, l.client_id, l.sku order by l.delivery_id
                     rows between unbounded preceding and 1 preceding))
update wms.delivery_line l set put_away = d.put_away
  from dealt d
 where l.node_id = d.node_id and l.delivery_id = d.delivery_id and l.client_id = d.client_id and l.sku = d.sku
   and l.put_away <> d.put_away;

insert into wms.put_away_before (node_id, client_id, sku, units)
select m.node_id, m.client_id, m.sku, m.units - coalesce(c.units, 0)
  from moved m
  left join (select node_id, client_id, sku, sum(put_away)::bigint as units
               from wms.delivery_line group by node_id, client_id, sku) c using (node_id, client_id, sku)
 where m.units > coalesce(c.units, 0);
drop table moved;
