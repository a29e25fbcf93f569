package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.totes.ToteLoads;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies on carts and stages because it was picked for orders: it is no delivery's, and not put away. */
@Repository
class PickedGoods {
    private static final String SLOTS = """
        select outbound_id from wms.wall_slot
         where node_id = :node and location_id = any(:places) and outbound_id is not null
         order by location_id for update
        """;

    private final JdbcClient jdbc;
    private final ToteLoads loads;
    private final StockView view;

    PickedGoods(JdbcClient jdbc, ToteLoads loads, StockView view) {
        this.jdbc = jdbc;
        this.loads = loads;
        this.view = view;
    }

    /** As {@link #lying}, by location. */
    Map<Long, Set<Sku>> skus(NodeId node, Collection<Location> places) {
        return lying(node, places).stream()
                .collect(Collectors.groupingBy(
                        PutawayClaims.Place::location,
                        Collectors.mapping(PutawayClaims.Place::sku, Collectors.toSet())));
    }

    /** Which SKUs of which of these places; wall slots and carts are locked, in the order in which sorting locks them. */
    Set<PutawayClaims.Place> lying(NodeId node, Collection<Location> places) {
        var ids = places.stream()
                .filter(place -> place.kind() != Location.Kind.DOCK && place.ofDeliveries())
                .map(Location::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) return Set.of();
        var sorted = jdbc.sql(SLOTS)
                .param("node", node.value())
                .param("places", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
        loads.lock(node, ids);
        var carted =
                loads.orders(node, ids).values().stream().flatMap(List::stream).map(FulfillmentOrderId::value);
        var references = new HashSet<>(Stream.concat(sorted.stream(), carted)
                .map(order -> "outbound:" + order)
                .toList());
        return view.held(node, references).stream()
                .filter(held -> ids.contains(held.location()))
                .map(held -> new PutawayClaims.Place(held.location(), held.sku()))
                .collect(Collectors.toSet());
    }
}
