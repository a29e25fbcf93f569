package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.ParcelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers come for: {@code wms.pickup} and {@code wms.pickup_rule}. */
@Repository
class PickupStore {
    private static final String STAGE = """
        insert into wms.pickup (node_id, parcel_id, location_id, staged_by, staged_at)
        select :node, s.* from unnest(:parcels::bigint[], :locations::bigint[], :whos::text[], :ats::timestamptz[]) as s
            on conflict (node_id, parcel_id) do update
           set location_id = excluded.location_id, staged_by = excluded.staged_by, staged_at = excluded.staged_at
        """;
    private static final String HAND = """
        insert into wms.pickup (node_id, parcel_id, proof, handed_by, handed_at)
        select :node, h.* from unnest(:parcels::bigint[], :proofs::text[], :whos::text[], :ats::timestamptz[]) as h
            on conflict (node_id, parcel_id) do update
           set proof = excluded.proof, handed_by = excluded.handed_by, handed_at = excluded.handed_at
        """;
    private static final String LIST = """
        select p.id, b.code as carton, o.id as outbound, o.order_number, p.state, l.code as location, p.closed_at, k.staged_by,
               k.proof, k.handed_by, k.handed_at
          from wms.parcel p
          join wms.location b on b.node_id = p.node_id and b.id = p.id
          join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id and o.service = 'pickup'
          left join wms.pickup k on k.node_id = p.node_id and k.parcel_id = p.id
          left join wms.location l
            on l.node_id = k.node_id and l.id = k.location_id and k.staged_at >= p.closed_at
         where p.node_id = :node and p.state = '%s' and p.id > :after
           and (not :overdue or p.closed_at <= :before::timestamptz)
         order by p.id limit :limit
        """;

    /** A carton that is named may be laid elsewhere than where it lies. */
    private static final String TO_HAND_OVER = """
        select p.id
          from wms.parcel p
          join wms.outbound o on o.node_id = p.node_id and o.id = p.outbound_id and o.state = 'packed'
          left join wms.pickup k on k.node_id = p.node_id and k.parcel_id = p.id
         where p.node_id = :node and p.state = 'closed' and (:only::bigint is null or p.id = :only)
           and case :which
               when 'stage' then o.service = 'pickup' and (k.location_id is null or :only::bigint is not null)
               when 'give-back' then o.service = 'pickup' and p.closed_at <= :before::timestamptz
               else o.service in ('pickup', 'transfer') end
         order by p.id limit :limit
        """;

    private final JdbcClient jdbc;

    PickupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PickupRule rule(NodeId node) {
        return jdbc.sql("select hold_days, proofs from wms.pickup_rule where node_id = :node")
                .param("node", node.value())
                .query((row, _) -> new PickupRule(row.getInt("hold_days"), List.of((String[])
                        row.getArray("proofs").getArray())))
                .optional()
                .orElse(PickupRule.USUAL);
    }

    void put(NodeId node, PickupRule rule) {
        jdbc.sql("""
            insert into wms.pickup_rule (node_id, hold_days, proofs) values (:node, :days, :proofs)
                on conflict (node_id) do update set hold_days = excluded.hold_days, proofs = excluded.proofs
            """)
                .param("node", node.value())
                .param("days", rule.holdDays())
                .param("proofs", rule.proofs().toArray(String[]::new))
                .update();
    }

    /** A parcel where it was laid. */
    record Staged(ParcelId parcel, long location, String who, Instant at) {}

    void stage(NodeId node, Collection<Staged> staged) {
        var rows = List.copyOf(staged);
        if (rows.isEmpty()) return;
        jdbc.sql(STAGE)
                .param("node", node.value())
                .param(
                        "parcels",
                        rows.stream().mapToLong(one -> one.parcel().value()).toArray())
                .param("locations", rows.stream().mapToLong(Staged::location).toArray())
                .param("whos", rows.stream().map(Staged::who).toArray(String[]::new))
                .param("ats", rows.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }

    /** What was shown for each parcel that left. */
    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    void hand(NodeId node, Map<ParcelId, HandOverScan> handed) {
        if (handed.isEmpty()) return;
        var scans = List.copyOf(handed.values());
        jdbc.sql(HAND)
                .param("node", node.value())
                .param(
                        "parcels",
                        handed.keySet().stream().mapToLong(ParcelId::value).toArray())
                .param("proofs", scans.stream().map(HandOverScan::proof).toArray(String[]::new))
                .param("whos", scans.stream().map(HandOverScan::worker).toArray(String[]::new))
                .param("ats", scans.stream().map(scan -> scan.at().toString()).toArray(String[]::new))
                .update();
    }

    /** Where these parcels were laid since they were closed; one that was laid nowhere, or opened again meanwhile, is absent. */
    Map<ParcelId, String> places(NodeId node, Collection<ParcelId> parcels) {
        Map<ParcelId, String> places = new LinkedHashMap<>();
        jdbc.sql("""
            select k.parcel_id, l.code from wms.pickup k
              join wms.parcel p on p.node_id = k.node_id and p.id = k.parcel_id and k.staged_at >= p.closed_at
              join wms.location l on l.node_id = k.node_id and l.id = k.location_id
             where k.node_id = :node and k.parcel_id = any(:ids)
            """)
                .param("node", node.value())
                .param("ids", parcels.stream().mapToLong(ParcelId::value).toArray())
                .query(row -> {
                    places.put(new ParcelId(row.getLong("parcel_id")), row.getString("code"));
                });
        return places;
    }

    List<ParcelId> toHandOver(NodeId node, String which, Instant before, @Nullable ParcelId only, int limit) {
        return jdbc.sql(TO_HAND_OVER)
                .param("node", node.value())
                .param("which", which)
                .param("before", before.toString())
                .param("only", only == null ? null : only.value())
                .param("limit", limit)
                .query((row, _) -> new ParcelId(row.getLong("id")))
                .list();
    }

    record Shown(
            String parcel,
            String carton,
            String outbound,
            String orderNumber,
            String state,
            @Nullable String location,
            @Nullable String stagedBy,
            @Nullable String readySince,
            @Nullable String proof,
            @Nullable String handedBy,
            @Nullable String handedAt) {}

    /** @param state one of the states of parcels: a word of the statement, so that its index is used; @param before where it is not null, only those that were closed by then */
    List<Shown> list(NodeId node, String state, @Nullable Instant before, long after, int limit) {
        return jdbc.sql(LIST.formatted(state))
                .param("node", node.value())
                .param("overdue", before != null)
                .param("before", before == null ? null : before.toString())
                .param("after", after)
                .param("limit", limit)
                .query(PickupStore::row)
                .list();
    }

    private static Shown row(ResultSet row, int index) throws SQLException {
        return new Shown(
                Long.toString(row.getLong("id")),
                row.getString("carton"),
                Long.toString(row.getLong("outbound")),
                row.getString("order_number"),
                row.getString("state"),
                row.getString("location"),
                row.getString("staged_by"),
                time(row, "closed_at"),
                row.getString("proof"),
                row.getString("handed_by"),
                time(row, "handed_at"));
    }

    private static @Nullable String time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toString();
    }
}
