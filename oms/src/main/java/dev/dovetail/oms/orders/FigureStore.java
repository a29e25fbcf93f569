package dev.dovetail.oms.orders;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts across capabilities of the order family, for screens and the demo's table. */
@Repository
class FigureStore {
    private static final String UNITS = """
            select count(*) as lines,
                   coalesce(sum(ordered) filter (where kind = 'goods'), 0) as ordered,
                   coalesce(sum(shipped + delivered + returned) filter (where kind = 'goods'), 0) as shipped,
                   coalesce(sum(backordered) filter (where kind = 'goods'), 0) as backordered,
                   coalesce(sum(cancelled) filter (where kind = 'goods'), 0) as cancelled,
                   count(distinct order_id) filter (where backordered > 0) as orders_waiting
              from oms.order_line where client_id = :client
            """;

    private static final String OVERSOLD = """
            select coalesce(sum(greatest(p.reserved - p.position - coalesce(s.quantity, 0), 0)), 0)
              from oms.pool p
              left join oms.shortfall s on s.node_id = p.node_id and s.client_id = p.client_id and s.sku = p.sku
                    and s.pool = p.pool and s.closed_at is null
             where p.client_id = :client and p.reserved > p.position
            """;

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OrderFigures count(int client) {
        var statuses = counts(
                "select status, count(*) from oms.sales_order where client_id = :client group by status", client);
        var requests = counts(
                "select outcome, count(*) from oms.cancel_request where client_id = :client group by outcome", client);
        long rejected =
                one("select count(*) from oms.rejected_order where client_id = :client and state = 'waiting'", client);
        long oversold = one(OVERSOLD, client);
        return jdbc.sql(UNITS)
                .param("client", client)
                .query((row, _) -> {
                    long ordered = row.getLong("ordered"), shipped = row.getLong("shipped");
                    long waiting = row.getLong("backordered"), cancelled = row.getLong("cancelled");
                    var units = new OrderFigures.Units(
                            ordered, shipped, waiting, cancelled, ordered - shipped - waiting - cancelled);
                    var orders = orders(statuses, requests, row.getLong("orders_waiting"), rejected);
                    return new OrderFigures(orders, row.getLong("lines"), units, oversold);
                })
                .single();
    }

    private static OrderFigures.Orders orders(
            Map<String, Long> statuses, Map<String, Long> requests, long waiting, long rejected) {
        return new OrderFigures.Orders(
                statuses.values().stream().mapToLong(Long::longValue).sum(),
                waiting,
                statuses.getOrDefault(OrderStatus.CANCELLED.wire(), 0L),
                statuses.getOrDefault(OrderStatus.SHIPPED.wire(), 0L),
                rejected,
                statuses,
                new OrderFigures.CancelRequests(
                        requests.getOrDefault("accepted", 0L),
                        requests.getOrDefault("needs-return", 0L),
                        requests.getOrDefault("unmatched", 0L),
                        requests.getOrDefault("pending", 0L)));
    }

    private Map<String, Long> counts(String sql, int client) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql(sql).param("client", client).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private long one(String sql, int client) {
        return jdbc.sql(sql).param("client", client).query(Long.class).single();
    }
}
