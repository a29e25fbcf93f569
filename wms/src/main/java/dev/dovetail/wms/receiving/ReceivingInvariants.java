package dev.dovetail.wms.receiving;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of what came in. */
@Configuration
class ReceivingInvariants {
    /** What was laid back inside the house is put away from its own places, and is no delivery's. */
    @Bean
    Invariant whatLeftTheDocksIsCountedOnDeliveries() {
        return new Invariant(
                "W8",
                "what deliveries brought and was put away is counted on them, and never more than was received",
                """
            with counted as (
              select node_id, client_id, sku, sum(put_away) as put_away, bool_or(put_away > received) as beyond
                from wms.delivery_line group by node_id, client_id, sku),
            moved as (
              select m.node_id, m.client_id, m.sku, sum(m.quantity) as moved
                from wms.stock_move m
                join wms.location l on l.node_id = m.node_id and l.id = m.from_location
               where m.reason = 'put-away' and l.code not in ('PUT-BACK', 'VENDOR-RETURN')
               group by m.node_id, m.client_id, m.sku)
            select node_id, client_id, sku, c.put_away, c.beyond, m.moved, b.units as before
              from counted c
              full join moved m using (node_id, client_id, sku)
              left join wms.put_away_before b using (node_id, client_id, sku)
             where c.beyond or coalesce(c.put_away, 0) + coalesce(b.units, 0) <> coalesce(m.moved, 0)
            """);
    }

    @Bean
    Invariant lanesAreBins() {
        return new Invariant("W75", "a lane for goods that work waits for is a bin", """
            select x.node_id, x.lane_id, l.kind
              from wms.cross_dock x
              left join wms.location l on l.node_id = x.node_id and l.id = x.lane_id
             where l.kind is distinct from 'bin'
            """);
    }

    @Bean
    Invariant noLaneIsAFace() {
        return new Invariant("W91", "a lane for goods that work waits for is nobody's pick face", """
            select x.node_id, x.lane_id, f.client_id, f.sku
              from wms.cross_dock x
              join wms.pick_face f on f.node_id = x.node_id and f.location_id = x.lane_id
            """);
    }

    /** A delivery counts what the ledger brought in under its name, and what was matched to it; one that was matched counts nothing itself. */
    @Bean
    Invariant whatCameIsCountedOnOneDelivery() {
        return new Invariant(
                "W70", "what came in under a delivery's name is counted on it, or on the one it was matched to", """
                    with brought as (
                      select node_id, substr(reference, 10) as delivery, client_id, sku,
                             sum(case when from_location = 1 then quantity else -quantity end) as units
                        from wms.stock_move
                       where (from_location = 1 or to_location = 1) and reference like 'delivery:%'
                       group by node_id, substr(reference, 10), client_id, sku),
                    counted as (
                      select l.node_id, l.delivery_id::text as delivery, l.client_id, l.sku, l.received, l.matched,
                             (select coalesce(sum(o.matched), 0)
                                from wms.delivery b
                                join wms.delivery_line o on o.node_id = b.node_id and o.delivery_id = b.id
                               where b.node_id = l.node_id and b.matched_to = l.delivery_id and o.client_id = l.client_id
                                 and o.sku = l.sku) as given
                        from wms.delivery_line l)
                    select node_id, delivery, client_id, sku, b.units, c.received, c.matched, c.given
                      from brought b
                      full join counted c using (node_id, delivery, client_id, sku)
                     where coalesce(b.units, 0) <> coalesce(c.received, 0) + coalesce(c.matched, 0) - coalesce(c.given, 0)
                    union all
                    select l.node_id, l.delivery_id::text, l.client_id, l.sku, l.received, l.put_away, l.matched, null
                      from wms.delivery_line l
                      join wms.delivery d on d.node_id = l.node_id and d.id = l.delivery_id
                     where (d.matched_to is null and l.matched > 0)
                        or (d.matched_to is not null and (l.received > 0 or l.put_away > 0))
                    """);
    }
}
