package dev.dovetail.lab.day;

import dev.dovetail.ground.handoff.Deliveries;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * F18: the line to a warehouse is down. What its floor does goes on; nothing of it is heard, and nothing reaches it, until
 * the line is back. Played by the leases of its messages, which somebody else holds for so long.
 */
final class Outage {
    private static final List<String> LEASES = List.of("oms.node_lease", "wms.node_lease");

    private static final String CUT = """
            insert into %1$s as l (node_id, holder, fence, until) values (:node, 'the line is down', 1, now() + interval '7 days')
            on conflict (node_id) do update set holder = excluded.holder, fence = l.fence + 1, until = excluded.until""";

    private static final String MEND =
            "update %s set until = now() - interval '1 second' where node_id = :node and holder = 'the line is down'";

    private final JdbcClient owner;
    private final Deliveries deliveries;

    Outage(JdbcClient owner, Deliveries deliveries) {
        this.owner = owner;
        this.deliveries = deliveries;
    }

    void begin(int node) {
        all(CUT, node);
        deliveries.crash(); // the worker must not believe that it still holds them
    }

    void end(int node) {
        all(MEND, node);
    }

    private void all(String sql, int node) {
        for (var lease : LEASES)
            owner.sql(sql.formatted(lease)).param("node", node).update();
    }
}
