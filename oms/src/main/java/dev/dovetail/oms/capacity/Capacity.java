package dev.dovetail.oms.capacity;

import dev.dovetail.kernel.NodeId;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/**
 * Counts orders by node and day. Locks come after those of pools, by node and day. What was promised is not given back:
 * a cancelled order's place on its day stays taken.
 */
@Service
public class Capacity {
    private static final Comparator<NodeDay> LOCK_ORDER =
            Comparator.comparing((NodeDay place) -> place.node().value()).thenComparing(NodeDay::day);

    private final JdbcClient jdbc;

    Capacity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is to leave a node on a day, of which there may be {@code most}. */
    public record Wanted(NodeDay place, int most) {}

    /**
     * Takes all of it or, where a day is full, not all: then the caller rolls back. The guard stands in the statement.
     *
     * @return whether every day had room
     */
    public boolean take(List<Wanted> wanted) {
        if (wanted.isEmpty()) return true;
        var counts = counts(wanted);
        var most = new HashMap<NodeDay, Integer>();
        for (var one : wanted) most.put(one.place(), one.most());
        int rows = params(jdbc.sql("""
                insert into oms.node_day as d (node_id, day, taken)
                select node_id, day, orders from unnest(:nodes, :days, :orders, :most) as w(node_id, day, orders, most)
                 where orders <= most
                 order by node_id, day
                on conflict (node_id, day) do update set taken = d.taken + excluded.taken
                 where d.taken + excluded.taken
                       <= (select w.most from unnest(:nodes, :days, :most) as w(node_id, day, most)
                            where w.node_id = d.node_id and w.day = d.day)
                """), counts)
                .param("most", counts.keySet().stream().mapToInt(most::get).toArray())
                .update();
        return rows == counts.size();
    }

    private static TreeMap<NodeDay, Integer> counts(List<Wanted> wanted) {
        var counts = new TreeMap<NodeDay, Integer>(LOCK_ORDER);
        for (var one : wanted) counts.merge(one.place(), 1, Integer::sum);
        return counts;
    }

    private static StatementSpec params(StatementSpec statement, TreeMap<NodeDay, Integer> counts) {
        return statement
                .param(
                        "nodes",
                        counts.keySet().stream()
                                .mapToInt(place -> place.node().value())
                                .toArray())
                .param(
                        "days",
                        counts.keySet().stream()
                                .map(place -> Date.valueOf(place.day()))
                                .toArray(Date[]::new))
                .param(
                        "orders",
                        counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** What is taken of each day from {@code from} on. */
    public Map<NodeDay, Integer> taken(Collection<NodeId> nodes, LocalDate from) {
        if (nodes.isEmpty()) return Map.of();
        var taken = new HashMap<NodeDay, Integer>();
        jdbc.sql("select node_id, day, taken from oms.node_day where node_id = any(:nodes) and day >= :from")
                .param("nodes", nodes.stream().mapToInt(NodeId::value).toArray())
                .param("from", from)
                .query(row -> {
                    taken.put(
                            new NodeDay(new NodeId(row.getInt("node_id")), row.getObject("day", LocalDate.class)),
                            row.getInt("taken"));
                });
        return taken;
    }
}
