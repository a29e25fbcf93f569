package dev.dovetail.ground.handoff;

import static dev.dovetail.ground.handoff.Seam.NODES;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PlanTest {
    final Seam seam;

    PlanTest(TestDatabase db) {
        seam = new Seam(db);
    }

    void explain(String sql, Map<String, Object> params) {
        var spec = seam.db.jdbc().sql("explain (analyze, buffers) " + sql);
        for (var e : params.entrySet()) spec = spec.param(e.getKey(), e.getValue());
        System.out.println(
                "=====\n" + String.join("\n", spec.query(String.class).list()));
    }

    @Test
    void plans() {
        var rows = new ArrayList<Outgoing>();
        for (int n = 0; n < 5000; n++) rows.add(seam.message(1, n % 40, n / 40, "nodes", "x"));
        long t = System.nanoTime();
        seam.send(NODES, rows);
        System.out.println("insert ms " + (System.nanoTime() - t) / 1000000);
        var sql = new OutboxSql(NODES);
        var fences = new LeaseStore(seam.db.jdbc(), NODES).take("a", List.of(1));
        Map<String, Object> base = new HashMap<>(Map.of("keys", new int[] {1}, "fences", new long[] {1}));
        explain(sql.number, base);
        base.put("now", Columns.at(seam.clock.instant()));
        base.put("limit", 500);
        base.put("inwards", new String[] {"nodes"});
        base.put("outwards", new String[0]);
        explain(sql.due, base);
        var store = new OutboxStore(seam.db.jdbc(), NODES, seam.kit(1).routes());
        var due = store.due(fences, seam.clock.instant(), 500);
        explain(
                sql.mark,
                Map.of(
                        "holder",
                        "a",
                        "keys",
                        Columns.ints(due, d -> 1),
                        "ids",
                        Columns.longs(due, d -> d.message().id()),
                        "fences",
                        Columns.longs(due, d -> 1L),
                        "was",
                        Columns.texts(due, d -> "pending"),
                        "states",
                        Columns.texts(due, d -> "sent"),
                        "attempts",
                        Columns.ints(due, d -> 1),
                        "dues",
                        Columns.instants(due, d -> null),
                        "whys",
                        Columns.texts(due, d -> null),
                        "now",
                        Columns.at(seam.clock.instant())));
    }
}
