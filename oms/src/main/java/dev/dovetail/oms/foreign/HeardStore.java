package dev.dovetail.oms.foreign;

import dev.dovetail.kernel.NodeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What was heard of foreign nodes, by their own numbers and names. */
@Repository
class HeardStore {
    private final JdbcClient jdbc;

    HeardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contents of those of the numbers that were heard before. */
    Map<Long, byte[]> heard(NodeId node, Collection<Long> seqs) {
        var found = new HashMap<Long, byte[]>();
        jdbc.sql("select seq, content_hash from oms.node_heard where node_id = :node and seq = any (:seqs)")
                .param("node", node.value())
                .param("seqs", seqs.stream().mapToLong(seq -> seq).toArray())
                .query(row -> {
                    found.put(row.getLong("seq"), row.getBytes("content_hash"));
                });
        return found;
    }

    /** Sorted, so that two posts never wait for one another crosswise. False where another post was first with one of them. */
    boolean claim(NodeId node, List<Posted> facts, long[] messages, Instant at) {
        return jdbc.sql("""
                insert into oms.node_heard (node_id, seq, content_hash, message_id, heard_at)
                select :node, seq, content_hash, message_id, :at
                  from unnest(:seqs, :hashes, :messages) as h(seq, content_hash, message_id) order by seq
                on conflict do nothing
                """)
                        .param("node", node.value())
                        .param(
                                "seqs",
                                facts.stream()
                                        .mapToLong(fact -> fact.told().seq())
                                        .toArray())
                        .param("hashes", facts.stream().map(Posted::hash).toArray(byte[][]::new))
                        .param("messages", messages)
                        .param("at", Timestamp.from(at))
                        .update()
                == facts.size();
    }

    /** False where a parcel of that name is known already. */
    boolean pack(List<Judge.ParcelRow> parcels) {
        if (parcels.isEmpty()) return true;
        return rows(parcels, """
                insert into oms.node_parcel (node_id, reference, parcel_id, fulfillment_order_id)
                select node_id, reference, parcel_id, work
                  from unnest(:nodes, :references, :parcels, :works) as p(node_id, reference, parcel_id, work)
                 order by node_id, reference
                on conflict do nothing
                """)
                        .param("works", longs(parcels, Judge.ParcelRow::work))
                        .update()
                == parcels.size();
    }

    void ship(List<Judge.ParcelRow> parcels) {
        if (parcels.isEmpty()) return;
        rows(parcels, """
                update oms.node_parcel n set carrier = p.carrier, tracking = p.tracking
                  from unnest(:nodes, :references, :parcels, :carriers, :trackings)
                       as p(node_id, reference, parcel_id, carrier, tracking)
                 where n.node_id = p.node_id and n.reference = p.reference and n.parcel_id = p.parcel_id
                """)
                .param("carriers", texts(parcels, Judge.ParcelRow::carrier))
                .param("trackings", texts(parcels, Judge.ParcelRow::tracking))
                .update();
    }

    private StatementSpec rows(List<Judge.ParcelRow> parcels, String sql) {
        return jdbc.sql(sql)
                .param("nodes", parcels.stream().mapToInt(Judge.ParcelRow::node).toArray())
                .param("references", texts(parcels, Judge.ParcelRow::reference))
                .param("parcels", longs(parcels, Judge.ParcelRow::parcel));
    }

    private static long[] longs(List<Judge.ParcelRow> rows, ToLongFunction<Judge.ParcelRow> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    private static String[] texts(List<Judge.ParcelRow> rows, Function<Judge.ParcelRow, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
