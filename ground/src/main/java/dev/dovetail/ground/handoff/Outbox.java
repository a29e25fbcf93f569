package dev.dovetail.ground.handoff;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Slot;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The only way out of an owner: writes messages in the transaction of the fact that they tell. */
@Component
public class Outbox {
    private static final String CLAIM = """
            insert into {claim} ({key}, key_hash, id)
            select * from unnest(:keys, :hashes, :ids)
            on conflict do nothing
            returning id
            """;

    private static final String INSERT = """
            insert into {outbox} ({key}, id, to_key, lane, seq, type, destination, business_key, due_at, body)
            select * from unnest(:keys, :ids, :toKeys, :lanes, :seqs, :types, :destinations, :businessKeys,
                                 cast(:dues as timestamptz[]), :bodies)
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Hints hints;

    Outbox(JdbcClient jdbc, InstantSource clock, Hints hints) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hints = hints;
    }

    /**
     * Writes the rows in one statement, after one more that claims their business keys, and joins the caller's
     * transaction. Delivery starts right after its commit.
     *
     * @throws DuplicateBusinessKey when a business key was claimed before, by any message
     */
    public void record(Family family, List<Outgoing> rows) {
        var refused = claim(family, rows);
        if (!refused.isEmpty())
            throw new DuplicateBusinessKey(refused.stream()
                    .map(row -> String.valueOf(row.businessKey()))
                    .sorted()
                    .collect(Collectors.joining(", ")));
        insert(family, rows);
    }

    /**
     * As {@link #record}, and leaves out whose business key was claimed before: a timer to oneself that many ask for, and one
     * is enough.
     */
    public void recordOnce(Family family, List<Outgoing> rows) {
        var refused = claim(family, rows);
        insert(family, rows.stream().filter(row -> !refused.contains(row)).toList());
    }

    private void insert(Family family, List<Outgoing> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql(family.sql(INSERT))
                .param("keys", Columns.ints(rows, Outgoing::key))
                .param("ids", Columns.longs(rows, Outgoing::id))
                .param("toKeys", Columns.ints(rows, Outgoing::toKey))
                .param("lanes", Columns.longs(rows, Outgoing::lane))
                .param("seqs", Columns.ints(rows, Outgoing::seq))
                .param("types", Columns.texts(rows, Outgoing::type))
                .param("destinations", Columns.texts(rows, Outgoing::destination))
                .param("businessKeys", Columns.texts(rows, Outgoing::businessKey))
                .param("dues", Columns.instants(rows, Outgoing::dueAt))
                .param("bodies", Columns.texts(rows, Outgoing::body))
                .update();
        hintAfterCommit(family, rows);
    }

    /** Claims come first and sorted, so that two transactions never wait for one another crosswise. Answers those whose key is taken. */
    private List<Outgoing> claim(Family family, List<Outgoing> rows) {
        var keyed = rows.stream().filter(row -> row.businessKey() != null).toList();
        if (keyed.isEmpty()) return List.of();
        var claims = keyed.stream()
                .map(row -> new Claim(row.key(), Slot.hash(String.valueOf(row.businessKey())), row))
                .sorted(Claim.ORDER)
                .toList();
        Set<Long> claimed = jdbc
                .sql(family.sql(CLAIM))
                .param("keys", Columns.ints(claims, Claim::key))
                .param("hashes", claims.stream().map(Claim::hash).toArray(byte[][]::new))
                .param("ids", Columns.longs(claims, claim -> claim.row().id()))
                .query(Long.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
        return keyed.stream().filter(row -> !claimed.contains(row.id())).toList();
    }

    /** A numbered family is told of timers too: its publisher numbers what was committed, due or not. */
    private void hintAfterCommit(Family family, List<Outgoing> rows) {
        var now = clock.instant();
        var keys = rows.stream()
                .filter(row -> family.numbered() || !row.dueAt().isAfter(now))
                .map(Outgoing::key)
                .collect(Collectors.toCollection(TreeSet::new));
        if (keys.isEmpty()) return;
        Transactions.afterCommit(() -> hints.ring(family, keys));
    }

    private record Claim(int key, byte[] hash, Outgoing row) {
        static final Comparator<Claim> ORDER =
                Comparator.comparingInt(Claim::key).thenComparing(Claim::hash, Arrays::compareUnsigned);

        @Override
        public String toString() {
            return key + ":" + HexFormat.of().formatHex(hash);
        }
    }
}
