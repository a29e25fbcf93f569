package dev.dovetail.wms.floor;

import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scans that were ever taken, and what became of each. Only added to. */
@Repository
class ScanStore {
    private static final String FIND = """
            select scan_id, taken_at, code, details, content from wms.scan where node_id = :node and scan_id = any(:ids::uuid[])
            """;
    private static final String KEEP = """
            insert into wms.scan (node_id, scan_id, kind, worker, device_at, taken_at, outcome, code,
                                  details, content, queued, task, seq, came_from, place, packs)
            select :node, s.*
              from unnest(:ids::uuid[], :kinds::text[], :workers::text[], :deviceAts::timestamptz[],
                          :takenAts::timestamptz[], :outcomes::text[], :codes::text[],
                          :details::text[], :contents::uuid[], :queued::boolean[],
                          :tasks::text[], :seqs::int[], :froms::text[], :places::text[], :packs::bigint[]) as s
                on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Json json;

    ScanStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A scan as it was sent, and what became of it. */
    record Kept(ScanBody sent, Outcome outcome) {
        Instant deviceAt() {
            return sent.keptAt(takenAt());
        }

        Instant takenAt() {
            return outcome.takenAt();
        }
    }

    /** A scan that was taken before. @param content of what was sent; null where it was not kept */
    record Taken(Outcome outcome, @Nullable UUID content) {
        boolean same(ScanBody scan) {
            return content == null || content.equals(scan.content());
        }

        Outcome answer(ScanBody scan) {
            if (same(scan)) return outcome.again();
            return Outcome.refused(scan.scanId(), outcome.takenAt(), Refusal.of("floor.scan-id-reused"));
        }
    }

    Map<UUID, Taken> find(NodeId node, Collection<UUID> ids) {
        Map<UUID, Taken> found = new HashMap<>();
        jdbc.sql(FIND)
                .param("node", node.value())
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    var id = row.getObject("scan_id", UUID.class);
                    var at = row.getObject("taken_at", OffsetDateTime.class).toInstant();
                    var outcome = new Outcome(id, true, at, refusal(row.getString("code"), row.getString("details")));
                    found.put(id, new Taken(outcome, row.getObject("content", UUID.class)));
                });
        return found;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Refusal refusal(@Nullable String code, @Nullable String details) {
        if (code == null) return null;
        return new Refusal(code, details == null ? Map.of() : json.read(details, Map.class));
    }

    /** Writes them in the order of their ids; false where another took one of them meanwhile. */
    boolean keep(NodeId node, List<Kept> scans) {
        if (scans.isEmpty()) return true;
        var sorted = scans.stream()
                .sorted(Comparator.comparing(kept -> kept.outcome().scanId()))
                .toList();
        int rows = where(jdbc.sql(KEEP), sorted)
                .param("node", node.value())
                .param("ids", texts(sorted, kept -> kept.outcome().scanId().toString()))
                .param("kinds", texts(sorted, kept -> kept.sent().keptKind()))
                .param("workers", texts(sorted, kept -> kept.sent().keptWorker()))
                .param("deviceAts", texts(sorted, kept -> kept.deviceAt().toString()))
                .param("takenAts", texts(sorted, kept -> kept.takenAt().toString()))
                .param("outcomes", texts(sorted, kept -> kept.outcome().word()))
                .param("codes", texts(sorted, kept -> {
                    var refusal = kept.outcome().refusal();
                    return refusal == null ? null : refusal.code();
                }))
                .param("details", texts(sorted, kept -> {
                    var refusal = kept.outcome().refusal();
                    return refusal == null ? null : json.write(refusal.details());
                }))
                .param("contents", texts(sorted, kept -> kept.sent().content().toString()))
                .param(
                        "queued",
                        texts(sorted, kept -> Boolean.toString(kept.sent().isQueued())))
                .update();
        return rows == scans.size();
    }

    private static JdbcClient.StatementSpec where(JdbcClient.StatementSpec statement, List<Kept> rows) {
        return statement
                .param("tasks", done(rows, ScanBody::keptTask))
                .param("seqs", done(rows, ScanBody::seq))
                .param("froms", done(rows, ScanBody::keptFrom))
                .param("places", done(rows, ScanBody::keptPlace))
                .param("packs", done(rows, ScanBody::quantity));
    }

    /** Of scans that were accepted: others may say anything. */
    private static String[] done(List<Kept> rows, Function<ScanBody, @Nullable Object> value) {
        return texts(rows, kept -> {
            var said = kept.outcome().refusal() == null ? value.apply(kept.sent()) : null;
            return said == null ? null : said.toString();
        });
    }

    private static String[] texts(List<Kept> rows, Function<Kept, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
