package dev.dovetail.wms.returns;

import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was inspected, in {@code wms.return_line}. Whoever writes has locked the parcel. */
@Repository
class ReturnLines {
    private static final String READ = """
        select l.return_id, l.seq, l.key, l.content, l.client_id, l.sku, l.lot, l.units, l.serials, l.grade, l.proposed,
               l.disposition, l.reason, l.worker, l.at, l.decided_by
          from wms.return_line l
         where l.node_id = :node
        """;
    private static final String ADD = """
        insert into wms.return_line (node_id, return_id, seq, key, content, client_id, sku, lot, units, serials, grade,
                                     proposed, disposition, reason, worker, at, decided_by, decided_at)
        values (:node, :parcel, :seq, :key, :content, :client, :sku, :lot, :units, :serials, :grade, :proposed,
                :disposition, :reason, :worker, :at::timestamptz, :decidedBy, :decidedAt::timestamptz)
        """;
    private static final String DECIDE = """
        update wms.return_line
           set disposition = :disposition, decided_by = :who, decided_at = :at::timestamptz, reason = :reason
         where node_id = :node and return_id = :parcel and seq = :seq and disposition is null
        """;

    private final JdbcClient jdbc;

    ReturnLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReturnLine> find(NodeId node, String key) {
        return read(node, "and l.key = :key")
                .param("key", key)
                .query(ReturnLines::row)
                .optional();
    }

    Optional<ReturnLine> find(NodeId node, long parcel, int seq) {
        return read(node, "and l.return_id = :parcel and l.seq = :seq")
                .param("parcel", parcel)
                .param("seq", seq)
                .query(ReturnLines::row)
                .optional();
    }

    List<ReturnLine> of(NodeId node, long parcel, int after, int limit) {
        return read(node, "and l.return_id = :parcel and l.seq > :after order by l.seq limit :limit")
                .param("parcel", parcel)
                .param("after", after)
                .param("limit", limit)
                .query(ReturnLines::row)
                .list();
    }

    /** Those that wait for a supervisor, from behind one of them. */
    List<ReturnLine> waiting(NodeId node, long parcel, int seq, int limit) {
        return read(node, """
              and l.disposition is null and (l.return_id, l.seq) > (:parcel, :seq)
            order by l.return_id, l.seq limit :limit
            """)
                .param("parcel", parcel)
                .param("seq", seq)
                .param("limit", limit)
                .query(ReturnLines::row)
                .list();
    }

    long undecided() {
        return jdbc.sql("select count(*) from wms.return_line where disposition is null")
                .query(Long.class)
                .single();
    }

    int next(NodeId node, long parcel) {
        return jdbc.sql("""
            select coalesce(max(seq), 0) + 1 from wms.return_line
             where node_id = :node and return_id = :parcel
            """)
                .param("node", node.value())
                .param("parcel", parcel)
                .query(Integer.class)
                .single();
    }

    void add(NodeId node, ReturnLine line) {
        var disposition = line.disposition();
        jdbc.sql(ADD)
                .param("node", node.value())
                .param("parcel", line.parcel())
                .param("seq", line.seq())
                .param("key", line.key())
                .param("content", line.content())
                .param("client", line.sku().client())
                .param("sku", line.sku().code())
                .param("lot", line.lot())
                .param("units", line.units())
                .param("serials", line.serials().toArray(String[]::new))
                .param("grade", line.grade())
                .param("proposed", line.proposed().word())
                .param("disposition", disposition == null ? null : disposition.word())
                .param("reason", line.reason())
                .param("worker", line.worker())
                .param("at", line.at().toString())
                .param("decidedBy", line.decidedBy())
                .param("decidedAt", disposition == null ? null : line.at().toString())
                .update();
    }

    void decide(NodeId node, ReturnLine line, Disposition as, String why, Cause cause) {
        int rows = jdbc.sql(DECIDE)
                .param("node", node.value())
                .param("parcel", line.parcel())
                .param("seq", line.seq())
                .param("disposition", as.word())
                .param("who", cause.who())
                .param("at", cause.at().toString())
                .param("reason", why)
                .update();
        if (rows != 1) throw new IllegalStateException("units of a locked return were decided on meanwhile");
    }

    private JdbcClient.StatementSpec read(NodeId node, String which) {
        return jdbc.sql(READ + which).param("node", node.value());
    }

    private static ReturnLine row(ResultSet row, int index) throws SQLException {
        return new ReturnLine(
                row.getLong("return_id"),
                row.getInt("seq"),
                row.getString("key"),
                row.getObject("content", UUID.class),
                new Sku(row.getInt("client_id"), row.getString("sku")),
                row.getString("lot"),
                row.getLong("units"),
                List.of((String[]) row.getArray("serials").getArray()),
                row.getString("grade"),
                Disposition.of(row.getString("proposed")).orElseThrow(),
                Disposition.of(row.getString("disposition")).orElse(null),
                row.getString("reason"),
                row.getString("worker"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"));
    }
}
