package dev.dovetail.oms.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rule in Java and the rule in SQL are one rule. */
@ExtendWith(PostgresExtension.class)
class OrderStatusTest {
    private static final List<Counter> COUNTERS = List.of(Counter.values()).subList(1, Counter.values().length);
    private final TestDatabase db;

    OrderStatusTest(TestDatabase db) {
        this.db = db;
    }

    @Test
    void java_and_sql_derive_the_same_status_from_any_counters() {
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            var goods = new ArrayList<LineCounters>();
            for (int line = 0; line <= random.nextInt(3); line++) goods.add(line(random));
            boolean service = random.nextBoolean();
            boolean held = random.nextInt(3) == 0;

            assertThat(sql(goods, service, held))
                    .as("%s, service: %s, held: %s", goods, service, held)
                    .isEqualTo(OrderStatus.of(goods, held).wire());
        }
    }

    private static LineCounters line(Random random) {
        var units = COUNTERS.stream()
                .collect(Collectors.toMap(c -> c, _ -> random.nextInt(10) < 2 ? (long) random.nextInt(1, 3) : 0L));
        if (units.values().stream().allMatch(u -> u == 0)) units.put(COUNTERS.get(random.nextInt(COUNTERS.size())), 1L);
        units.put(
                Counter.ORDERED,
                units.values().stream().mapToLong(Long::longValue).sum());
        return new LineCounters(units);
    }

    private String sql(List<LineCounters> goods, boolean service, boolean held) {
        var rows =
                new ArrayList<>(goods.stream().map(line -> row("goods", line)).toList());
        if (service) rows.add(row("service", new LineCounters(Map.of(Counter.ORDERED, 1L, Counter.DELIVERED, 1L))));
        return db.jdbc()
                .sql("select " + OrderStatus.sql(held) + " from (values " + String.join(", ", rows)
                        + ") as l(kind, ordered, open, backordered, reserved, released, picked, packed,"
                        + " shipped, delivered, returned, cancelled)")
                .query(String.class)
                .single();
    }

    private static String row(String kind, LineCounters line) {
        return "('" + kind + "', "
                + List.of(Counter.values()).stream()
                        .map(c -> Long.toString(line.of(c)))
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
