package dev.dovetail.ground.handoff;

import dev.dovetail.ground.handoff.Due.Mark;
import dev.dovetail.ground.handoff.Due.Ref;
import dev.dovetail.ground.handoff.Peering.Receipt;
import dev.dovetail.ground.handoff.Peering.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker's side of one family's outbox. All statements lead with the family's key; see {@link OutboxSql}. */
final class OutboxStore {
    private final JdbcClient jdbc;
    private final OutboxSql sql;
    private final Routes routes;

    OutboxStore(JdbcClient jdbc, Family family, Routes routes) {
        this.jdbc = jdbc;
        this.sql = new OutboxSql(family);
        this.routes = routes;
    }

    /** Keys with a message that is due, or that waits for its number. Reads only. */
    SortedSet<Integer> sweep(Instant now) {
        return new TreeSet<>(jdbc.sql(sql.sweep)
                .param("now", Columns.at(now))
                .query(Integer.class)
                .list());
    }

    /** Gives the committed messages of these keys their numbers: without gaps, by id, never against seq within a lane. */
    void number(Map<Integer, Long> fences) {
        leased(sql.number, fences).update();
    }

    /**
     * What may be delivered now, in the order in which it is to be delivered: for each key at most {@code limit} to
     * takers inside and as many to partners.
     *
     * @param full destinations that can take no more now
     */
    List<Due> due(Map<Integer, Long> fences, Instant now, int limit, Set<String> full, List<Way> ways) {
        var asked = leased(ways.isEmpty() ? sql.due : sql.dueHere, fences)
                .param("now", Columns.at(now))
                .param("limit", limit)
                .param("full", full.toArray(String[]::new))
                .param("inwards", routes.inwardNames())
                .param("outwards", routes.outwardNames());
        return (ways.isEmpty() ? asked : along(asked, ways))
                .query(OutboxStore::due)
                .list();
    }

    /** What may go along these ways now, in the order in which it is to go: for each key at most {@code limit}. */
    List<Due> dueThere(Map<Integer, Long> fences, Instant now, int limit, List<Way> ways) {
        return along(leased(sql.dueThere, fences), ways)
                .param("now", Columns.at(now))
                .param("limit", limit)
                .query(OutboxStore::due)
                .list();
    }

    /** One row for each node that a way leads to. */
    private static JdbcClient.StatementSpec along(JdbcClient.StatementSpec asked, List<Way> ways) {
        var takes = new ArrayList<String>();
        var nodes = new ArrayList<Integer>();
        for (var way : ways)
            for (int node : way.nodes()) {
                takes.add(way.takes());
                nodes.add(node);
            }
        return asked.param("takes", takes.toArray(String[]::new)).param("nodes", Columns.ints(nodes, node -> node));
    }

    /** The highest receipt of the peer's for each of the keys; 0 where there is none. */
    List<Receipt> receipts(String family, String peer, Collection<Integer> keys) {
        return jdbc.sql(sql.receipts)
                .param("peer", peer)
                .param("keys", Columns.ints(keys, key -> key))
                .query((row, _) -> new Receipt(family, row.getInt("key"), row.getLong("receipt")))
                .list();
    }

    Set<Integer> takenKeys(String peer) {
        return new TreeSet<>(
                jdbc.sql(sql.takenKeys).param("peer", peer).query(Integer.class).list());
    }

    /** How many wait for a peer, dead ones included; at most a thousand. */
    long waiting(Peering.Way way) {
        return jdbc.sql(sql.waiting)
                .param("nodes", way.nodes().toArray(Integer[]::new))
                .param("takes", way.takes())
                .query(Long.class)
                .single();
    }

    /** What the peer took up after these receipts waits again; answers how many that are. */
    int setBack(String peer, Collection<Receipt> held, Instant now) {
        return jdbc.sql(sql.setBack)
                .param("peer", peer)
                .param("now", Columns.at(now))
                .param("keys", Columns.ints(held, Receipt::key))
                .param("held", Columns.longs(held, Receipt::number))
                .update();
    }

    /** Messages that a lost holder was sending when it ended: nobody knows what became of them. */
    void recover(Map<Integer, Long> fences, Instant now) {
        leased(sql.recover, fences)
                .param("now", Columns.at(now))
                .param("repeatable", routes.repeatableNames())
                .update();
    }

    /** Writes the marks whose lease still has the fence they were made under, and answers which those were. */
    Set<Ref> mark(String holder, List<Mark> marks, Instant now) {
        if (marks.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql(sql.mark)
                .param("holder", holder)
                .param("keys", Columns.ints(marks, Mark::key))
                .param("ids", Columns.longs(marks, mark -> mark.was().message().id()))
                .param("fences", Columns.longs(marks, mark -> mark.was().fence()))
                .param("was", Columns.texts(marks, mark -> mark.was().state()))
                .param("states", Columns.texts(marks, Mark::state))
                .param("attempts", Columns.ints(marks, Mark::attempts))
                .param("dues", Columns.instants(marks, Mark::due))
                .param("whys", Columns.texts(marks, Mark::why))
                .param("peers", Columns.texts(marks, Mark::peer))
                .param("receipts", marks.stream().map(Mark::receipt).toArray(Long[]::new))
                .param("now", Columns.at(now))
                .query((row, _) -> new Ref(row.getInt("key"), row.getLong("id")))
                .list());
    }

    private JdbcClient.StatementSpec leased(String statement, Map<Integer, Long> fences) {
        Collection<Map.Entry<Integer, Long>> entries = fences.entrySet();
        return jdbc.sql(statement)
                .param("keys", Columns.ints(entries, Map.Entry::getKey))
                .param("fences", Columns.longs(entries, Map.Entry::getValue));
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        var message = new Message(
                row.getInt("key"),
                row.getLong("id"),
                row.getInt("to_key"),
                row.getLong("lane"),
                row.getInt("seq"),
                row.getString("type"),
                row.getString("destination"),
                row.getString("business_key"),
                row.getLong("number"),
                row.getInt("attempts") + 1,
                row.getString("body"));
        return new Due(message, row.getLong("fence"), row.getString("state"));
    }
}
