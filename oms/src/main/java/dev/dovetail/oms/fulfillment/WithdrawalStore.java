package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.Slot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    void insert(List<Asked> asked, String reason, @Nullable Long request, Instant at) {
        if (asked.isEmpty()) return;
        jdbc.update(
                """
                insert into oms.withdrawal (slot, id, order_id, fulfillment_order_id, reason, cancel_request, asked_at)
                select id & 255, id, order_id, fulfillment_order_id, ?, ?, ?
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w(id, order_id, fulfillment_order_id)
                """,
                reason,
                request,
                at.atOffset(ZoneOffset.UTC),
                asked.stream().mapToLong(Asked::id).toArray(),
                asked.stream().mapToLong(one -> one.work().order().value()).toArray(),
                asked.stream().mapToLong(one -> one.work().id().value()).toArray());
    }

    /** Marks them answered; the request behind each that has one. */
    Map<Long, Long> answered(List<NodeFact.WithdrawalAnswered> answers) {
        var args = new ArrayList<Object[]>();
        new TreeMap<>(answers.stream().collect(groupingBy(answer -> Slot.of(answer.withdrawal()))))
                .forEach((slot, rows) -> args.add(new Object[] {slot, ids(rows)}));
        jdbc.batchUpdate("update oms.withdrawal set state = 'answered' where slot = ? and id = any (?)", args);
        var requests = new HashMap<Long, Long>();
        jdbc.query(
                """
                select w.id, w.cancel_request from unnest(?::bigint[]) as want(id)
                  join oms.withdrawal w on w.slot = want.id & 255 and w.id = want.id
                 where w.cancel_request is not null
                """,
                row -> {
                    requests.put(row.getLong("id"), row.getLong("cancel_request"));
                },
                (Object) ids(answers));
        return requests;
    }

    private static long[] ids(List<NodeFact.WithdrawalAnswered> answers) {
        return answers.stream()
                .mapToLong(NodeFact.WithdrawalAnswered::withdrawal)
                .toArray();
    }
}
