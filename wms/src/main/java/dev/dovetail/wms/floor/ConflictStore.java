package dev.dovetail.wms.floor;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conflicts in PostgreSQL. What was refused and why stands with the scan; here is what was said and who has settled it. */
@Repository
class ConflictStore {
    private static final String KEEP = """
            insert into wms.conflict (node_id, scan_id, said, made_at)
            select :node, id, said, :at from unnest(cast(:ids as uuid[]), cast(:said as text[])) as c (id, said) order by id
                on conflict do nothing
            """;
    private static final String LIST = """
            select s.scan_id, s.kind, s.worker, s.device_at, s.code, s.details, c.said, c.made_at, c.settled_by,
                   c.settled_at, c.note
              from wms.conflict c
              join wms.scan s on s.node_id = c.node_id and s.scan_id = c.scan_id
             where c.node_id = :node and c.state = :state
               and (c.made_at, c.scan_id) > (coalesce((select made_at from wms.conflict
                                                        where node_id = :node and scan_id = cast(:after as uuid)), '-infinity'),
                                             coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000'))
             order by c.made_at, c.scan_id
             limit :limit
            """;
    private static final String OPEN = """
            select node_id, count(*) as count, min(made_at) as oldest
              from wms.conflict where state = 'open' group by node_id order by node_id
            """;
    private static final String SETTLE = """
            update wms.conflict set state = 'settled', settled_by = :who, settled_at = :at, note = :note
             where node_id = :node and scan_id = :id and state = 'open'
            """;

    private final JdbcClient jdbc;
    private final Json json;
    private final Problems problems = new Problems();

    ConflictStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the transaction that keeps the scans; those that were not queued or not refused are left out. */
    void keep(NodeId node, List<ScanStore.Kept> scans, Instant at) {
        var refused = scans.stream()
                .filter(one -> one.sent().isQueued() && one.outcome().refusal() != null)
                .toList();
        if (refused.isEmpty()) return;
        jdbc.sql(KEEP)
                .param("node", node.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param(
                        "ids",
                        refused.stream()
                                .map(one -> one.outcome().scanId().toString())
                                .toArray(String[]::new))
                .param(
                        "said",
                        refused.stream()
                                .map(one -> json.write(one.sent().said()))
                                .toArray(String[]::new))
                .update();
    }

    List<Conflicts.Open> open() {
        return jdbc.sql(OPEN)
                .query((row, _) -> new Conflicts.Open(
                        new NodeId(row.getInt("node_id")), row.getLong("count"), instant(row, "oldest")))
                .list();
    }

    List<Conflict> list(NodeId node, boolean settled, @Nullable UUID after, int limit) {
        return jdbc.sql(LIST)
                .param("node", node.value())
                .param("state", settled ? "settled" : "open")
                .param("after", after == null ? null : after.toString())
                .param("limit", limit)
                .query((row, _) -> conflict(row))
                .list();
    }

    boolean settle(NodeId node, UUID scanId, String note, Cause cause) {
        return jdbc.sql(SETTLE)
                        .param("node", node.value())
                        .param("id", scanId)
                        .param("who", cause.who())
                        .param("at", OffsetDateTime.ofInstant(cause.at(), ZoneOffset.UTC))
                        .param("note", note)
                        .update()
                == 1;
    }

    boolean exists(NodeId node, UUID scanId) {
        return jdbc.sql("select exists (select from wms.conflict where node_id = :node and scan_id = :id)")
                .param("node", node.value())
                .param("id", scanId)
                .query(Boolean.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private Conflict conflict(ResultSet row) throws SQLException {
        var code = row.getString("code");
        var details = row.getString("details");
        Map<String, Object> why = details == null ? Map.of() : json.read(details, Map.class);
        return new Conflict(
                row.getObject("scan_id", UUID.class),
                row.getString("kind"),
                row.getString("worker"),
                instant(row, "device_at"),
                instant(row, "made_at"),
                code,
                problems.title(new Problem(422, code, null, null, why)),
                json.read(row.getString("said"), Map.class),
                row.getString("settled_by"),
                row.getObject("settled_at") == null ? null : instant(row, "settled_at"),
                row.getString("note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
