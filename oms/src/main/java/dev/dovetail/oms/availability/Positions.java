package dev.dovetail.oms.availability;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads what may be promised. */
@Service
public class Positions {
    private static final String FIGURES = """
            select p.node_id, p.client_id, p.sku, p.pool, p.position, p.reserved, p.safety, p.owing, p.wanted
              from oms.pool p join unnest(:clients, :skus) as a(client_id, sku)
                on p.client_id = a.client_id and p.sku = a.sku and p.pool not like 'inbound:%'
            """;
    private static final String LOCKED =
            FIGURES + " order by p.node_id, p.client_id, p.sku, p.pool <> 'open', p.pool for update of p";
    private static final Comparator<Figure> BY_POOL = Comparator.comparingInt(
                    (Figure figure) -> figure.node().value())
            .thenComparing(figure -> !figure.isOpen())
            .thenComparing(Figure::pool);

    private final JdbcClient jdbc;
    private final StockKnown stock;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.stock = new StockKnown(jdbc);
    }

    /**
     * What we believe the node has on hand of these SKUs of one client, over its open and fenced pools, each row locked in
     * lock order until the caller's transaction ends. A SKU that was never there is absent.
     */
    public Map<Sku, Long> lockOnHand(NodeId node, int client, Collection<Sku> skus) {
        return stock.lock(node, client, skus);
    }

    /** As {@link #lockOnHand}, of every SKU that the node has something of, and without locks. */
    public Map<Sku, Long> onHand(NodeId node, int client) {
        return stock.all(node, client);
    }

    /** The figures of every node's pools of goods for these SKUs, by node and pool within each SKU. A SKU that no node knows is absent. */
    public Map<Sku, List<Figure>> figures(Collection<Sku> skus) {
        return query(FIGURES, skus);
    }

    /** As {@link #figures}, each row locked in the order (node, client, SKU, open before fences) until the caller's transaction ends. */
    public Map<Sku, List<Figure>> lockFigures(Collection<Sku> skus) {
        return query(LOCKED, skus);
    }

    private static final String WHOLE = """
            select p.node_id, p.client_id, p.sku, 'open' as pool, sum(p.position) as position, sum(p.reserved) as reserved,
                   sum(p.safety) as safety, 0 as owing, 0 as wanted
              from (%s) page
              join oms.pool p on p.node_id = :node and p.client_id = :client and p.sku = page.sku
                    and p.pool not like 'inbound:%%'
             group by p.node_id, p.client_id, p.sku order by p.sku
            """;

    /** One page of a node's stock, its open pool and its fences together, by SKU code, whose codes begin with {@code q} and come after {@code after}. */
    public List<Figure> list(NodeId node, int client, String q, String after, int limit) {
        return jdbc.sql(WHOLE.formatted("""
                select o.sku from oms.pool o
                 where o.node_id = :node and o.client_id = :client and o.pool = 'open'
                   and starts_with(o.sku, :q) and o.sku > :after
                 order by o.sku limit :limit
                """))
                .param("node", node.value())
                .param("client", client)
                .param("q", q.strip().toUpperCase(Locale.ROOT))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> PoolStore.figure(row))
                .list();
    }

    /** As {@link #list}, only of SKUs that have more reserved than there is. */
    public List<Figure> listShort(NodeId node, int client, String q, String after, int limit) {
        return jdbc.sql(WHOLE.formatted("""
                select distinct s.sku from oms.shortfall s
                 where s.node_id = :node and s.client_id = :client and s.closed_at is null
                   and starts_with(s.sku, :q) and s.sku > :after
                 order by s.sku limit :limit
                """))
                .param("node", node.value())
                .param("client", client)
                .param("q", q.strip().toUpperCase(Locale.ROOT))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> PoolStore.figure(row))
                .list();
    }

    /**
     * A node's pools of goods of one client, summed.
     *
     * @param available may be promised; never below zero for any SKU, so not the difference of the sums
     * @param shortSkus how many SKUs have more reserved than there is; {@code shortfall} is by how many units
     */
    public record Totals(
            NodeId node, long skus, long position, long reserved, long available, long shortSkus, long shortfall) {}

    /** Every node's totals, by one walk of the client's pools. A node without pools is absent. */
    public Map<NodeId, Totals> totals(int client) {
        return jdbc
                .sql("""
                select node_id, count(*) filter (where pool = 'open') as skus, sum(position) as position, sum(reserved) as reserved,
                       sum(greatest(position - reserved - safety, 0)) as available,
                       count(distinct sku) filter (where reserved > position) as short_skus,
                       sum(greatest(reserved - position, 0)) as shortfall
                  from oms.pool where client_id = :client and pool not like 'inbound:%'
                 group by node_id
                """)
                .param("client", client)
                .query((row, _) -> new Totals(
                        new NodeId(row.getInt("node_id")),
                        row.getLong("skus"),
                        row.getLong("position"),
                        row.getLong("reserved"),
                        row.getLong("available"),
                        row.getLong("short_skus"),
                        row.getLong("shortfall")))
                .list()
                .stream()
                .collect(toMap(Totals::node, identity()));
    }

    /**
     * A pool of which more is promised than there is.
     *
     * @param reason which fact of the node, or whose word, made it so
     */
    public record Missing(
            NodeId node,
            Sku sku,
            String pool,
            long units,
            String reason,
            String owner,
            Instant openedAt,
            Instant dueAt) {}

    /** One client's, the longest open first. The open ones are few, and have their index. */
    public List<Missing> missing(int client, int limit) {
        return jdbc.sql("""
                select * from oms.shortfall where closed_at is null and client_id = :client
                 order by opened_at, node_id, id limit :limit
                """)
                .param("client", client)
                .param("limit", limit)
                .query((row, _) -> new Missing(
                        new NodeId(row.getInt("node_id")),
                        new Sku(client, row.getString("sku")),
                        row.getString("pool"),
                        row.getLong("quantity"),
                        row.getString("reason"),
                        row.getString("owner"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Units of a SKU that carts hold of a pool. */
    public record Soft(NodeId node, String pool, long units) {}

    /** What carts hold of a SKU, by node and pool. */
    public List<Soft> softly(Sku sku) {
        return jdbc.sql("""
                select n.node_id, r.pool, sum(r.quantity) as units
                  from oms.node n
                  join oms.reservation r on r.node_id = n.node_id and r.client_id = :client and r.sku = :sku
                                        and r.quantity > 0 and r.soft
                 group by n.node_id, r.pool
                """)
                .param("client", sku.client())
                .param("sku", sku.code())
                .query((row, _) ->
                        new Soft(new NodeId(row.getInt("node_id")), row.getString("pool"), row.getLong("units")))
                .list();
    }

    /**
     * What these orders hold, by node, order and line: {@link Claim#LANDED} of goods that are there, from whichever pools.
     * An order's claims change only under the order's lock. What is zero is left out at the end: asked for in front, an index
     * over all that is held would be read in place of the orders' own.
     */
    public List<Claim> claims(Collection<OrderId> orders) {
        if (orders.isEmpty()) return List.of();
        return jdbc.sql("""
                select r.node_id, r.order_id, r.line, r.client_id, r.sku, sum(r.quantity) as quantity,
                       case when r.pool like 'inbound:%' then r.pool else 'landed' end as held_from
                  from oms.node n
                  join oms.reservation r on r.node_id = n.node_id and r.order_id = any (:orders)
                 where not r.soft
                 group by r.node_id, r.order_id, r.line, r.client_id, r.sku, held_from
                having sum(r.quantity) > 0
                 order by r.node_id, r.order_id, r.line, held_from
                """)
                .param("orders", orders.stream().mapToLong(OrderId::value).toArray())
                .query((row, _) -> new Claim(
                        new NodeId(row.getInt("node_id")),
                        new OrderId(row.getLong("order_id")),
                        row.getInt("line"),
                        new Sku(row.getInt("client_id"), row.getString("sku")),
                        row.getLong("quantity"),
                        row.getString("held_from")))
                .list();
    }

    /** A node, and the order after which the next page of its holders begins. */
    public record Page(NodeId node, long after) {}

    /**
     * The orders that hold something at each node, by id: whole orders, until they have {@code lines} or more between them.
     * A node of which nothing is held after that is absent.
     */
    public Map<NodeId, List<OrderId>> holders(List<Page> pages, int lines) {
        return jdbc
                .sql("""
                select p.node_id, h.order_id
                  from unnest(:nodes::int[], :afters::bigint[]) as p(node_id, after)
                 cross join lateral (
                    select r.order_id, sum(count(*)) over (order by r.order_id) - count(*) as ahead
                      from oms.reservation r
                     where r.node_id = p.node_id and r.quantity > 0 and not r.soft and r.order_id > p.after
                     group by r.order_id) h
                 where h.ahead < :lines
                 order by p.node_id, h.order_id
                """)
                .param("nodes", pages.stream().mapToInt(p -> p.node().value()).toArray())
                .param("afters", pages.stream().mapToLong(Page::after).toArray())
                .param("lines", lines)
                .query((row, _) -> new Held(new NodeId(row.getInt("node_id")), new OrderId(row.getLong("order_id"))))
                .list()
                .stream()
                .collect(groupingBy(Held::node, mapping(Held::order, toList())));
    }

    /**
     * The orders that hold some of these SKUs at the node, by id, at most {@code limit}: who goes without where the node
     * lacks some is decided under their locks.
     */
    public List<OrderId> holders(NodeId node, Collection<Sku> skus, int limit) {
        var asked = skus.stream().distinct().sorted().toList();
        return jdbc.sql("""
                select distinct r.order_id
                  from unnest(:clients::int[], :skus::text[]) as a(client_id, sku)
                  join oms.reservation r on r.node_id = :node and r.client_id = a.client_id and r.sku = a.sku
                   and r.quantity > 0 and not r.soft and r.pool not like 'inbound:%'
                 order by r.order_id desc limit :limit
                """)
                .param("node", node.value())
                .param("clients", asked.stream().mapToInt(Sku::client).toArray())
                .param("skus", asked.stream().map(Sku::code).toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> new OrderId(row.getLong("order_id")))
                .list();
    }

    private record Held(NodeId node, OrderId order) {}

    private Map<Sku, List<Figure>> query(String sql, Collection<Sku> skus) {
        var asked = skus.stream().distinct().sorted().toList();
        if (asked.isEmpty()) return Map.of();
        var found = jdbc
                .sql(sql)
                .param("clients", asked.stream().mapToInt(Sku::client).toArray())
                .param("skus", asked.stream().map(Sku::code).toArray(String[]::new))
                .query((row, _) -> PoolStore.figure(row))
                .list()
                .stream()
                .collect(groupingBy(Figure::sku));
        found.values().forEach(figures -> figures.sort(BY_POOL));
        return found;
    }
}
