package dev.dovetail.wms.packing;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who packs which outbound: {@code packer} and {@code packer_until} of {@code wms.outbound}, and nothing else of it. */
@Repository
class BenchStore {
    /**
     * Rows that are being picked or packed right now are passed over, so that a packer never waits; so is what still waits to be
     * sorted on a wall.
     */
    private static final String LEND = """
        with free as (
          select id from wms.outbound
           where node_id = :node and state in ('picked', 'packing')
             and (cardinality(:of::bigint[]) = 0 or id = any(:of))
             and (packer_until is null or packer_until <= now() or packer = :worker)
             and not exists (select from wms.unsorted u where u.node_id = :node and u.outbound_id = outbound.id)
           order by (packer = :worker and packer_until > now()) is not true, priority, ship_by, taken_at, id
           limit :limit
             for update skip locked),
        lent as (
          update wms.outbound o set packer = :worker, packer_until = now() + interval '30 minutes'
            from free where o.node_id = :node and o.id = free.id
          returning o.id, o.priority, o.ship_by, o.taken_at)
        select id from lent order by priority, ship_by, taken_at, id
        """;

    private final JdbcClient jdbc;

    BenchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param of only these; empty for all */
    List<FulfillmentOrderId> lend(NodeId node, String worker, int limit, Collection<FulfillmentOrderId> of) {
        return jdbc
                .sql(LEND)
                .param("node", node.value())
                .param("worker", worker)
                .param("limit", limit)
                .param("of", of.stream().map(FulfillmentOrderId::value).toArray(Long[]::new))
                .query(Long.class)
                .list()
                .stream()
                .map(FulfillmentOrderId::new)
                .toList();
    }
}
