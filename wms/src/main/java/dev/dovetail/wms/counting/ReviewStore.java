package dev.dovetail.wms.counting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.PickLine;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a supervisor sees of counts, and what has happened since to what was counted. */
@Repository
class ReviewStore {
    private static final String ROUNDS = """
        select r.round, r.worker, r.counted_at, r.empty, r.verdict, e.client_id, e.sku, e.lot, e.counted, e.expected,
               e.shorted, e.serials, e.strange, e.unread, c.unit_value
          from wms.count_round r
          left join wms.count_entry e on e.node_id = r.node_id and e.task_id = r.task_id and e.round = r.round
          left join wms.count_item c on c.node_id = e.node_id and c.client_id = e.client_id and c.sku = e.sku
         where r.node_id = :node and r.task_id = :task
         order by r.round, e.client_id, e.sku, e.lot
        """;
    /** What was counted before the ledger had an order is always counted again. Another correction of the same goods, or what a picker had in hand or had laid back by then, would book the same difference twice. */
    private static final String CORRECTED = """
        select count(*)
          from wms.count_entry e
          join wms.count_task t on t.node_id = e.node_id and t.id = e.task_id and t.round = e.round
          join wms.stock_move m
            on m.node_id = e.node_id and m.client_id = e.client_id and m.sku = e.sku and m.lot = e.lot
           and (m.entered > e.taken_entry or e.taken_entry is null
                or m.entered > t.handed_entry and m.at > e.seen_at)
           and (m.reason in ('counted', 'short', 'empty', 'damaged')
                or m.reason in ('picked', 'kit-taken') and (e.counted < e.expected or e.strange <> '{}')
                or m.reason = 'put-back' and (e.counted > e.expected or e.strange <> '{}'))
           and (m.from_location = t.location_id or m.to_location = t.location_id)
         where e.node_id = :node and e.task_id = :task and (e.counted <> e.expected or e.strange <> '{}')
           and m.reference not like 'change:%'
        """;

    private static final String CLAIMS = """
        select l.task_id, l.seq, l.quantity - l.picked - l.dropped as open
          from wms.pick_line l
          join wms.pick_task t on t.node_id = l.node_id and t.id = l.task_id
         where l.node_id = :node and l.location_id = :location and l.client_id = :client and l.sku = :sku
           and l.lot = :lot and l.picked + l.dropped < l.quantity
         order by t.state = 'assigned', t.priority desc, l.task_id desc, l.seq
        """;

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expected what the book had; null while the round is not over */
    record Line(
            int client,
            String sku,
            String lot,
            long counted,
            @Nullable Long expected,
            long shorted,
            @Nullable String unitValue,
            @JsonUnwrapped ReadNames.Read names) {}

    record Round(
            int round,
            String worker,
            @Nullable String countedAt,
            boolean empty,
            @Nullable String verdict,
            List<Line> lines) {}

    List<Round> rounds(NodeId node, long task) {
        Map<Integer, Round> rounds = new LinkedHashMap<>();
        jdbc.sql(ROUNDS).param("node", node.value()).param("task", task).query(row -> {
            var at = row.getObject("counted_at", OffsetDateTime.class);
            var empty = new Round(
                    row.getInt("round"),
                    row.getString("worker"),
                    at == null ? null : at.toInstant().toString(),
                    row.getBoolean("empty"),
                    row.getString("verdict"),
                    new ArrayList<>());
            var round = rounds.computeIfAbsent(row.getInt("round"), _ -> empty);
            if (row.getString("sku") == null) return;
            var value = row.getBigDecimal("unit_value");
            round.lines()
                    .add(new Line(
                            row.getInt("client_id"),
                            row.getString("sku"),
                            row.getString("lot"),
                            row.getLong("counted"),
                            (Long) row.getObject("expected"),
                            row.getLong("shorted"),
                            value == null ? null : value.stripTrailingZeros().toPlainString(),
                            BookStore.names(row)));
        });
        return List.copyOf(rounds.values());
    }

    boolean correctedSince(NodeId node, long task) {
        return jdbc.sql(CORRECTED)
                        .param("node", node.value())
                        .param("task", task)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A stop of a pick that wants goods of a bin. */
    record Claim(PickLine.Key stop, long open) {}

    /** Those that can best do without first: nobody has begun them, and they are the least urgent. */
    List<Claim> claims(NodeId node, long location, Sku sku, String lot) {
        return jdbc.sql(CLAIMS)
                .param("node", node.value())
                .param("location", location)
                .param("client", sku.client())
                .param("sku", sku.code())
                .param("lot", lot)
                .query((row, _) ->
                        new Claim(new PickLine.Key(row.getLong("task_id"), row.getInt("seq")), row.getLong("open")))
                .list();
    }

    /** How many units of a bin are kept for work orders. */
    long keptForWork(NodeId node, long location, Sku sku, String lot) {
        return jdbc.sql("""
            select coalesce(sum(quantity - taken - dropped), 0) from wms.work_claim
             where node_id = :node and location_id = :location and client_id = :client and sku = :sku and lot = :lot
               and taken + dropped < quantity
            """)
                .param("node", node.value())
                .param("location", location)
                .param("client", sku.client())
                .param("sku", sku.code())
                .param("lot", lot)
                .query(Long.class)
                .single();
    }

    /** A page of counts by id, in one state or in all; never what the book says. */
    List<Map<String, Object>> list(NodeId node, @Nullable String state, long after, int limit) {
        return jdbc.sql("""
            select t.id::text as id, t.batch_id::text as batch, l.code as location, t.kind, t.reason, t.state,
                   t.round, t.priority, t.made_at::text as "madeAt"
              from wms.count_task t
              join wms.location l on l.node_id = t.node_id and l.id = t.location_id
             where t.node_id = :node and (:state::text is null or t.state = :state) and t.id > :after
             order by t.id limit :limit
            """)
                .param("node", node.value())
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query()
                .listOfRows();
    }
}
