package dev.dovetail.wms.totes;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What totes are filled for, {@code tote_load}. The methods join the caller's transaction and take whole lists. */
@Repository
public class ToteLoads {
    /** Goods lie in it, or it is in a slot of a picker. */
    private static final String STANDS = """
        (exists (select from wms.stock s
                  where s.node_id = l.node_id and s.location_id = l.tote_id and s.on_hand > 0)
         or exists (select from wms.pick_task t
                     where t.node_id = l.node_id and t.tote_id = l.tote_id and t.state = 'assigned'
                       and l.load_id in (t.outbound_id, t.trip_id)))
        """;

    private static final String LOADS = """
        select l.tote_id, l.load_id, o.order_number
          from wms.tote_load l
          left join wms.outbound o on o.node_id = l.node_id and o.id = l.load_id
         where l.node_id = :node and l.tote_id = any(:totes) and %s
         order by l.tote_id
        """.formatted(STANDS);
    private static final String ORDERS = """
        select l.tote_id, o.id as outbound_id
          from wms.tote_load l
          join wms.outbound o on o.node_id = l.node_id and o.id = l.load_id
         where l.node_id = :node and l.tote_id = any(:totes)
         union
        select l.tote_id, t.outbound_id
          from wms.tote_load l
          join wms.trip_slot s on s.node_id = l.node_id and s.trip_id = l.load_id
          join wms.pick_task t on t.node_id = s.node_id and t.id = s.task_id
         where l.node_id = :node and l.tote_id = any(:totes)
         order by tote_id, outbound_id
        """;
    private static final String FILL = """
        insert into wms.tote_load as l (node_id, tote_id, load_id, since)
        select :node, f.tote_id, f.load_id, :at::timestamptz
          from unnest(:totes::bigint[], :loads::bigint[]) as f (tote_id, load_id)
         order by f.tote_id
            on conflict (node_id, tote_id) do update set load_id = excluded.load_id, since = excluded.since
         where l.load_id = excluded.load_id or not %s
        """.formatted(STANDS);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ToteLoads(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a tote is filled for. @param load an outbound, or a trip that is a batch; @param orderNumber null of a batch */
    public record Load(long tote, long load, @Nullable String orderNumber) {}

    /** Locks these totes in id order, so that nobody fills one of them meanwhile, and says what they are filled for; a free one is absent. */
    public Map<Long, Load> lock(NodeId node, Collection<Long> totes) {
        if (totes.isEmpty()) return Map.of();
        var ids = totes.stream().distinct().toArray(Long[]::new);
        jdbc.sql("select id from wms.location where node_id = :node and id = any(:totes) order by id for update")
                .param("node", node.value())
                .param("totes", ids)
                .query(Long.class)
                .list();
        Map<Long, Load> loads = new LinkedHashMap<>();
        jdbc.sql(LOADS).param("node", node.value()).param("totes", ids).query(row -> {
            var load = new Load(row.getLong("tote_id"), row.getLong("load_id"), row.getString("order_number"));
            loads.put(load.tote(), load);
        });
        return loads;
    }

    /** The orders that these totes are filled for, whether or not anything lies in them. */
    public Map<Long, List<FulfillmentOrderId>> orders(NodeId node, Collection<Long> totes) {
        Map<Long, List<FulfillmentOrderId>> orders = new LinkedHashMap<>();
        jdbc.sql(ORDERS)
                .param("node", node.value())
                .param("totes", totes.toArray(Long[]::new))
                .query(row -> {
                    orders.computeIfAbsent(row.getLong("tote_id"), _ -> new ArrayList<>())
                            .add(new FulfillmentOrderId(row.getLong("outbound_id")));
                });
        return orders;
    }

    /**
     * The orders that these totes were last filled for, each with its load: the order itself, or the batch that it is of. They
     * may lie there no more.
     */
    public Map<Long, Map<FulfillmentOrderId, Long>> last(NodeId node, Collection<Long> totes) {
        Map<Long, Long> loads = new LinkedHashMap<>();
        jdbc.sql("select tote_id, load_id from wms.tote_load where node_id = :node and tote_id = any(:totes)")
                .param("node", node.value())
                .param("totes", totes.toArray(Long[]::new))
                .query(row -> {
                    loads.put(row.getLong("tote_id"), row.getLong("load_id"));
                });
        Map<Long, Map<FulfillmentOrderId, Long>> last = new LinkedHashMap<>();
        orders(node, totes).forEach((tote, orders) -> {
            var load = loads.get(tote);
            if (load != null) last.put(tote, orders.stream().collect(Collectors.toMap(order -> order, _ -> load)));
        });
        return last;
    }

    /** Fills totes, each for its load, which {@link #lock} has shown to be theirs or free. */
    public void fill(NodeId node, Map<Long, Long> loads) {
        if (loads.isEmpty()) return;
        var sorted = new TreeMap<>(loads);
        int filled = jdbc.sql(FILL)
                .param("node", node.value())
                .param("totes", sorted.keySet().toArray(Long[]::new))
                .param("loads", List.copyOf(sorted.values()).toArray(Long[]::new))
                .param("at", clock.instant().toString())
                .update();
        if (filled != sorted.size())
            throw new CannotAcquireLockException("another filled one of these totes meanwhile");
    }
}
