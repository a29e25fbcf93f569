package dev.dovetail.wms.counting;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted: {@code wms.count_round} and {@code wms.count_entry}. */
@Repository
class RoundStore {
    private static final String BEGIN = """
        insert into wms.count_round (node_id, task_id, round, worker, person)
        select distinct on (r.task_id, r.round) :node, r.task_id, r.round, r.worker, r.person
          from unnest(:tasks::bigint[], :rounds::int[], :workers::text[], :persons::bigint[])
               with ordinality as r (task_id, round, worker, person, place)
         order by r.task_id, r.round, r.place
            on conflict (node_id, task_id, round) do nothing
        """;
    private static final String ADD = """
        insert into wms.count_entry as e (node_id, task_id, round, client_id, sku, lot, counted, seen_at, barcodes, taken_entry, serials)
        select :node, n.task, n.round, n.client, n.sku, n.lot, sum(n.counted), max(n.seen), array_agg(n.barcode),
               nextval('wms.stock_entry'), coalesce(string_to_array(string_agg(n.names, chr(30)), chr(30)), '{}')
          from unnest(:tasks::bigint[], :rounds::int[], :clients::int[], :skus::text[], :lots::text[],
                      :counteds::bigint[], :seens::timestamptz[], :barcodes::text[], :names::text[])
               as n (task, round, client, sku, lot, counted, seen, barcode, names)
         group by n.task, n.round, n.client, n.sku, n.lot
         order by n.task, n.round, n.client, n.sku, n.lot
            on conflict (node_id, task_id, round, client_id, sku, lot) do update
           set counted = e.counted + excluded.counted, seen_at = greatest(e.seen_at, excluded.seen_at),
               barcodes = e.barcodes || excluded.barcodes, taken_entry = excluded.taken_entry,
               serials = e.serials || excluded.serials
        """;
    /** What was not counted and should have been there is an entry of none. */
    private static final String FINISH = """
        insert into wms.count_entry (node_id, task_id, round, client_id, sku, lot, counted, seen_at, expected, taken_entry, strange, unread)
        select :node, e.task, e.round, e.client, e.sku, e.lot, e.counted, e.seen, e.expected, nextval('wms.stock_entry'),
               coalesce(string_to_array(e.strange, chr(30)), '{}'), coalesce(string_to_array(e.unread, chr(30)), '{}')
          from unnest(:tasks::bigint[], :rounds::int[], :clients::int[], :skus::text[], :lots::text[],
                      :counteds::bigint[], :seens::timestamptz[], :expecteds::bigint[],
                      :stranges::text[], :unreads::text[])
               as e (task, round, client, sku, lot, counted, seen, expected, strange, unread)
            on conflict (node_id, task_id, round, client_id, sku, lot) do update
           set expected = excluded.expected, strange = excluded.strange, unread = excluded.unread
        """;

    private static final String END = """
        update wms.count_round r set counted_at = e.at, empty = e.empty, verdict = e.verdict
          from unnest(:tasks::bigint[], :rounds::int[], :ats::timestamptz[], :empties::boolean[], :verdicts::text[])
               as e (task_id, round, at, empty, verdict)
         where r.node_id = :node and r.task_id = e.task_id and r.round = e.round and r.verdict is null
        """;

    private final JdbcClient jdbc;

    RoundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One item and lot in one round of one count. */
    record Key(long task, int round, Sku sku, String lot) {}

    record Entry(Key key, Counter by, long counted, Instant seen) {}

    /** What one scan counted: packs of one barcode. */
    record Counted(Entry entry, String barcode, List<String> serials) {}

    /** A round that is over. */
    record Ended(long task, int round, Counter by, Instant at, boolean empty, CountCommand verdict) {}

    /** The barcodes that were counted of each item and lot. */
    Map<Key, Set<String>> entries(NodeId node, Collection<Long> tasks) {
        Map<Key, Set<String>> entries = new HashMap<>();
        jdbc.sql("""
            select task_id, round, client_id, sku, lot, barcodes from wms.count_entry
             where node_id = :node and task_id = any(:tasks)
            """)
                .param("node", node.value())
                .param("tasks", tasks.toArray(Long[]::new))
                .query(row -> {
                    var key = new Key(
                            row.getLong("task_id"),
                            row.getInt("round"),
                            new Sku(row.getInt("client_id"), row.getString("sku")),
                            row.getString("lot"));
                    entries.put(key, new HashSet<>(List.of((String[])
                            row.getArray("barcodes").getArray())));
                });
        return entries;
    }

