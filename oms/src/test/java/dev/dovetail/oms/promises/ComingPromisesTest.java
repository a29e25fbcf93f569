package dev.dovetail.oms.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.inbounds.Inbound;
import dev.dovetail.oms.inbounds.Inbounds;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is promised of goods on their way, before an order. It is Monday the second of March. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComingPromisesTest {
    private static final int BASKETS = Integer.getInteger("promises.baskets", 300);
    private final OmsHouse house;

    ComingPromisesTest(TestDatabase db) {
        house = new OmsHouse(db);
        db.owner().sql("""
                insert into oms.channel (code, client_id, name, policy, currency, preorder) values
                ('presale', 1, 'Before it is there', 'backorder', 'GBP', true)
                """).update();
    }

    @BeforeEach
    void at_another_time() {
        house.later(Duration.ofMinutes(1)); // ids are time: those of another test are taken
    }

    @AfterEach
    void the_books_are_right() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private void expect(int node, String id, String sku, long units, String day) {
        var inbound =
                new Inbound(new NodeId(node), id, new Sku(1, sku), LocalDate.parse(day), true, units, 0, 0, false);
        house.get(Inbounds.class).put(inbound, house.cause());
    }

    private static Demand.Line line(int line, String sku, long quantity) {
        return new Demand.Line(line, new Sku(1, sku), quantity, 100);
    }

    private Promise promise(String channel, List<Demand.Line> lines) {
        var terms = new Demand.Terms(channel, "US", "10001", 100);
        var place = new Place(40.75, -73.99).coarse();
        var demand = new Demand(lines, place, "ground", house.now(), terms);
        return house.get(Promises.class).make(1, demand, List.of("ground"));
    }

    private Promise.Kept ordered(String number, Promise promise, List<Demand.Line> lines) {
        var order = Orderly.from(promise.channel(), number).promise(promise.id());
        for (var line : lines) order.line(line.sku().code(), line.quantity());
        var id = new OrderId(Long.parseLong(house.capture(order)));
        return house.get(Promises.class).of(id).orElseThrow();
    }

    @Test
    void what_no_node_has_is_promised_of_goods_on_their_way_as_capture_promises_it() {
        house.sku("BOOK", 2, 0);
        expect(OmsHouse.EAST, "B1", "BOOK", 10, "2026-03-09");
        var lines = List.of(line(1, "BOOK", 5));

        var option = promise("presale", lines).options().getFirst();

        assertThat(option.missing()).isEmpty();
        assertThat(option.on()).isEqualTo(LocalDate.of(2026, 3, 10)); // there on Monday, a day's carriage
        assertThat(option.nodes()).containsExactly("EAST");
        assertThat(option.coming()).containsExactly(new Promise.Coming(1, "B1", LocalDate.of(2026, 3, 9), 3));
        assertThat(promise("shop", lines).options().getFirst().missing())
                .as("a channel that does not sell before it is there")
                .containsEntry(1, 3L);
        assertThat(ordered("BOOK", promise("presale", lines), lines).same()).isTrue();
    }

    @Test
    void what_changed_on_its_way_is_named() {
        house.sku("DISC", 0, 0);
        expect(OmsHouse.EAST, "D1", "DISC", 5, "2026-03-09");
        expect(OmsHouse.EAST, "D2", "DISC", 5, "2026-03-16");
        var lines = List.of(line(1, "DISC", 4));
        var promise = promise("presale", lines);
        house.capture(Orderly.from("presale", "D-other").line("DISC", 3));

        var kept = ordered("DISC", promise, lines);

        assertThat(kept.same()).isFalse();
        assertThat(kept.promisedOn()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(kept.sourcedOn()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(kept.changed()).isEqualTo("inbound D1 would give 4 of it, then 2");
    }

    @Test
    void promised_and_then_ordered_at_once_node_and_day_are_the_same_every_time() {
        var random = new Random(11);
        for (int s = 0; s < 12; s++) {
            var sku = "PC" + s;
            house.sku(sku, 20 * (s % 3), 15 * (s % 4));
            for (int i = 0; i < 6; i++)
                expect(
                        1 + random.nextInt(2),
                        sku + "-" + i,
                        sku,
                        10 + random.nextInt(80),
                        "2026-03-" + (10 + random.nextInt(20)));
        }
        int coming = 0;
        for (int i = 0; i < BASKETS; i++) {
            var lines = new ArrayList<Demand.Line>();
            for (int l = 1; l <= 1 + random.nextInt(3); l++)
                lines.add(line(l, "PC" + random.nextInt(12), 1 + random.nextInt(6)));
            var promise = promise("presale", lines);
            if (!promise.options().getFirst().coming().isEmpty()) coming++;

            var kept = ordered("PC-" + i, promise, lines);

            assertThat(kept.same()).as(() -> kept + " of " + lines).isTrue();
        }
        assertThat(coming).isGreaterThan(BASKETS / 4);
    }
}
