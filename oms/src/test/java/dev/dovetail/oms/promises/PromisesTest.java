package dev.dovetail.oms.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code -Dpromises.baskets=10000} tries as many baskets as the property says. */
@ExtendWith(PostgresExtension.class)
class PromisesTest {
    private static final int BASKETS = Integer.getInteger("promises.baskets", 300);
    private static final int BUYERS = 8;
    private static int tests = 1;

    private final OmsHouse house;
    private final Promises promises;
    private final Intake intake;

    PromisesTest(TestDatabase db) {
        house = new OmsHouse(db);
        promises = house.get(Promises.class);
        intake = house.get(Intake.class);
    }

    @BeforeEach
    void atAnotherTime() {
        house.later(Duration.ofMinutes(tests++)); // ids are time: those of another test are taken
    }

    private Promise promise(String channel, List<Demand.Line> lines) {
        var terms = new Demand.Terms(channel, "US", "10001", 100);
        var place = new Place(40.75, -73.99).coarse();
        return promises.make(1, new Demand(lines, place, "ground", house.now(), terms), List.of("ground"));
    }

    private static Demand.Line line(int line, String sku, long quantity) {
        return new Demand.Line(line, new Sku(1, sku), quantity, 100);
    }

    private OrderId order(Orderly order) {
        var captured = intake.capture(order.raw(), "key of " + order.raw().number(), house.cause());
        return new OrderId(Long.parseLong(captured.order().orderId()));
    }

    private Promise.Kept kept(OrderId order) {
        return promises.of(order).orElseThrow();
    }

    @Test
    void a_promise_names_day_nodes_cost_and_what_is_missing() {
        house.sku("P1", 2, 1);

        var option = promise("shop", List.of(line(1, "P1", 3))).options().getFirst();
        var short1 = promise("shop", List.of(line(1, "P1", 4))).options().getFirst();

        assertThat(option.nodes()).containsExactly("EAST", "WEST");
        assertThat(option.on()).isNotNull();
        assertThat(option.parcels()).isEqualTo(2);
        assertThat(option.missing()).isEmpty();
        assertThat(short1.on()).isNull();
        assertThat(short1.missing()).containsEntry(1, 1L);
    }

    @Test
    void promised_and_then_ordered_at_once_node_and_day_are_the_same_every_time() {
        var random = new Random(7);
        for (int s = 0; s < 10; s++) house.sku("PA" + s, 200_000, s % 3 == 0 ? 0 : 200_000);
        for (int s = 10; s < 20; s++) house.sku("PA" + s, 3 + s, 300_000);
        int same = 0;
        for (int i = 0; i < BASKETS; i++) {
            var lines = new ArrayList<Demand.Line>();
            for (int l = 1; l <= 1 + random.nextInt(4); l++)
                lines.add(line(l, "PA" + random.nextInt(20), 1 + random.nextInt(4)));
            var promise = promise("shop", lines);
            var order = Orderly.from("shop", "PA-" + i).promise(promise.id());
            for (var line : lines) order.line(line.sku().code(), line.quantity());
            if (kept(order(order)).same()) same++;
        }
        assertThat(same).isEqualTo(BASKETS);
    }

    @Test
    void with_stock_racing_who_gets_another_day_or_node_is_told_what_changed() throws Exception {
        int baskets = Math.max(BASKETS / 2, 100);
        for (int s = 0; s < 10; s++) house.sku("PR" + s, baskets / 8, 1_000_000);
        var orders = new ArrayList<OrderId>();
        try (var buyers = Executors.newFixedThreadPool(BUYERS)) {
            var calls = new ArrayList<Callable<OrderId>>();
            for (int i = 0; i < baskets; i++) {
                int number = i;
                var sku = "PR" + i % 10;
                calls.add(() -> {
                    var promise = promise("shop", List.of(line(1, sku, 1)));
                    return order(Orderly.from("shop", "PR-" + number)
                            .promise(promise.id())
                            .line(sku, 1));
                });
            }
            for (var done : buyers.invokeAll(calls)) orders.add(done.get());
        }
        var otherwise =
                orders.stream().map(this::kept).filter(kept -> !kept.same()).toList();

        assertThat(otherwise)
                .allSatisfy(kept -> assertThat(kept.changed()).matches("EAST had \\d+ of PR\\d, then \\d+"));
        assertThat(otherwise.size()).isLessThan(baskets / 20);
    }

    @Test
    void what_changed_is_named() {
        house.sku("P3", 5, 5);
        var promise = promise("shop", List.of(line(1, "P3", 4)));
        order(Orderly.from("shop", "P3-other").line("P3", 3));

        var kept = kept(order(Orderly.from("shop", "P3").promise(promise.id()).line("P3", 4)));

        assertThat(kept.same()).isFalse();
        assertThat(kept.promisedNodes()).containsExactly("EAST");
        assertThat(kept.sourcedNodes()).isNotEqualTo(kept.promisedNodes());
        assertThat(kept.changed()).isEqualTo("EAST had 5 of P3, then 2");
    }

    @Test
    void of_a_kit_the_part_that_changed_is_named() {
        house.sku("PK-CUP", 5, 5);
        house.sku("PK-LID", 5, 5);
        house.kit("PK-SET", Map.of("PK-CUP", 1, "PK-LID", 1));
        var parts = List.of(new KitPart(new Sku(1, "PK-CUP"), 1), new KitPart(new Sku(1, "PK-LID"), 1));
        var promise = promise("shop", List.of(new Demand.Line(1, new Sku(1, "PK-SET"), 4, 100, 0, null, parts)));
        order(Orderly.from("shop", "PK-other").line("PK-LID", 3));

        var kept = kept(order(Orderly.from("shop", "PK").promise(promise.id()).line("PK-SET", 4)));

        assertThat(kept.same()).isFalse();
        assertThat(kept.changed()).isEqualTo("EAST had 5 of PK-LID, then 2");
    }

    @Test
    void another_basket_and_a_later_day_are_named() {
        house.sku("P4", 50, 50);
        var promise = promise("shop", List.of(line(1, "P4", 4)));

        house.later(Duration.ofHours(12));
        var late = kept(order(Orderly.from("shop", "P4a").promise(promise.id()).line("P4", 4)));

        assertThat(late.changed()).isEqualTo("it came after the cutoff of EAST");
    }

    @Test
    void a_promise_of_nobody_is_refused() {
        house.sku("P5", 5, 5);

        assertThatThrownBy(
                        () -> order(Orderly.from("shop", "P5").promise("12345").line("P5", 1)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("promises.not-found"));
    }
}
