package dev.dovetail.wms.floor;

import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what hands have done, worker by worker. Scans that were refused are not among it. */
@Repository
public class DoneScans {
    /** From name to name in the index: as many steps as there ever were workers, however many scans. */
    private static final String WORKERS = """
            with recursive name as (
              (select s.worker from wms.scan s
                where s.node_id = :node and s.outcome = 'accepted' and s.worker > :after order by s.worker limit 1)
               union all
              select (select s.worker from wms.scan s
                       where s.node_id = :node and s.outcome = 'accepted' and s.worker > n.worker
                       order by s.worker limit 1)
                from name n where n.worker is not null)
            select n.worker from name n
             where exists (select from wms.scan s
                            where s.node_id = :node and s.outcome = 'accepted' and s.worker = n.worker
                              and s.device_at >= :from::timestamptz and s.device_at < :until::timestamptz)
             limit :limit
            """;

    private static final String DONE = """
            select s.scan_id, s.worker, s.kind, s.device_at, s.task, coalesce(s.seq, 0) as seq, s.came_from, s.place,
                   coalesce(s.packs, 0) as packs
              from unnest(:workers::text[]) as w (worker)
             cross join lateral (
                   select * from wms.scan s
                    where s.node_id = :node and s.outcome = 'accepted' and s.worker = w.worker
                      and s.device_at >= :from::timestamptz and s.device_at < :until::timestamptz
                    order by s.device_at limit :most) s
             order by s.worker, s.device_at, s.taken_at, s.scan_id
            """;

    private static final String COUNTS = """
            select w.worker, s.scans
              from unnest(:workers::text[]) as w (worker)
             cross join lateral (
                   select count(*) as scans from (
                     select from wms.scan s
                      where s.node_id = :node and s.outcome = 'accepted' and s.worker = w.worker
                        and s.device_at >= :from::timestamptz and s.device_at < :until::timestamptz
                      limit :most) t) s
            """;

    private final JdbcClient jdbc;

    DoneScans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who did anything in that time, by name. @param after the last name seen; empty for the first page */
    public List<String> workers(NodeId node, Instant from, Instant until, String after, int limit) {
        return within(WORKERS, node, from, until)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** How many scans each of these workers made in that time, counted up to {@code most}. */
    public Map<String, Long> counts(NodeId node, Collection<String> workers, Instant from, Instant until, int most) {
        if (workers.isEmpty()) return Map.of();
        Map<String, Long> counts = new HashMap<>();
        within(COUNTS, node, from, until)
                .param("workers", workers.toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    counts.put(row.getString("worker"), row.getLong("scans"));
                });
        return counts;
    }

    /** What these workers did in that time in the order they did it, of each at most the first {@code most}. */
    public List<DoneScan> list(NodeId node, Collection<String> workers, Instant from, Instant until, int most) {
        if (workers.isEmpty()) return List.of();
        return within(DONE, node, from, until)
                .param("workers", workers.toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> new DoneScan(
                        row.getObject("scan_id", UUID.class),
                        row.getString("worker"),
                        row.getString("kind"),
                        row.getObject("device_at", OffsetDateTime.class).toInstant(),
                        row.getString("task"),
                        row.getInt("seq"),
                        row.getString("came_from"),
                        row.getString("place"),
                        row.getLong("packs")))
                .list();
    }

    private JdbcClient.StatementSpec within(String sql, NodeId node, Instant from, Instant until) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("from", from.toString())
                .param("until", until.toString());
    }
}
