package dev.dovetail.wms.picking;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which pick task: {@code worker} and {@code lease_until} of {@code wms.pick_task}. */
@Repository
class LoanStore {
    /** The outer condition is asked again after waiting for a task that is being finished: it then stays finished. */
    private static final String LEND = """
            with held as (
              select id from wms.pick_task
               where node_id = :node and state = 'assigned' and worker = :worker and lease_until > now()
               order by priority, ready_at, id limit :limit),
            free as (
              select id from wms.pick_task
               where node_id = :node and (state = 'ready' or (state = 'assigned' and lease_until <= now()))
               order by priority, ready_at, id limit greatest(0, :limit - (select count(*) from held))
                 for update skip locked)
            update wms.pick_task t
               set state = 'assigned', worker = :worker, lease_until = now() + interval '30 minutes',
                   version = version + 1
             where t.node_id = :node and t.state in ('ready', 'assigned')
               and t.id = any(array(select id from held union all select id from free))
            returning t.id, t.outbound_id, t.priority, t.ready_at
            """;

    private final JdbcClient jdbc;

    LoanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Loan(long task, FulfillmentOrderId outbound, int priority, Instant readyAt) {}

    List<Loan> lend(NodeId node, String worker, int limit) {
        return jdbc
                .sql(LEND)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .query((row, _) -> new Loan(
                        row.getLong("id"),
                        new FulfillmentOrderId(row.getLong("outbound_id")),
                        row.getInt("priority"),
                        row.getObject("ready_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Loan::priority)
                        .thenComparing(Loan::readyAt)
                        .thenComparingLong(Loan::task))
                .toList();
    }
}
