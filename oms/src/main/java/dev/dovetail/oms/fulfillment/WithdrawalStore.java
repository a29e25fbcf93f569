package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Withdrawals asked of nodes, in {@code oms.withdrawal}. */
@Repository
class WithdrawalStore {
    private final JdbcTemplate jdbc;

    WithdrawalStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A withdrawal that is asked of the node which has the work. */
    record Asked(long id, FulfillmentOrder work) {}

    void insert(List<Asked> asked, Terms terms, Instant at) {
        if (asked.isEmpty()) return;
        jdbc.update(
                """
                insert into oms.withdrawal (slot, id, order_id, fulfillment_order_id, reason, cancel_request, purpose,
                    amendment, target_node, rearrangement, asked_at)
                select id & 255, id, order_id, fulfillment_order_id, ?, ?, ?, ?, ?, ?, ?
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w(id, order_id, fulfillment_order_id)
                """,
                terms.reason(),
                terms.request(),
                terms.purpose().word(),
                terms.amendment(),
                terms.target() == null ? null : terms.target().value(),
                terms.rearrangement(),
                at.atOffset(ZoneOffset.UTC),
                asked.stream().mapToLong(Asked::id).toArray(),
                asked.stream().mapToLong(one -> one.work().order().value()).toArray(),
                asked.stream().mapToLong(one -> one.work().id().value()).toArray());
    }

    /** On what terms each was asked. */
    Map<Long, Terms> terms(List<NodeFact.WithdrawalAnswered> answers) {
        var terms = new HashMap<Long, Terms>();
        if (answers.isEmpty()) return terms;
        jdbc.query(
                """
                select w.* from unnest(?::bigint[]) as want(id)
                  join oms.withdrawal w on w.slot = want.id & 255 and w.id = want.id
                """,
                row -> {
                    terms.put(row.getLong("id"), terms(row));
                },
                (Object) ids(answers));
        return terms;
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var target = row.getObject("target_node", Integer.class);
        return new Terms(
                row.getString("reason"),
                Terms.Purpose.of(row.getString("purpose")),
                row.getObject("cancel_request", Long.class),
                row.getObject("amendment", Long.class),
                target == null ? null : new NodeId(target),
                row.getObject("rearrangement", Long.class));
    }

    void answered(List<NodeFact.WithdrawalAnswered> answers) {
        var args = new ArrayList<Object[]>();
        new TreeMap<>(answers.stream().collect(groupingBy(answer -> Slot.of(answer.withdrawal()))))
                .forEach((slot, rows) -> args.add(new Object[] {slot, ids(rows)}));
        jdbc.batchUpdate("update oms.withdrawal set state = 'answered' where slot = ? and id = any (?)", args);
    }

    private static long[] ids(List<NodeFact.WithdrawalAnswered> answers) {
        return answers.stream()
                .mapToLong(NodeFact.WithdrawalAnswered::withdrawal)
                .toArray();
    }
}
