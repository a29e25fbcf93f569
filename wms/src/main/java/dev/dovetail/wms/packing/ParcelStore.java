package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import dev.dovetail.wms.packing.PackingView.LabelImage;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads parcels and what lies in them. A parcel's box is the location of the same id. */
@Repository
class ParcelStore {
    private static final String HEADS = """
        select p.id, l.code, p.outbound_id, p.state, p.weight_grams, p.carrier, p.tracking, p.refusal, p.manifest_id,
               p.opened_at, p.closed_at, p.shipped_at, p.version,
               p.labels_refused + (select count(*) from wms.label_void v
                                    where v.node_id = p.node_id and v.parcel_id = p.id and v.state = 'voided') as labels
          from wms.parcel p
          join wms.location l on l.node_id = p.node_id and l.id = p.id
         where p.node_id = :node
        """;
    private static final String BY_ID = HEADS + " and p.id = any(:ids) order by p.id";
    private static final String LOCKED = BY_ID + " for update of p";
    private static final String OPEN = HEADS + " and p.outbound_id = any(:ids) and p.state = 'open' order by p.id";
    private static final String OF_OUTBOUNDS = HEADS + " and p.outbound_id = any(:ids) order by p.id for update of p";
    private static final String LOADED = HEADS + " and p.manifest_id = any(:ids) and p.state = 'loaded' order by p.id";
    private static final String LABELLED = HEADS + " and p.state = 'labelled' order by p.id limit :limit";
    /** What a customer comes for, or goes to another of our warehouses, gets no label: closed, it waits to be handed over. */
    private static final String STATE = """
        case when p.state = 'closed'
              and exists (select from wms.outbound o
                           where o.node_id = p.node_id and o.id = p.outbound_id and o.service in ('pickup', 'transfer'))
             then 'to-hand-over' else p.state end
        """;

    private static final String TO_LOAD = HEADS + """
         and p.state not in ('open', 'shipped', 'collected', 'uncollected') and %s = any(:states)
         order by p.closed_at, p.id limit :limit
        """.formatted(STATE);
    private static final String NOT_SHIPPED = """
        select s.node_id, s.state, count(*) as rows, min(s.opened_at) as oldest
          from (select p.node_id, p.opened_at, %s as state
                  from wms.parcel p where p.state not in ('shipped', 'collected', 'uncollected')) s
         group by s.node_id, s.state order by s.node_id, s.state
        """.formatted(STATE);
    private static final String LINES = """
        select parcel_id, line, client_id, sku, quantity, false as kit
          from wms.parcel_line where node_id = :node and parcel_id = any(:ids)
         union all
        select parcel_id, line, client_id, sku, quantity, true
          from wms.parcel_kit where node_id = :node and parcel_id = any(:ids)
         order by parcel_id, line
        """;
    private static final String IN_PARCELS = """
            select p.outbound_id, l.line, sum(l.quantity) as quantity
              from wms.parcel p
              join wms.parcel_line l on l.node_id = p.node_id and l.parcel_id = p.id
         where p.node_id = :node and p.outbound_id = any(:ids) and p.state <> 'uncollected'
             group by p.outbound_id, l.line
            """;
    private static final String TAKEN = """
        select carrier || '/' || tracking from wms.parcel
         where node_id = :node and tracking = any(:trackings) and not id = any(:ids)
          union all
         select carrier || '/' || tracking from wms.label_void
          where node_id = :node and tracking = any(:trackings) and state = 'voided'
        """;

    private final JdbcClient jdbc;

    ParcelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line of one outbound. */
    record OrderLine(FulfillmentOrderId outbound, int line) {}

    List<Parcel> find(NodeId node, Collection<ParcelId> ids) {
        return heads(BY_ID, node, ids.stream().mapToLong(ParcelId::value).toArray());
    }

    List<Parcel> lock(NodeId node, Collection<ParcelId> ids) {
        return heads(LOCKED, node, ids.stream().mapToLong(ParcelId::value).toArray());
    }

    List<Parcel> open(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        return heads(
                OPEN,
                node,
                outbounds.stream().mapToLong(FulfillmentOrderId::value).toArray());
    }

    /** All parcels of these outbounds, without their lines. */
    List<Parcel> lockOf(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        return heads(
                OF_OUTBOUNDS,
                node,
                outbounds.stream().mapToLong(FulfillmentOrderId::value).toArray());
    }

    /** Those of the parcels that are closed and wait for their customers. */
    List<ParcelId> waiting(NodeId node, Collection<ParcelId> parcels) {
        return jdbc.sql("""
            select p.id from wms.parcel p
              join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id and o.service = 'pickup'
             where p.node_id = :node and p.id = any(:ids) and p.state = 'closed'
            """)
                .param("node", node.value())
                .param("ids", parcels.stream().mapToLong(ParcelId::value).toArray())
                .query((row, _) -> new ParcelId(row.getLong("id")))
                .list();
    }

