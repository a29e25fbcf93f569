package dev.dovetail.wms.transfers;

import dev.dovetail.ground.storage.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of goods in transit, and of what was told of them. */
@Configuration
class TransitInvariants {
    @Bean
    Invariant whatIsInTransitLiesThere() {
        return new Invariant("W63", "what lies in transit was sent, and neither arrived nor was lost", """
            with lies as (
              select s.node_id, s.client_id, s.sku, s.lot, sum(s.on_hand) as lies
                from wms.stock s
                join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind = 'transit'
               group by s.node_id, s.client_id, s.sku, s.lot),
            due as (
              select node_id, client_id, sku, lot, sum(sent - arrived - lost) as due
                from wms.in_transit group by node_id, client_id, sku, lot)
            select node_id, client_id, sku, lot, coalesce(lies, 0) as lies, coalesce(due, 0) as due
              from lies
              full join due using (node_id, client_id, sku, lot)
             where coalesce(lies, 0) <> coalesce(due, 0)
            """);
    }

    @Bean
    Invariant whatWasSentIsWhatTheCartonHeld() {
        return new Invariant("W64", "what was sent of a transfer is what its cartons that left held", """
            with held as (
              select p.node_id, p.id as parcel_id, l.client_id, l.sku, sum(l.quantity) as held
                from wms.parcel p
                join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id and o.service = 'transfer'
                join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
               where p.state = 'collected'
               group by p.node_id, p.id, l.client_id, l.sku),
            sent as (
              select node_id, parcel_id, client_id, sku, sum(sent) as sent
                from wms.in_transit group by node_id, parcel_id, client_id, sku)
            select node_id, parcel_id, client_id, sku, coalesce(held, 0) as held, coalesce(sent, 0) as sent
              from held
              full join sent using (node_id, parcel_id, client_id, sku)
             where coalesce(held, 0) <> coalesce(sent, 0)
            """);
    }

    @Bean
    Invariant theLedgerSaysWhatBecameOfIt() {
        return new Invariant("W65", "what was sent, arrived and was lost of a carton is what the ledger says", """
            with book as (
              select node_id, substr(reference, 8)::bigint as parcel_id, client_id, sku, lot,
                     coalesce(sum(quantity) filter (where reason = 'transferred'), 0) as sent,
                     coalesce(sum(quantity) filter (where reason = 'arrived'), 0) as arrived,
                     coalesce(sum(quantity) filter (where reason = 'transfer-lost'), 0)
                       - coalesce(sum(quantity) filter (where reason = 'arrived' and from_location = 3), 0) as lost
                from wms.stock_move
               where reason in ('transferred', 'arrived', 'transfer-lost') and reference like 'parcel:%'
               group by node_id, reference, client_id, sku, lot)
            select node_id, parcel_id, client_id, sku, lot, t.sent, b.sent as book_sent, t.arrived,
                   b.arrived as book_arrived, t.lost, b.lost as book_lost
              from wms.in_transit t
              full join book b using (node_id, parcel_id, client_id, sku, lot)
             where (t.sent, t.arrived, t.lost) is distinct from (b.sent, b.arrived, b.lost)
            """);
    }

    @Bean
    Invariant whatWasReceivedOfATransferIsTold() {
        return new Invariant("W66", "what was counted of a transfer's carton is told, unit by unit", """
            with counted as (
              select d.node_id, d.parcel_id, l.client_id, l.sku, l.received
                from wms.delivery d
                join wms.delivery_line l on l.node_id = d.node_id and l.delivery_id = d.id
               where d.parcel_id is not null and l.received > 0),
            told as (
              select o.node_id, (o.body::json -> 'parcel' ->> 'value')::bigint as parcel_id,
                     (g ->> 'client')::int as client_id, g ->> 'sku' as sku, sum((g ->> 'quantity')::bigint) as told
                from wms.node_outbox o
               cross join lateral json_array_elements(o.body::json -> 'goods') g
               where o.type = 'fulfillment.transfer-received.v1'
               group by 1, 2, 3, 4)
            select node_id, parcel_id, client_id, sku, coalesce(received, 0) as received, coalesce(told, 0) as told
              from counted
              full join told using (node_id, parcel_id, client_id, sku)
             where coalesce(received, 0) <> coalesce(told, 0)
            """);
    }
}
