package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Outbounds and their lines in PostgreSQL, read with the outbound's row locked or not. */
@Repository
class OutboundStore {
    private static final String HEADS = """
        select o.id, o.order_id, o.channel, o.order_number, o.service, o.promised_on, o.ship_by, o.priority,
               o.instructions, o.contact_id, o.state, o.version
          from wms.outbound o
        """;
    private static final String BY_ID = HEADS + " where o.node_id = :node and o.id = any(:ids) order by o.id";
    private static final String BY_TASK = HEADS + """
         where o.node_id = :node
           and o.id = any(array(select t.outbound_id from wms.pick_task t
                                 where t.node_id = :node and t.id = any(:ids)))
         order by o.id
        """;
    private static final String LOCKED = " for update of o";
    private static final String LINES = """
        select outbound_id, line, client_id, sku, asked, picked, packed, shipped, shorted, withdrawn, kit_line, kit_sku,
               kit_units
          from wms.outbound_line
         where node_id = :node and outbound_id = any(:ids)
         order by outbound_id, line
        """;
    private static final String PICKS = """
        select p.task_id, p.seq, p.outbound_id, p.line, p.location_id, l.code, coalesce(l.walk, 0) as walk,
               p.client_id, p.sku, p.lot, p.quantity, p.picked, p.dropped, p.instead_of
          from wms.pick_line p
          join wms.location l on l.node_id = p.node_id and l.id = p.location_id
         where p.node_id = :node and p.task_id = any(%s)
         order by p.task_id, p.seq
        """;
    private static final String PICKS_BY_TASK = PICKS.formatted(":ids");
    private static final String PICKS_BY_OUTBOUND = PICKS.formatted(
            "array(select t.id from wms.pick_task t where t.node_id = :node and t.outbound_id = any(:ids))");

    private final JdbcClient jdbc;

    OutboundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<FulfillmentOrderId, OutboundOrder> find(NodeId node, Collection<FulfillmentOrderId> ids) {
        return read(BY_ID, node, values(ids));
    }

    Map<FulfillmentOrderId, OutboundOrder> lock(NodeId node, Collection<FulfillmentOrderId> ids) {
        return read(BY_ID + LOCKED, node, values(ids));
    }

    Map<FulfillmentOrderId, OutboundOrder> lockByTask(NodeId node, Collection<Long> tasks) {
        return read(BY_TASK + LOCKED, node, longs(tasks));
    }

    List<PickLine> picksOfTasks(NodeId node, Collection<Long> tasks) {
        return picks(PICKS_BY_TASK, node, longs(tasks));
    }

    List<PickLine> picksOfOutbounds(NodeId node, Collection<FulfillmentOrderId> ids) {
        return picks(PICKS_BY_OUTBOUND, node, values(ids));
    }

    private Map<FulfillmentOrderId, OutboundOrder> read(String sql, NodeId node, long[] ids) {
        Map<FulfillmentOrderId, OutboundOrder> found = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("node", node.value())
                .param("ids", ids)
                .query(OutboundRow::head)
                .list()
                .forEach(head -> found.put(head.id(), head));
        if (found.isEmpty()) return found;
        Map<FulfillmentOrderId, List<OutboundOrder.Line>> lines = jdbc
                .sql(LINES)
                .param("node", node.value())
                .param("ids", values(found.keySet()))
                .query(OutboundRow::line)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Work.LineRow::outbound, Collectors.mapping(Work.LineRow::line, Collectors.toList())));
        found.replaceAll((id, head) -> head.with(lines.getOrDefault(id, List.of())));
        return found;
    }

    private List<PickLine> picks(String sql, NodeId node, long[] ids) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("ids", ids)
                .query(OutboundRow::pick)
                .list();
    }

    private static long[] values(Collection<FulfillmentOrderId> ids) {
        return ids.stream().mapToLong(FulfillmentOrderId::value).toArray();
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
