package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Peering.Receipt;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ground.peer_receipt}: how often messages of a key were taken up, raised in the transaction of their effect. */
final class ReceiptStore {
    private static final String COUNT = """
            insert into ground.peer_receipt as r (peer, family, key, number)
            select :peer, :family, k, 1 from unnest(:keys) as k order by k
            on conflict (peer, family, key) do update set number = r.number + 1
            returning key, number
            """;

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One more for each key; answers how many it is now. Joins the open transaction. */
    Map<Integer, Long> count(String peer, String family, Collection<Integer> keys) {
        var counted = new TreeMap<Integer, Long>();
        jdbc.sql(COUNT)
                .param("peer", peer)
                .param("family", family)
                .param("keys", Columns.ints(keys, key -> key))
                .query(row -> {
                    counted.put(row.getInt("key"), row.getLong("number"));
                });
        return counted;
    }

    List<Receipt> held(String peer) {
        return jdbc.sql("select family, key, number from ground.peer_receipt where peer = :peer order by family, key")
                .param("peer", peer)
                .query(Receipt.class)
                .list();
    }
}
