package dev.dovetail.oms.fulfillment;

import dev.dovetail.ground.handoff.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each node's numbered facts were followed, in {@code oms.node_stream}. */
@Repository
class NodeStreams {
    private final JdbcClient jdbc;

    NodeStreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code key} of such a message is the node that told it, {@code number} its publisher's. */
    void follow(List<Message> messages, Instant at) {
        var highest = new TreeMap<Integer, Long>();
        for (var message : messages) highest.merge(message.key(), message.number(), Math::max);
        jdbc.sql("""
                insert into oms.node_stream as s (node_id, watermark, heard_at)
                select node_id, watermark, :at from unnest(:nodes::int[], :numbers::bigint[]) as n(node_id, watermark)
                 order by node_id
                on conflict (node_id) do update
                   set watermark = greatest(s.watermark, excluded.watermark), heard_at = excluded.heard_at
                """)
                .param("nodes", highest.keySet().stream().mapToInt(n -> n).toArray())
                .param("numbers", highest.values().stream().mapToLong(n -> n).toArray())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
