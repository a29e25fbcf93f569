package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /**
     * Of this work, what waits for answers to be held, moved or given to others, and not to be cancelled or readdressed: all
     * that is asked back of it could be cancelled instead.
     */
    Set<FulfillmentOrderId> elsewhere(OrderId order, Collection<FulfillmentOrderId> work) {
        if (work.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.query(
                """
                select fulfillment_order_id from oms.withdrawal
                 where slot = ? and fulfillment_order_id = any (?) and state = 'asked'
                 group by fulfillment_order_id having bool_and(purpose <> 'cancel' and amendment is null)
                """,
                (row, _) -> new FulfillmentOrderId(row.getLong(1)),
                order.slot(),
                work.stream().mapToLong(FulfillmentOrderId::value).toArray()));
    }

    /** What is asked back of this work is cancelled where the node gives it. Answers the withdrawals. */
    List<Asked> takeOver(OrderId order, List<FulfillmentOrder> work, Terms terms) {
        if (work.isEmpty()) return List.of();
        var byId = work.stream().collect(toMap(FulfillmentOrder::id, one -> one));
        return jdbc.query(
                """
                update oms.withdrawal
                   set purpose = ?, reason = ?, cancel_request = ?, amendment = ?, target_node = null
                 where slot = ? and fulfillment_order_id = any (?) and state = 'asked'
                returning id, fulfillment_order_id
                """,
                (row, _) -> new Asked(
                        row.getLong("id"),
                        Objects.requireNonNull(byId.get(new FulfillmentOrderId(row.getLong("fulfillment_order_id"))))),
                terms.purpose().word(),
                terms.reason(),
                terms.request(),
                terms.amendment(),
                order.slot(),
                byId.keySet().stream().mapToLong(FulfillmentOrderId::value).toArray());
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
