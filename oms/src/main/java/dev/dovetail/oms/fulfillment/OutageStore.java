package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a node holds of orders: from its reservations to their work, so that each step has its index. */
@Repository
class OutageStore {
    private static final String AT_NODE = """
            with holders as materialized (
                select order_id, sum(quantity) as units from oms.reservation
                 where node_id = :node and quantity > 0 and not soft and pool not like 'inbound:%'
                 group by order_id order by order_id limit :most),
            work as (
                select coalesce(sum(l.asked - l.picked - l.shorted - l.withdrawn - l.withdrawing), 0) as askable,
                       coalesce(sum(l.withdrawing), 0) as withdrawing, coalesce(sum(l.picked - l.shipped), 0) as picked
                  from holders h
                  join oms.fulfillment_order f on f.slot = h.order_id & 255 and f.order_id = h.order_id and f.node_id = :node
                  join oms.fulfillment_line l on l.slot = f.slot and l.fulfillment_order_id = f.id)
            select (select count(*) from holders) as orders, (select coalesce(sum(units), 0) from holders) as held, w.*
              from work w
            """;

    private final JdbcClient jdbc;

    OutageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AtNode atNode(NodeId node) {
        return jdbc.sql(AT_NODE)
                .param("node", node.value())
                .param("most", AtNode.MOST)
                .query((row, _) -> {
                    long askable = row.getLong("askable");
                    long picked = row.getLong("picked");
                    long reserved = row.getLong("held") - askable - picked - row.getLong("withdrawing");
                    return new AtNode(row.getLong("orders"), Math.max(0, reserved), askable, picked);
                })
                .single();
    }
}
