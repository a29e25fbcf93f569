package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.receiving.ReceivingView.Head;
import dev.dovetail.wms.receiving.ReceivingView.Which;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries with the sums of their lines, a page at a time. */
@Repository
class DeliveryHeads {
    private static final String PAGE = """
        select d.id, d.reference, d.supplier, d.state, d.expected_on, d.made_at, d.blind, d.matched_to, s.*
          from (select * from wms.delivery d where d.node_id = :node and %s limit :limit) d
         cross join lateral (
               select count(*) as skus, coalesce(sum(l.expected), 0) as expected, coalesce(sum(l.received), 0) as received,
                      coalesce(sum(l.put_away), 0) as put_away,
                      coalesce(sum(greatest(l.received - l.expected, 0)), 0) as over,
                      coalesce(sum(greatest(l.expected - l.received, 0)), 0) as missing
                 from wms.delivery_line l where l.node_id = d.node_id and l.delivery_id = d.id) s
         order by d.id %s
        """;

    private static final String WAITING = """
        select count(*) filter (where state = 'expected') as expected, count(*) filter (where state = 'arrived') as arrived,
               (select count(*) from wms.delivery where node_id = :node and blind = 'open') as unsettled
          from wms.delivery where node_id = :node and state in ('expected', 'arrived')
        """;

    private final JdbcClient jdbc;

    DeliveryHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Head> list(NodeId node, Which which, long after, int limit) {
        return jdbc.sql(page(which))
                .param("node", node.value())
                .param("after", after == 0 && latestFirst(which) ? Long.MAX_VALUE : after)
                .param("limit", limit)
                .query(DeliveryHeads::row)
                .list();
    }

    private static String page(Which which) {
        var rows = switch (which) {
            case EXPECTED -> "d.state = 'expected'";
            case ARRIVED -> "d.state = 'arrived'";
            case UNSETTLED -> "d.blind = 'open'";
            case CLOSED -> "d.state = 'closed'";
            case DIFFERENT -> """
                        d.state = 'closed' and coalesce(d.blind, 'announced') = 'announced'
                        and d.id in (select l.delivery_id from wms.delivery_line l
                                      where l.node_id = :node and l.received <> l.expected and l.delivery_id < :after)
                        """;
        };
        return latestFirst(which)
                ? PAGE.formatted(rows + " and d.id < :after order by d.id desc", "desc")
                : PAGE.formatted(rows + " and d.id > :after order by d.id", "");
    }

    private static boolean latestFirst(Which which) {
        return which == Which.CLOSED || which == Which.DIFFERENT;
    }

    Map<Which, Long> waiting(NodeId node) {
        Map<Which, Long> waiting = new EnumMap<>(Which.class);
        jdbc.sql(WAITING).param("node", node.value()).query(row -> {
            waiting.put(Which.EXPECTED, row.getLong("expected"));
            waiting.put(Which.ARRIVED, row.getLong("arrived"));
            waiting.put(Which.UNSETTLED, row.getLong("unsettled"));
        });
        return waiting;
    }

    long unsettled() {
        return jdbc.sql("select count(*) from wms.delivery where blind = 'open'")
                .query(Long.class)
                .single();
    }

    private static Head row(ResultSet row, int index) throws SQLException {
        return new Head(
                DeliveryStore.head(row, index),
                row.getLong("skus"),
                row.getLong("expected"),
                row.getLong("received"),
                row.getLong("put_away"),
                row.getLong("over"),
                row.getLong("missing"));
    }
}
