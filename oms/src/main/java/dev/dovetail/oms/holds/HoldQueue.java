package dev.dovetail.oms.holds;

import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads holds: of one order, and as queues of those who decide about them. */
@Service
public class HoldQueue {
    private static final String AFTER = """
            (h.placed_at, h.id) > (select a.placed_at, a.id from oms.order_hold a
                                    where a.slot = cast(:after as bigint) & 255 and a.id = :after)
            """;

    private static final String OWNERS = """
            select owner, count(*) from oms.order_hold where client_id = :client and state = 'open' group by owner
            """;

    /** Of so many open holds, the oldest, as a queue that nobody keeps up with is long enough at that. */
    private static final int MOST_COUNTED = 10_000;

    private static final String REASONS = """
            select kind, code, owner, count(*) as holds, min(placed_at) as oldest
              from (select kind, code, owner, placed_at from oms.order_hold
                     where client_id = :client and state = 'open' order by placed_at, id limit :most) first
             group by kind, code, owner order by oldest, kind, code, owner
            """;

    private final JdbcClient jdbc;
    private final OrderHoldStore store;

    HoldQueue(JdbcClient jdbc, OrderHoldStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Every hold of the order, open or not, oldest first. */
    public List<Hold> ofOrder(OrderId order) {
        return store.ofOrders(List.of(order));
    }

    /** As {@link #ofOrder}, of several orders, by one statement. */
    public List<Hold> ofOrders(Collection<OrderId> orders) {
        return store.ofOrders(orders);
    }

    /** Open holds, oldest first. Only the conditions that are asked for stand in the statement, so that each has its index. */
    public Page<Hold> listHolds(HoldQuery query) {
        var where = new ArrayList<>(List.of("h.client_id = :client", "h.state = 'open'"));
        if (query.owner() != null) where.add("h.owner = :owner");
        if (query.kind() != null) where.add("h.kind = :kind");
        if (query.code() != null) where.add("h.code = :code");
        if (!query.channels().isEmpty()) where.add("h.channel = any (:channels)");
        if (query.after() != null) where.add(AFTER);
        var statement = jdbc.sql("select h.* from oms.order_hold h where " + String.join(" and ", where)
                        + " order by h.placed_at, h.id limit :limit")
                .param("client", query.client())
                .param("limit", query.limit() + 1);
        if (query.owner() != null) statement = statement.param("owner", query.owner());
        if (query.kind() != null) statement = statement.param("kind", query.kind());
        if (query.code() != null) statement = statement.param("code", query.code());
        if (!query.channels().isEmpty())
            statement = statement.param("channels", query.channels().toArray(String[]::new));
        if (query.after() != null) statement = statement.param("after", query.after());
        var rows = statement.query((row, _) -> OrderHoldStore.row(row)).list();
        boolean more = rows.size() > query.limit();
        var items = more ? rows.subList(0, query.limit()) : rows;
        return new Page<>(items, more ? items.getLast().holdId() : null);
    }

    /** Open holds of one reason and owner, and since when the first waits. */
    public record Reason(HoldKind kind, String code, String owner, long holds, Instant oldest) {}

    /** What holds orders, by reason and owner, the longest first; of the oldest 10,000 holds. */
    public List<Reason> countByReason(int client) {
        return jdbc.sql(REASONS)
                .param("client", client)
                .param("most", MOST_COUNTED)
                .query((row, _) -> new Reason(
                        HoldKind.ofWire(row.getString("kind")),
                        row.getString("code"),
                        row.getString("owner"),
                        row.getLong("holds"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many holds wait for each owner. */
    public Map<String, Long> countByOwner(int client) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql(OWNERS).param("client", client).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
