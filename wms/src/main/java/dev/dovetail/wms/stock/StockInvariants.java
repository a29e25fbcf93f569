package dev.dovetail.wms.stock;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of the ledger and its balances. */
@Configuration
class StockInvariants {
    @Bean
    Invariant balancesAreTheSumOfTheLedger() {
        return new Invariant("I1", "each balance is what the ledger sums to, by location, SKU, lot and status", """
                with entry as (
                  select node_id, to_location as location_id, client_id, sku, lot, status, quantity from wms.stock_move
                   union all
                  select node_id, from_location, client_id, sku, lot, status, -quantity from wms.stock_move),
                book as (
                  select node_id, location_id, client_id, sku, lot, status, sum(quantity) as ledger
                from entry where location_id > 6
                   group by node_id, location_id, client_id, sku, lot, status)
                select node_id, location_id, client_id, sku, lot, status,
                       coalesce(b.ledger, 0) as ledger, coalesce(s.on_hand, 0) as on_hand
                  from book b
                  full join wms.stock s using (node_id, location_id, client_id, sku, lot, status)
                 where coalesce(b.ledger, 0) <> coalesce(s.on_hand, 0)
                """);
    }

    @Bean
    Invariant everyMoveHasTwoEnds() {
        return new Invariant(
                "I2", "each ledger row takes a quantity from one known place and brings it to another", """
                    select m.node_id, m.id, m.from_location, m.to_location, m.sku, m.quantity
                      from wms.stock_move m
                     where m.quantity <= 0 or m.from_location = m.to_location
                        or not exists (select from wms.location l where l.node_id = m.node_id and l.id = m.from_location)
                        or not exists (select from wms.location l where l.node_id = m.node_id and l.id = m.to_location)
                    """);
    }

    @Bean
    Invariant nothingBelowZero() {
        return new Invariant("I3", "no balance is below zero, and no more is allocated than lies there", """
            select node_id, location_id, client_id, sku, lot, status, on_hand, allocated
              from wms.stock
             where on_hand < 0 or allocated < 0 or allocated > on_hand
            """);
    }

    @Bean
    Invariant everyMoveHasAPersonAndAReason() {
        return new Invariant("I11", "each ledger row says who did it and why", """
            select node_id, id, from_location, to_location, sku, quantity, reason, who
              from wms.stock_move
             where btrim(coalesce(who, '')) = '' or btrim(coalesce(reason, '')) = ''
            """);
    }

    @Bean
    Invariant everyNamedUnitLiesWhereItsHeapDoes() {
        return new Invariant("W60", "where units have names, each balance has as many as it has units", """
                with heap as (
                  select s.node_id, s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand
                    from wms.stock s
                    join wms.item i
                      on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku and i.serials),
                named as (
                  select node_id, location_id, client_id, sku, lot, status, count(*) as units
                from wms.serial where location_id > 6
                   group by node_id, location_id, client_id, sku, lot, status)
                select node_id, location_id, client_id, sku, lot, status, h.on_hand, n.units
                  from heap h
                  full join named n using (node_id, location_id, client_id, sku, lot, status)
                 where coalesce(h.on_hand, 0) <> coalesce(n.units, 0)
                """);
    }

    @Bean
    Invariant platesHoldWhatSteppedOntoThem() {
        return new Invariant(
                "W73",
                "each plate holds what stepped onto it, and each balance knows how much of it is on plates",
                """
                with entry as (
                  select node_id, plate_id, client_id, sku, lot, status, sum(quantity) as units
                    from wms.plate_entry group by node_id, plate_id, client_id, sku, lot, status),
                held as (
                  select node_id, location_id, client_id, sku, lot, status, sum(on_hand) as units
                    from wms.plate_stock group by node_id, location_id, client_id, sku, lot, status)
                select node_id, plate_id as place, client_id, sku, lot, status, e.units, p.on_hand
                  from entry e
                  full join wms.plate_stock p using (node_id, plate_id, client_id, sku, lot, status)
                 where coalesce(e.units, 0) <> coalesce(p.on_hand, 0)
                union all
                select node_id, location_id, client_id, sku, lot, status, h.units, s.plated
                  from held h
                  full join wms.stock s using (node_id, location_id, client_id, sku, lot, status)
                 where coalesce(h.units, 0) <> coalesce(s.plated, 0) or coalesce(s.plated, 0) > coalesce(s.on_hand, 0)
                """);
    }

    @Bean
    Invariant everyLotThatLiesHereIsKnown() {
        return new Invariant("W61", "where an item expires, each of its lots has a last day", """
            select s.node_id, s.location_id, s.client_id, s.sku, s.lot
              from wms.stock s
              join wms.item i
                on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku and i.expires
              left join wms.lot l
                on l.node_id = s.node_id and l.client_id = s.client_id and l.sku = s.sku and l.lot = s.lot
             where l.expires_on is null
            """);
    }
}
