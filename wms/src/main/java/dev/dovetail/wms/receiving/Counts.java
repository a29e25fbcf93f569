package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted for deliveries, added to their lines; the delivery's row is locked first. */
@Repository
class Counts {
    private static final String LOCK = """
            select id, reference from wms.delivery
             where node_id = :node and (reference = any(:names) or id = any(:ids))
             order by id for update
            """;
    private static final String RECEIVE = """
            with arrived as (
              update wms.delivery set state = 'arrived', version = version + 1
               where node_id = :node and id = any(:deliveries) and state <> 'arrived')
            insert into wms.delivery_line (node_id, delivery_id, client_id, sku, expected, received)
            select :node, d, c, s, 0, q
              from unnest(:deliveries::bigint[], :clients::int[], :skus::text[], :quantities::bigint[]) as u (d, c, s, q)
                on conflict (node_id, delivery_id, client_id, sku)
                do update set received = delivery_line.received + excluded.received
            """;
    private static final String PUT_AWAY = """
            update wms.delivery_line l set put_away = l.put_away + u.quantity
              from unnest(:deliveries::bigint[], :clients::int[], :skus::text[], :quantities::bigint[])
                   as u (delivery_id, client_id, sku, quantity)
             where l.node_id = :node and l.delivery_id = u.delivery_id and l.client_id = u.client_id and l.sku = u.sku
            """;
    private static final String CLOSE = """
            update wms.delivery d set state = 'closed', version = version + 1
             where d.node_id = :node and d.id = any(:deliveries) and d.state = 'arrived'
               and not exists (
                   select from wms.delivery_line l
                    where l.node_id = d.node_id and l.delivery_id = d.id
                      and (l.received < l.expected or l.put_away < l.received))
            """;

    private final JdbcClient jdbc;

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery's id and reference. */
    record Named(long id, String reference) {}

    /** One SKU of one delivery. */
    record Place(long delivery, Sku sku) {}

    /** Locks the deliveries of these names, each a reference or an id, and finds them by either. */
    Map<String, Named> lock(NodeId node, Collection<String> names) {
        if (names.isEmpty()) return Map.of();
        var ids = names.stream()
                .filter(name -> name.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .toArray();
        Map<String, Named> found = new HashMap<>();
        var rows = jdbc.sql(LOCK)
                .param("node", node.value())
                .param("names", names.toArray(String[]::new))
                .param("ids", ids)
                .query((row, _) -> new Named(row.getLong("id"), row.getString("reference")))
                .list();
        rows.forEach(row -> found.put(Long.toString(row.id()), row));
        rows.forEach(row -> found.put(row.reference(), row));
        return found;
    }

    void received(NodeId node, Map<Place, Long> units) {
        write(RECEIVE, node, units);
    }

    void putAway(NodeId node, Map<Place, Long> units) {
        if (units.isEmpty()) return;
        write(PUT_AWAY, node, units);
        jdbc.sql(CLOSE)
                .param("node", node.value())
                .param(
                        "deliveries",
                        units.keySet().stream()
                                .mapToLong(Place::delivery)
                                .distinct()
                                .toArray())
                .update();
    }

    private void write(String sql, NodeId node, Map<Place, Long> units) {
        var places = List.copyOf(units.keySet());
        jdbc.sql(sql)
                .param("node", node.value())
                .param("deliveries", places.stream().mapToLong(Place::delivery).toArray())
                .param("clients", numbers(places, place -> place.sku().client()))
                .param("skus", places.stream().map(place -> place.sku().code()).toArray(String[]::new))
                .param(
                        "quantities",
                        places.stream()
                                .mapToLong(place -> units.getOrDefault(place, 0L))
                                .toArray())
                .update();
    }

    /** Sums by SKU and delivery, so that no row of a statement meets the same line twice. */
    static <T> Map<Place, Long> sum(Collection<T> rows, Function<T, Place> place, Function<T, Long> quantity) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(place.apply(row), quantity.apply(row), Long::sum));
        return sums;
    }

    private static int[] numbers(List<Place> places, ToIntFunction<Place> value) {
        return places.stream().mapToInt(value).toArray();
    }
}
