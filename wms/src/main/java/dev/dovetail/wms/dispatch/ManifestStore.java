package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Manifests in PostgreSQL. Loading shares an open one's row lock, departing takes it alone: nothing is loaded on what has gone. */
@Repository
class ManifestStore {
    private static final String OPEN = """
            select id, carrier from wms.manifest
             where node_id = :node and carrier = any(:carriers) and state = 'open' order by id
            """;
    private static final String MAKE = """
            insert into wms.manifest (node_id, id, carrier, state, opened_at)
            select :node, m.id, m.carrier, 'open', :at::timestamptz
              from unnest(:ids::bigint[], :carriers::text[]) as m (id, carrier)
                on conflict (node_id, carrier) where state = 'open' do nothing
            """;
    private static final String DEPART = """
            update wms.manifest set state = 'departed', left_at = :at::timestamptz, version = version + 1
             where node_id = :node and id = any(:ids) and state = 'open'
            """;

    private final JdbcClient jdbc;
    private final IdSource ids;

    ManifestStore(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** The carriers' open manifests, made where there is none, each kept open until the caller's transaction ends. */
    Map<String, Long> join(NodeId node, SortedSet<String> carriers, Instant at) {
        var open = open(OPEN + " for share", node, carriers);
        if (open.size() == carriers.size()) return open;
        jdbc.sql(MAKE)
                .param("node", node.value())
                .param("at", at.toString())
                .param(
                        "ids",
                        carriers.stream()
                                .mapToLong(_ -> ids.next(node.value() & 255))
                                .toArray())
                .param("carriers", carriers.toArray(String[]::new))
                .update();
        open = open(OPEN + " for share", node, carriers);
        if (open.size() < carriers.size()) throw new CannotAcquireLockException("a manifest left while it was joined");
        return open;
    }

    Map<String, Long> lockOpen(NodeId node, SortedSet<String> carriers) {
        return open(OPEN + " for update", node, carriers);
    }

    void depart(NodeId node, Collection<Long> manifests, Instant at) {
        int rows = jdbc.sql(DEPART)
                .param("node", node.value())
                .param("at", at.toString())
                .param("ids", manifests.stream().mapToLong(Long::longValue).toArray())
                .update();
        if (rows != manifests.size()) throw new IllegalStateException("a manifest left while it was locked");
    }

    private Map<String, Long> open(String sql, NodeId node, SortedSet<String> carriers) {
        Map<String, Long> open = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("node", node.value())
                .param("carriers", carriers.toArray(String[]::new))
                .query(row -> {
                    open.put(row.getString("carrier"), row.getLong("id"));
                });
        return open;
    }
}
