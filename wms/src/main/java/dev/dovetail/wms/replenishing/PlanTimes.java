package dev.dovetail.wms.replenishing;

import dev.dovetail.kernel.NodeId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the refills of a warehouse were planned, {@code wms.refill_plan}: a plan stands for a while, however many ask meanwhile. */
@Repository
class PlanTimes {
    static final Duration STANDS = Duration.ofSeconds(15);

    /** Who asks while another plans waits for that plan, and finds it made. */
    private static final String DUE = """
        insert into wms.refill_plan as p (node_id, planned_at, idle_at)
        values (:node, :at::timestamptz, case when :idle then :at::timestamptz else 'epoch' end)
            on conflict (node_id) do update
           set planned_at = case when :idle then p.planned_at else excluded.planned_at end,
               idle_at = case when :idle then excluded.idle_at else p.idle_at end
         where (case when :idle then p.idle_at else p.planned_at end) <= :before::timestamptz
        """;

    private final JdbcClient jdbc;

    PlanTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the caller is to plan now; for others the plan is made from then on. */
    boolean due(NodeId node, boolean idle, Instant at) {
        return jdbc.sql(DUE)
                        .param("node", node.value())
                        .param("idle", idle)
                        .param("at", at.toString())
                        .param("before", at.minus(STANDS).toString())
                        .update()
                == 1;
    }

    /** What stands is no longer true: the next who asks plans. */
    void forget(NodeId node) {
        jdbc.sql("update wms.refill_plan set planned_at = 'epoch', idle_at = 'epoch' where node_id = :node")
                .param("node", node.value())
                .update();
    }
}
