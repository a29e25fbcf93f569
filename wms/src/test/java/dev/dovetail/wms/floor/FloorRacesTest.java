package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many hands at the same goods at the same moment, in two processes over one database. */
@ExtendWith(PostgresExtension.class)
class FloorRacesTest {
    private final WarehouseHouse house;
    private final WarehouseHouse other;
    private final Handheld floor;
    private final Handheld elsewhere;

    FloorRacesTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        other = new WarehouseHouse(db);
        floor = new Handheld(house, house.warehouse(2)).knows("MUG");
        elsewhere = new Handheld(other, floor.warehouse());
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 200);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
        other.close();
    }

    @Test
    void two_workers_at_one_stop_take_its_units_once() throws Exception {
        for (int round = 0; round < 8; round++) {
            floor.released(new Line(1, 1, "MUG", 3));
            var task = floor.tasks("ann", "pick", 1).getFirst();
            var pick = floor.pickAll(task, stops(task).getFirst());
            var bobs = "BOB-" + round;

            var results = together(
                    () -> floor.scan(pick), () -> elsewhere.scan(but(but(pick, "worker", "bob"), "tote", bobs)));

            assertThat(results)
                    .extracting(one -> one.getFirst().outcome())
                    .containsExactlyInAnyOrder("accepted", "refused");
        }
        assertThat(picked()).isEqualTo(24);
    }

    @Test
    void a_batch_sent_twice_at_once_counts_once() throws Exception {
        floor.released(new Line(1, 1, "MUG", 60));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        var one = floor.pick(task, stops(task).getFirst(), "MUG", 1);
        for (int round = 0; round < 4; round++) {
            var batch = Stream.generate(() -> but(one, "quantity", 1)).limit(10).toList();
            var backwards = new ArrayList<>(batch).reversed();

            var results = together(() -> floor.scan(batch), () -> elsewhere.scan(backwards));

            assertThat(results.stream().flatMap(List::stream).map(Result::outcome))
                    .filteredOn("accepted"::equals)
                    .hasSize(10);
            assertThat(results.stream().flatMap(List::stream).map(Result::outcome))
                    .filteredOn("already"::equals)
                    .hasSize(10);
        }
        assertThat(picked()).isEqualTo(40);
    }

    @Test
    void no_task_is_given_to_two_workers() throws Exception {
        for (int i = 0; i < 40; i++) floor.released(new Line(1, 1, "MUG", 1));

        var lent = together(IntStream.range(0, 8)
                .<Callable<List<Map<String, Object>>>>mapToObj(
                        i -> () -> (i % 2 == 0 ? floor : elsewhere).tasks("picker-" + i, "pick", 5))
                .toList());

        var rest = floor.tasks("last", "pick", 50);
        assertThat(Stream.concat(lent.stream(), Stream.of(rest)).flatMap(List::stream))
                .extracting(task -> task.get("task"))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(lent).allMatch(tasks -> tasks.size() <= 5);
    }

    @Test
    void no_task_is_on_two_trips() throws Exception {
        for (int i = 0; i < 40; i++) floor.released(new Line(1, 1, "MUG", 1));

        var lent = together(IntStream.range(0, 8)
                .<Callable<Map<String, Object>>>mapToObj(
                        i -> () -> (i % 2 == 0 ? floor : elsewhere).trip("picker-" + i, "cluster", 4))
                .toList());

        assertThat(lent.stream().flatMap(trip -> stops(trip).stream()))
                .extracting(stop -> stop.get("outbound"))
                .hasSize(32)
                .doesNotHaveDuplicates();
    }

    @Test
    void one_tote_goes_into_one_slot() throws Exception {
        for (int round = 0; round < 6; round++) {
            floor.released(new Line(1, 1, "MUG", 1));
            floor.released(new Line(1, 1, "MUG", 1));
            var anns = floor.trip("ann", "cluster", 1);
            var bobs = elsewhere.trip("bob", "cluster", 1);
            var tote = "T-" + round;

            var results = together(
                    () -> floor.scan(but(floor.pickInto(anns, stops(anns).getFirst()), "tote", tote)),
                    () -> elsewhere.scan(
                            but(elsewhere.pickInto(bobs, stops(bobs).getFirst()), "tote", tote)));

            assertThat(results)
                    .extracting(one -> one.getFirst().code())
                    .containsExactlyInAnyOrder("", "picking.tote-taken");
            floor.scan(but(floor.pickInto(anns, stops(anns).getFirst()), "tote", "A" + round));
            elsewhere.scan(but(elsewhere.pickInto(bobs, stops(bobs).getFirst()), "tote", "B" + round));
        }
    }

    @Test
    void no_outbound_is_given_to_two_packers() throws Exception {
        for (int i = 0; i < 20; i++) floor.released(new Line(1, 1, "MUG", 1));
        Handheld.must(floor.scan(floor.tasks("ann", "pick", 50).stream()
                .map(task -> floor.pickAll(task, stops(task).getFirst()))
                .toList()));

        var lent = together(IntStream.range(0, 6)
                .<Callable<List<Map<String, Object>>>>mapToObj(
                        i -> () -> (i % 2 == 0 ? floor : elsewhere).tasks("packer-" + i, "pack", 4))
                .toList());

        var rest = floor.tasks("last", "pack", 50);
        assertThat(Stream.concat(lent.stream(), Stream.of(rest)).flatMap(List::stream))
                .extracting(task -> task.get("outbound"))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_laid_back_is_not_packed_and_is_laid_back_once() throws Exception {
        for (int round = 0; round < 8; round++) {
            var order = floor.released(new Line(1, 1, "MUG", 3));
            var task = floor.tasks("ann", "pick", 1).getFirst();
            var pick = floor.pickAll(task, stops(task).getFirst());
            Handheld.must(floor.scan(pick));
            var undo = but(pick, "kind", "unpick");
            var packed = elsewhere.pack(order, "BOX-" + round, "MUG", 3);

            var results = together(
                    () -> floor.scan(undo),
                    () -> elsewhere.scan(but(undo, "quantity", 3)),
                    () -> elsewhere.scan(packed));

            assertThat(results)
                    .extracting(one -> one.getFirst().outcome())
                    .containsExactlyInAnyOrder("accepted", "refused", "refused");
            if (results.getLast().getFirst().outcome().equals("accepted")) continue;
            house.send(new WithdrawalRequested(
                    order.node(), order.fulfillmentOrder(), order.order(), round, "changed mind", order.lines()));
        }
    }

    @Test
    void one_truck_leaves_once_while_cartons_are_still_loaded() throws Exception {
        var releases = IntStream.range(0, 6)
                .mapToObj(_ -> floor.released(new Line(1, 1, "MUG", 1)))
                .toList();
        var cartons = floor.packed("R-", releases);
        var outside = new Outside(house);
        outside.deliver();
        Handheld.must(floor.scan(floor.load(cartons.getFirst())));

        together(
                () -> floor.scan(floor.depart()),
                () -> elsewhere.scan(elsewhere.depart()),
                () -> floor.scan(
                        cartons.stream().skip(1).limit(3).map(floor::load).toList()),
                () -> elsewhere.scan(cartons.stream().skip(4).map(floor::load).toList()));
        floor.scan(floor.depart());
        outside.deliver();

        assertThat(outside.facts())
                .filteredOn(NodeFact.Shipped.class::isInstance)
                .extracting(fact -> ((NodeFact.Shipped) fact).parcel())
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... work) throws Exception {
        return together(List.of(work));
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        var start = new CyclicBarrier(work.size());
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var all = work.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (var each : all) results.add(each.get());
            return results;
        }
    }

    private long picked() {
        return house.told(floor.warehouse()).stream()
                .filter(NodeFact.Picked.class::isInstance)
                .flatMap(fact -> ((NodeFact.Picked) fact).lines().stream())
                .mapToLong(NodeFact.Line::quantity)
                .sum();
    }
}
