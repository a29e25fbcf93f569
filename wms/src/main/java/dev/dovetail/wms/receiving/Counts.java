package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted for deliveries, added to their lines. The deliveries are locked first, in the order of their ids, then lines. */
@Repository
class Counts {
    private static final String FIND = """
        select coalesce(matched_to, id) as id, reference, id as own, transfer_id, parcel_id from wms.delivery
         where node_id = :node and (reference = any(:names) or id = any(:ids))
        """;
    private static final String LOCK =
            "select id, matched_to from wms.delivery where node_id = :node and id = any(:deliveries) order by id for"
                    + " update";
    private static final String RECEIVE = """
        with arrived as (
          update wms.delivery
             set state = 'arrived', blind = case blind when 'accepted' then 'open' else blind end, version = version + 1
           where node_id = :node and id = any(:deliveries) and (state <> 'arrived' or blind = 'accepted'))
        insert into wms.delivery_line (node_id, delivery_id, client_id, sku, expected, received)
        select :node, d, c, s, 0, q
          from unnest(:deliveries::bigint[], :clients::int[], :skus::text[], :quantities::bigint[]) as u (d, c, s, q)
         order by d, c, s
            on conflict (node_id, delivery_id, client_id, sku)
            do update set received = delivery_line.received + excluded.received
        """;
    /** The units of a SKU on a dock bear no delivery's name: the oldest that waits for some of them has them first. */
    private static final String DEAL = """
        with moved as (
          select * from unnest(:clients::int[], :skus::text[], :quantities::bigint[]) as m (client_id, sku, quantity)),
        open as (
          select l.delivery_id, l.client_id, l.sku, l.received - l.put_away as waiting, m.quantity
            from moved m
            join wms.delivery_line l
              on l.node_id = :node and l.client_id = m.client_id and l.sku = m.sku and l.put_away < l.received
            join wms.delivery d on d.node_id = l.node_id and d.id = l.delivery_id
           order by l.delivery_id, l.client_id, l.sku
             for update of d, l),
        dealt as (
          select delivery_id, client_id, sku,
                 least(waiting, quantity - coalesce(sum(waiting) over earlier, 0))::bigint as units
            from open
          window earlier as (partition by client_id, sku order by delivery_id
                             rows between unbounded preceding and 1 preceding))
        update wms.delivery_line l set put_away = l.put_away + u.units
          from dealt u
         where u.units > 0
           and l.node_id = :node and l.delivery_id = u.delivery_id and l.client_id = u.client_id and l.sku = u.sku
        returning l.delivery_id
        """;

    private static final String CLOSE = """
        update wms.delivery d set state = 'closed', version = version + 1
         where d.node_id = :node and d.id = any(:deliveries) and d.state = 'arrived'
           and not exists (
               select from wms.delivery_line l
                where l.node_id = d.node_id and l.delivery_id = d.id
                  and (l.received < l.expected or l.put_away < l.received))
        """;

    private static final String CLOSE_SHORT = """
        update wms.delivery d set state = 'closed', version = version + 1
         where d.node_id = :node and d.id = any(:deliveries) and d.state <> 'closed'
           and not exists (
               select from wms.delivery_line l
                where l.node_id = d.node_id and l.delivery_id = d.id and l.put_away < l.received)
        """;

    private final JdbcClient jdbc;

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery's id and reference, and which carton of a transfer it is. */
    record Named(long id, String reference, ExpectedDelivery.@Nullable Carton carton) {}

    private record Row(long own, Named named) {}

    /** One SKU of one delivery. */
    record Place(long delivery, Sku sku) {}

    /** The deliveries of these names, each a reference or an id, found by either; of one that was matched, the one it was matched to. */
    Map<String, Named> find(NodeId node, Collection<String> names) {
        if (names.isEmpty()) return Map.of();
        var ids = names.stream()
                .filter(name -> name.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .toArray();
        Map<String, Named> found = new HashMap<>();
        var rows = jdbc.sql(FIND)
                .param("node", node.value())
                .param("names", names.toArray(String[]::new))
                .param("ids", ids)
                .query((row, _) -> new Row(row.getLong("own"), named(row)))
                .list();
        rows.forEach(row -> found.put(Long.toString(row.own()), row.named()));
        rows.forEach(row -> found.put(row.named().reference(), row.named()));
        return found;
    }

    /** What was announced of these deliveries. */
    List<Sku> skus(NodeId node, Collection<Long> deliveries) {
        return jdbc.sql("""
            select distinct client_id, sku from wms.delivery_line where node_id = :node and delivery_id = any(:ids)
            """)
                .param("node", node.value())
                .param("ids", deliveries.toArray(Long[]::new))
                .query((row, _) -> new Sku(row.getInt("client_id"), row.getString("sku")))
                .list();
    }

    private static Named named(ResultSet row) throws SQLException {
        long transfer = row.getLong("transfer_id");
        var carton = transfer == 0
                ? null
                : new ExpectedDelivery.Carton(new FulfillmentOrderId(transfer), new ParcelId(row.getLong("parcel_id")));
        return new Named(row.getLong("id"), row.getString("reference"), carton);
    }

    void received(NodeId node, Map<Place, Long> units) {
        var places = List.copyOf(units.keySet());
        long[] deliveries = places.stream().mapToLong(Place::delivery).toArray();
        if (!lockUnmatched(node, deliveries))
            throw new CannotAcquireLockException("another matched one of the deliveries meanwhile");
        columns(jdbc.sql(RECEIVE), node, places.stream().map(Place::sku).toList(), List.copyOf(units.values()))
                .param("deliveries", deliveries)
                .update();
    }

    /** Deals the units over the deliveries that wait for them, and closes those that have all they expected. */
    void putAway(NodeId node, Map<Sku, Long> units) {
        if (units.isEmpty()) return;
        var dealt = columns(jdbc.sql(DEAL), node, List.copyOf(units.keySet()), List.copyOf(units.values()))
                .query(Long.class)
                .list();
        closeComplete(node, dealt.stream().mapToLong(Long::longValue).toArray());
    }

    /** Closes those of the deliveries that have come and were put away whole. */
    void closeComplete(NodeId node, long... deliveries) {
        jdbc.sql(CLOSE)
                .param("node", node.value())
                .param("deliveries", deliveries)
                .update();
    }

    /** False where it is closed already, or some of it waits on a dock. */
    boolean close(NodeId node, long delivery) {
        lockUnmatched(node, delivery);
        return jdbc.sql(CLOSE_SHORT)
                        .param("node", node.value())
                        .param("deliveries", new long[] {delivery})
                        .update()
                > 0;
    }

    /** Locks the deliveries; false where one of them was matched to another, which counts its goods. */
    boolean lockUnmatched(NodeId node, long... deliveries) {
        return jdbc
                .sql(LOCK)
                .param("node", node.value())
                .param("deliveries", deliveries)
                .query((row, _) -> row.getObject("matched_to") == null)
                .list()
                .stream()
                .allMatch(unmatched -> unmatched);
    }

    private static JdbcClient.StatementSpec columns(
            JdbcClient.StatementSpec statement, NodeId node, List<Sku> skus, List<Long> quantities) {
        return statement
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .param(
                        "quantities",
                        quantities.stream().mapToLong(Long::longValue).toArray());
    }

    /** Sums by key, so that no row of a statement meets the same line twice. */
    static <T, K> Map<K, Long> sum(Collection<T> rows, Function<T, K> key, Function<T, Long> quantity) {
        Map<K, Long> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(key.apply(row), quantity.apply(row), Long::sum));
        return sums;
    }
}
