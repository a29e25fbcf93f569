package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries that were opened by their goods, and how they are settled. */
@Repository
class Blinds {
    private static final String OPEN = """
        insert into wms.delivery (node_id, id, reference, supplier, state, made_at, blind, dock_id, collects_on)
        select :node, o.id, coalesce(o.reference, 'BLIND-' || o.id), 'unknown', 'arrived', :at::timestamptz, 'open', o.dock,
               case when o.reference is null then :day::date end
          from unnest(:ids::bigint[], :references::text[], :docks::bigint[]) as o (id, reference, dock)
         order by o.reference, o.dock
            on conflict do nothing
        """;
    private static final String COLLECTING = """
        select dock_id, id, reference from wms.delivery
         where node_id = :node and dock_id = any(:docks) and collects_on = :day::date
        """;
    private static final String DROP = """
        delete from wms.delivery d
         where d.node_id = :node and d.id = any(:ids)
           and not exists (select from wms.delivery_line l where l.node_id = d.node_id and l.delivery_id = d.id)
        """;
    private static final String ACCEPT = """
        update wms.delivery set blind = 'accepted', collects_on = null, version = version + 1
         where node_id = :node and id = :id and blind = 'open'
        """;
    private static final String MATCH = """
        update wms.delivery set blind = 'matched', matched_to = :to, collects_on = null, state = 'closed', version = version + 1
         where node_id = :node and id = :id and blind = 'open'
        """;
    /** The goods are where they are: only the paper that counts them is another. */
    private static final String HAND_OVER = """
        with seen as (
          select client_id, sku, received, put_away from wms.delivery_line where node_id = :node and delivery_id = :id),
        given as (
          update wms.delivery_line set matched = received, received = 0, put_away = 0
           where node_id = :node and delivery_id = :id),
        arrived as (
          update wms.delivery set state = 'arrived', version = version + 1
           where node_id = :node and id = :to and state <> 'arrived')
        insert into wms.delivery_line (node_id, delivery_id, client_id, sku, expected, received, put_away)
        select :node, :to, client_id, sku, 0, received, put_away from seen order by client_id, sku
            on conflict (node_id, delivery_id, client_id, sku)
            do update set received = delivery_line.received + excluded.received,
                          put_away = delivery_line.put_away + excluded.put_away
        """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    Blinds(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Goods of which no delivery is known. @param reference what their paper says; null where nobody named one */
    record Nameless(@Nullable String reference, long dock) {}

    /** Opens a delivery for each that has none yet; returns the ids that may have been used. */
    long[] open(NodeId node, Collection<Nameless> goods, LocalDate day, Instant at) {
        long[] made = LongStream.range(0, goods.size())
                .map(_ -> ids.next(node.value() & 255))
                .toArray();
        jdbc.sql(OPEN)
                .param("node", node.value())
                .param("at", at.toString())
                .param("day", day.toString())
                .param("ids", made)
                .param("references", goods.stream().map(Nameless::reference).toArray(String[]::new))
                .param("docks", goods.stream().mapToLong(Nameless::dock).toArray())
                .update();
        return made;
    }

    /** The deliveries that collect on this day what nobody named, by dock. */
    Map<Long, Counts.Named> collecting(NodeId node, Collection<Long> docks, LocalDate day) {
        Map<Long, Counts.Named> found = new HashMap<>();
        if (docks.isEmpty()) return found;
        jdbc.sql(COLLECTING)
                .param("node", node.value())
                .param("docks", docks.toArray(Long[]::new))
                .param("day", day.toString())
                .query(row -> {
                    found.put(
                            row.getLong("dock_id"),
                            new Counts.Named(row.getLong("id"), row.getString("reference"), null));
                });
        return found;
    }

    /** Those of the deliveries onto which nothing was counted were never opened. */
    void drop(NodeId node, long[] opened) {
        jdbc.sql(DROP).param("node", node.value()).param("ids", opened).update();
    }

    boolean accept(NodeId node, long id) {
        return jdbc.sql(ACCEPT).param("node", node.value()).param("id", id).update() > 0;
    }

    /** False where it is settled already. Both deliveries are locked by now. */
    boolean match(NodeId node, long id, long to) {
        if (pair(MATCH, node, id, to) == 0) return false;
        pair(HAND_OVER, node, id, to);
        return true;
    }

    private int pair(String sql, NodeId node, long id, long to) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("id", id)
                .param("to", to)
                .update();
    }
}