    List<ParcelId> ofOutbound(NodeId node, FulfillmentOrderId outbound) {
        return jdbc.sql("select id from wms.parcel where node_id = :node and outbound_id = :outbound order by id")
                .param("node", node.value())
                .param("outbound", outbound.value())
                .query((row, _) -> new ParcelId(row.getLong("id")))
                .list();
    }

    List<Parcel> loaded(NodeId node, Collection<Long> manifests) {
        return heads(LOADED, node, manifests.stream().mapToLong(Long::longValue).toArray());
    }

    List<Parcel> labelled(NodeId node, int limit) {
        return jdbc.sql(LABELLED)
                .param("node", node.value())
                .param("limit", limit)
                .query(ParcelRow::head)
                .list();
    }

    List<Parcel> withLines(NodeId node, List<Parcel> parcels) {
        if (parcels.isEmpty()) return parcels;
        Map<Long, Map<Boolean, List<Parcel.Line>>> lines = jdbc
                .sql(LINES)
                .param("node", node.value())
                .param(
                        "ids",
                        parcels.stream()
                                .mapToLong(parcel -> parcel.id().value())
                                .toArray())
                .query(ParcelRow::line)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ParcelRow.LineOf::parcel,
                        Collectors.groupingBy(
                                ParcelRow.LineOf::kit,
                                Collectors.mapping(ParcelRow.LineOf::line, Collectors.toList()))));
        return parcels.stream()
                .map(parcel -> {
                    var of = lines.getOrDefault(parcel.id().value(), Map.of());
                    return parcel.with(of.getOrDefault(false, List.of()), of.getOrDefault(true, List.of()));
                })
                .toList();
    }

    /** Units of each order line that lie in parcels, gone ones too. */
    Map<OrderLine, Long> inParcels(NodeId node, Collection<FulfillmentOrderId> outbounds) {
        Map<OrderLine, Long> units = new LinkedHashMap<>();
        jdbc.sql(IN_PARCELS)
                .param("node", node.value())
                .param(
                        "ids",
                        outbounds.stream().mapToLong(FulfillmentOrderId::value).toArray())
                .query(row -> {
                    var outbound = new FulfillmentOrderId(row.getLong("outbound_id"));
                    units.put(new OrderLine(outbound, row.getInt("line")), row.getLong("quantity"));
                });
        return units;
    }

    /** Tracking numbers, as {@code carrier/number}, that parcels other than these carry, or that were voided. */
    List<String> taken(NodeId node, Collection<String> trackings, Collection<ParcelId> ids) {
        return jdbc.sql(TAKEN)
                .param("node", node.value())
                .param("trackings", trackings.toArray(String[]::new))
                .param("ids", ids.stream().mapToLong(ParcelId::value).toArray())
                .query(String.class)
                .list();
    }

    List<PackingView.Open> open() {
        return jdbc.sql(NOT_SHIPPED)
                .query((row, _) -> new PackingView.Open(
                        new NodeId(row.getInt("node_id")),
                        row.getString("state"),
                        row.getLong("rows"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Parcel> nextToLoad(NodeId node, Collection<String> states, int limit) {
        return jdbc.sql(TO_LOAD)
                .param("node", node.value())
                .param("states", states.toArray(String[]::new))
                .param("limit", limit)
                .query(ParcelRow::head)
                .list();
    }

    /** Who wants a parcel opened again, and why. */
    record Reopening(String who, String reason) {}

    Map<ParcelId, Reopening> reopening(NodeId node, Collection<ParcelId> parcels) {
        Map<ParcelId, Reopening> asked = new LinkedHashMap<>();
        jdbc.sql("select id, reopen_by, reopen_reason from wms.parcel where node_id = :node and id = any(:ids)"
                        + " and state = 'reopening'")
                .param("node", node.value())
                .param("ids", parcels.stream().mapToLong(ParcelId::value).toArray())
                .query(row -> {
                    asked.put(
                            new ParcelId(row.getLong("id")),
                            new Reopening(row.getString("reopen_by"), row.getString("reopen_reason")));
                });
        return asked;
    }

    Optional<LabelImage> findLabel(NodeId node, ParcelId parcel) {
        return jdbc.sql("select tracking, label_format, label from wms.parcel where node_id = :node and id = :id"
                        + " and label is not null and state not in ('voiding', 'reopening')")
                .param("node", node.value())
                .param("id", parcel.value())
                .query((row, _) -> new LabelImage(
                        row.getString("tracking"), row.getString("label_format"), row.getString("label")))
                .optional();
    }

    private List<Parcel> heads(String sql, NodeId node, long[] ids) {
        if (ids.length == 0) return List.of();
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("ids", ids)
                .query(ParcelRow::head)
                .list();
    }
}