    void add(NodeId node, List<Counted> counted) {
        if (counted.isEmpty()) return;
        var entries = counted.stream().map(Counted::entry).toList();
        jdbc.sql(BEGIN)
                .param("node", node.value())
                .param(
                        "tasks",
                        entries.stream().mapToLong(one -> one.key().task()).toArray())
                .param(
                        "rounds",
                        entries.stream().mapToInt(one -> one.key().round()).toArray())
                .param("workers", entries.stream().map(one -> one.by().worker()).toArray(String[]::new))
                .param("persons", entries.stream().map(one -> one.by().person()).toArray(Long[]::new))
                .update();
        keys(jdbc.sql(ADD), node, entries.stream().map(Entry::key).toList())
                .param("counteds", entries.stream().mapToLong(Entry::counted).toArray())
                .param(
                        "seens",
                        entries.stream().map(one -> one.seen().toString()).toArray(String[]::new))
                .param("barcodes", counted.stream().map(Counted::barcode).toArray(String[]::new))
                .param(
                        "names",
                        counted.stream().map(one -> joined(one.serials())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String joined(List<String> names) {
        return names.isEmpty() ? null : String.join("\u001e", names);
    }

    /** Writes what the book had, and what became of each round. @param found for each entry */
    void finish(NodeId node, List<Ended> ended, List<Entry> entries, List<Found> found) {
        var tasks = ended.stream().mapToLong(Ended::task).toArray();
        var rounds = ended.stream().mapToInt(Ended::round).toArray();
        jdbc.sql(BEGIN)
                .param("node", node.value())
                .param("tasks", tasks)
                .param("rounds", rounds)
                .param("workers", ended.stream().map(one -> one.by().worker()).toArray(String[]::new))
                .param("persons", ended.stream().map(one -> one.by().person()).toArray(Long[]::new))
                .update();
        keys(jdbc.sql(FINISH), node, entries.stream().map(Entry::key).toList())
                .param("counteds", entries.stream().mapToLong(Entry::counted).toArray())
                .param(
                        "seens",
                        entries.stream().map(one -> one.seen().toString()).toArray(String[]::new))
                .param("expecteds", found.stream().mapToLong(Found::expected).toArray())
                .param(
                        "stranges",
                        found.stream().map(one -> joined(one.names().strange())).toArray(String[]::new))
                .param(
                        "unreads",
                        found.stream().map(one -> joined(one.names().unread())).toArray(String[]::new))
                .update();
        end(node, ended);
    }

    private void end(NodeId node, List<Ended> ended) {
        int rows = jdbc.sql(END)
                .param("node", node.value())
                .param("tasks", ended.stream().mapToLong(Ended::task).toArray())
                .param("rounds", ended.stream().mapToInt(Ended::round).toArray())
                .param("ats", ended.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("empties", ended.stream().map(Ended::empty).toArray(Boolean[]::new))
                .param(
                        "verdicts",
                        ended.stream().map(one -> one.verdict().word()).toArray(String[]::new))
                .update();
        if (rows != ended.size()) throw new IllegalStateException("ended " + rows + " rounds of " + ended.size());
    }

    private static JdbcClient.StatementSpec keys(JdbcClient.StatementSpec statement, NodeId node, List<Key> keys) {
        return statement
                .param("node", node.value())
                .param("tasks", keys.stream().mapToLong(Key::task).toArray())
                .param("rounds", keys.stream().mapToInt(Key::round).toArray())
                .param(
                        "clients",
                        keys.stream().mapToInt(one -> one.sku().client()).toArray())
                .param("skus", keys.stream().map(one -> one.sku().code()).toArray(String[]::new))
                .param("lots", keys.stream().map(Key::lot).toArray(String[]::new));
    }

    /** Units of an item that were not there and that a pick had claimed. */
    void shorted(NodeId node, Key key, long units) {
        jdbc.sql("""
            update wms.count_entry set shorted = shorted + :units
             where node_id = :node and task_id = :task and round = :round and client_id = :client
               and sku = :sku and lot = :lot
            """)
                .param("node", node.value())
                .param("task", key.task())
                .param("round", key.round())
                .param("client", key.sku().client())
                .param("sku", key.sku().code())
                .param("lot", key.lot())
                .param("units", units)
                .update();
    }
}
