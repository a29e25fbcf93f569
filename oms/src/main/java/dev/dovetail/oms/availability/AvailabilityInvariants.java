package dev.dovetail.oms.availability;

import dev.dovetail.ground.storage.Invariant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold of the promise. */
@Configuration(proxyBeanMethods = false)
class AvailabilityInvariants {
    @Bean
    Invariant reservedStandsOnStockOrAShortfall() {
        return new Invariant("I4", "what is reserved above a position is in one open shortfall, exactly", """
                select p.node_id, p.client_id, p.sku, p.pool, p.position, p.reserved, s.quantity as open_shortfall
                  from oms.pool p
                  left join oms.shortfall s on s.node_id = p.node_id and s.client_id = p.client_id and s.sku = p.sku
                                           and s.pool = p.pool and s.closed_at is null
                 where greatest(p.reserved - p.position, 0) <> coalesce(s.quantity, 0)
                """);
    }

    @Bean
    Invariant shortfallsBelongToPools() {
        return new Invariant("I4", "an open shortfall is about a pool that exists", """
                select s.node_id, s.client_id, s.sku, s.pool, s.quantity
                  from oms.shortfall s
                 where s.closed_at is null
                   and not exists (select from oms.pool p where p.node_id = s.node_id and p.client_id = s.client_id
                                                            and p.sku = s.sku and p.pool = s.pool)
                """);
    }

    @Bean
    Invariant poolsAreTheSumOfTheirReservations() {
        return new Invariant("I5", "a pool's reserved is the sum of its reservations", """
                select node_id, client_id, sku, pool, p.reserved, r.held
                  from oms.pool p
                  full join (select node_id, client_id, sku, pool, sum(quantity) as held
                               from oms.reservation where quantity > 0 group by node_id, client_id, sku, pool) r
                       using (node_id, client_id, sku, pool)
                 where coalesce(p.reserved, 0) <> coalesce(r.held, 0)
                """);
    }

    @Bean
    Invariant nothingIsHeldForAClosedLine() {
        return new Invariant(
                "I6", "no line has more reserved at nodes than it still has to ship, a kit of each part", """
                select r.order_id, r.line, r.client_id, r.sku, r.held as reserved_at_nodes, l.held as still_to_ship
                  from (select order_id, line, client_id, sku, sum(quantity) as held
                          from oms.reservation where quantity > 0 and not soft group by order_id, line, client_id, sku) r
                  left join oms.v_line_held l on l.slot = (r.order_id & 255) and l.order_id = r.order_id and l.line = r.line
                 where l.order_id is null
                    or r.held > l.held * case when l.parts is null then 1 else coalesce((l.parts ->> r.sku)::bigint, 0) end
                """);
    }

    @Bean
    Invariant aKitIsHeldWhole() {
        return new Invariant("I6", "a node that holds parts of a line's kits holds them in whole kits", """
                select r.node_id, r.order_id, r.line, l.sku as kit, jsonb_object_agg(r.sku, r.held) as held, l.parts
                  from (select node_id, order_id, line, client_id, sku, sum(quantity) as held
                          from oms.reservation where quantity > 0 and not soft
                         group by node_id, order_id, line, client_id, sku) r
                  join oms.v_line_held l on l.slot = (r.order_id & 255) and l.order_id = r.order_id and l.line = r.line
                 where l.parts is not null
                 group by r.node_id, r.order_id, r.line, l.sku, l.parts
                having count(*) <> (select count(*) from jsonb_object_keys(l.parts))
                    or min(r.held / (l.parts ->> r.sku)::numeric) <> max(r.held / (l.parts ->> r.sku)::numeric)
                """);
    }

    List<Invariant> all() {
        return List.of(
                aKitIsHeldWhole(),
                reservedStandsOnStockOrAShortfall(),
                shortfallsBelongToPools(),
                poolsAreTheSumOfTheirReservations(),
                nothingIsHeldForAClosedLine());
    }
}
