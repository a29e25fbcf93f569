package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.must;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.walls.Sorting;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.WaveTemplate;
import dev.dovetail.wms.waves.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However work is given out: by priority, then by the carrier's cut-off, then who came first. */
@ExtendWith(PostgresExtension.class)
class UrgencyTest {
    private final WarehouseHouse house;
    private final Handheld floor;
    private final Waves waves;

    UrgencyTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(1)).knows("MUG");
        waves = house.get(Waves.class);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 100);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"discrete", "cluster", "batch", "zone", "wall"})
    void each_mode_gives_the_most_urgent_first(String mode) {
        Sorting.wall(house, floor.warehouse(), "W", 4);
        var urgent = released();

        assertThat(Stream.of("ann", "bob", "cyd", "dan")
                        .map(worker -> floor.asked(ask(worker, mode)).getFirst().get("orderNumber")))
                .containsExactlyElementsOf(urgent);
    }

    @Test
    void a_wave_takes_the_most_urgent_first() {
        plan(ReleasePlan.Mode.WAVES, Map.of());
        waves.put(
                floor.warehouse(), new WaveTemplate("ONE", List.of(), List.of(), null, false, "cluster", 1, 9), who());
        var urgent = released();

        List<Object> let = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waves.release(floor.warehouse(), "ONE", who());
            let.add(floor.asked(ask("w" + i, "cluster")).getFirst().get("orderNumber"));
        }

        assertThat(let).containsExactlyElementsOf(urgent);
    }

    @Test
    void a_zone_that_is_full_is_filled_up_with_the_most_urgent_first() {
        plan(ReleasePlan.Mode.LEVELS, Map.of("A", 1));
        var urgent = released();

        List<Object> let = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var trip = floor.asked(ask("w" + i, "discrete")).getFirst();
            let.add(trip.get("orderNumber"));
            must(floor.scan(floor.pickAll(trip, stops(trip).getFirst())));
        }

        assertThat(let).containsExactlyElementsOf(urgent);
    }

    @Test
    void packers_get_the_most_urgent_first() {
        var urgent = released();
        for (var trip : floor.tasks("ann", "pick", 4))
            must(floor.scan(floor.pickAll(trip, stops(trip).getFirst())));

        assertThat(Stream.of("ann", "bob", "cyd", "dan")
                        .map(worker -> floor.tasks(worker, "pack", 1).getFirst().get("orderNumber")))
                .containsExactlyElementsOf(urgent);
    }

    private static Map<String, Object> ask(String worker, String mode) {
        return switch (mode) {
            case "discrete" -> Map.of("worker", worker, "kind", "pick", "limit", 1);
            case "zone" ->
                Map.of("worker", worker, "kind", "pick", "mode", "cluster", "slots", 1, "zones", List.of("A"));
            case "wall" -> Map.of("worker", worker, "kind", "pick", "mode", "batch", "slots", 1, "wall", "W");
            default -> Map.of("worker", worker, "kind", "pick", "mode", mode, "slots", 1);
        };
    }

    /** Four orders, the least urgent first; answers their numbers as they should go. */
    private List<String> released() {
        var plain = order(100, null);
        var later = order(100, Duration.ofHours(5));
        var soon = order(100, Duration.ofMinutes(30));
        var first = order(1, null);
        for (var one : List.of(plain, later, soon, first)) {
            house.setNow(house.now().plusSeconds(1));
            house.send(one);
        }
        return Stream.of(first, soon, later, plain)
                .map(ReleaseRequested::orderNumber)
                .toList();
    }

    private ReleaseRequested order(int priority, @Nullable Duration leaves) {
        var one = floor.release(new Line(1, 1, "MUG", 1));
        return new ReleaseRequested(
                one.node(),
                one.fulfillmentOrder(),
                one.order(),
                one.channel(),
                one.orderNumber(),
                one.service(),
                null,
                leaves == null ? null : house.now().plus(leaves),
                priority,
                null,
                one.contact(),
                one.lines());
    }

    private void plan(ReleasePlan.Mode mode, Map<String, Integer> levels) {
        waves.put(floor.warehouse(), new ReleasePlan(mode, levels), who());
    }

    private Cause who() {
        return new Cause("tester", house.now(), "api");
    }
}
