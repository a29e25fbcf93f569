package dev.dovetail.lab.day;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SHA-256 over every fact, every transfer and every ledger row in key order: two runs of one seed must print the same. */
final class Digest {
    private static final String FACTS = """
            select concat_ws('|', slot, id, order_id, version, type, body, extract(epoch from at), who, through)
              from oms.order_fact order by slot, id""";
    private static final String TRANSFERS = """
            select concat_ws('|', t.key, t.state, l.line, l.sku, l.asked, l.sent, l.received, l.lost, l.shorted, l.cancelled)
              from oms.transfer t join oms.transfer_line l on l.slot = t.slot and l.transfer_id = t.id
             order by t.slot, t.id, l.line""";
    private static final String MOVES = """
            select concat_ws('|', node_id, id, from_location, to_location, client_id, sku, lot, status, quantity, reason, reference,
                             extract(epoch from at), who)
              from wms.stock_move order by node_id, id""";

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(JdbcClient jdbc) {
        for (var sql : new String[] {FACTS, TRANSFERS, MOVES}) {
            jdbc.sql(sql).query(String.class).list().forEach(this::add);
        }
    }

    void add(String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
