package dev.dovetail.wms.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Rejected;
import dev.dovetail.contract.fulfillment.NodeFact.ShortPicked;
import dev.dovetail.contract.fulfillment.NodeFact.WithdrawalAnswered;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ReleasesTest {
    private final WarehouseHouse house;
    private final Outbound outbound;
    private final OutboundView view;

    ReleasesTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        outbound = house.get(Outbound.class);
        view = house.get(OutboundView.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_release_becomes_one_task_in_walking_order() {
        var at = new Releasing(house, house.warehouse(3));
        house.stock(at.w(), "A-01-03-1", "MUG", 5);
        house.stock(at.w(), "A-01-01-1", "CUP", 5);

        var release = at.release(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 3));
        house.send(release);

        assertThat(at.stops(release))
                .extracting(PickLine::seq, PickLine::locationCode, PickLine::line, PickLine::quantity)
                .containsExactly(tuple(1, "A-01-01-1", 2, 3L), tuple(2, "A-01-03-1", 1, 2L));
        assertThat(at.told()).containsExactly(at.accepted(release));
        assertThat(at.state(release)).isEqualTo("accepted");
    }

    @Test
    void the_same_release_again_is_the_same_work() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 2));

        house.send(release, release);
        house.send(release);

        assertThat(at.stops(release)).hasSize(1);
        assertThat(at.told()).hasSize(1);
    }

    @Test
    void goods_that_vanished_before_the_release_are_short_at_once_and_the_rest_is_picked() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var part = at.release(new Line(1, 1, "MUG", 4));
        var rest = at.release(new Line(1, 1, "MUG", 3), new Line(2, 1, "CUP", 1));
        var none = at.release(new Line(1, 1, "MUG", 1));

        house.send(part, rest, none);

        var missing = List.of(new NodeFact.Line(1, 1, "MUG", 2), new NodeFact.Line(2, 1, "CUP", 1));
        assertThat(at.told())
                .containsExactly(
                        at.accepted(part),
                        at.accepted(rest),
                        new ShortPicked(
                                at.w().node(), rest.fulfillmentOrder(), rest.order(), house.now(), "system", missing),
                        new Rejected(
                                at.w().node(),
                                none.fulfillmentOrder(),
                                none.order(),
                                house.now(),
                                "outbound.nothing-on-hand"));
        assertThat(at.stops(rest))
                .singleElement()
                .extracting(PickLine::quantity)
                .isEqualTo(1L);
        assertThat(at.state(none)).isEqualTo("ended");
    }

    @Test
    void a_long_walk_is_cut_into_tasks_of_a_hundred_stops() {
        var w = house.warehouse(230);
        var at = new Releasing(house, w);
        for (int i = 1; i <= 230; i++) house.stock(w, "A-01-%02d-1".formatted(i), "S" + i, 1);

        house.send(at.release(IntStream.rangeClosed(1, 230)
                .mapToObj(i -> new Line(i, 1, "S" + i, 1))
                .toArray(Line[]::new)));

        assertThat(view.listTasks(w.node(), "ready", 0, 10))
                .extracting(OutboundView.PickTask::lines)
                .containsExactly(100, 100, 30);
        assertThat(view.taskCounts(w.node())).isEqualTo(Map.of("ready", 3L));
    }

    @Test
    void a_withdrawal_gets_what_is_not_picked_and_no_more() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 5));
        house.send(release);
        var stop = at.stops(release).getFirst();
        house.run(() -> outbound.picked(at.w().node(), List.of(at.pick(stop, 3))));

        house.send(at.withdrawal(release, 77, new Line(1, 1, "MUG", 4)));

        assertThat(at.told())
                .last()
                .isEqualTo(new WithdrawalAnswered(
                        at.w().node(),
                        release.fulfillmentOrder(),
                        release.order(),
                        house.now(),
                        77,
                        List.of(new NodeFact.Line(1, 1, "MUG", 2)),
                        List.of(new NodeFact.Line(1, 1, "MUG", 2))));
        assertThat(at.state(release)).isEqualTo("picked");
        assertThat(view.taskCounts(at.w().node())).isEqualTo(Map.of("done", 1L));
    }

    @Test
    void a_release_withdrawn_whole_ends_with_its_task_and_frees_its_goods() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 5));
        var next = at.release(new Line(1, 1, "MUG", 5));

        house.send(release, at.withdrawal(release, 78, new Line(1, 1, "MUG", 5)));
        house.send(next);

        assertThat(at.state(release)).isEqualTo("ended");
        assertThat(at.state(next)).isEqualTo("accepted");
        assertThat(view.taskCounts(at.w().node())).isEqualTo(Map.of("ended", 1L, "ready", 1L));
    }

    @Test
    void a_withdrawal_that_races_a_pick_shares_the_units_and_never_doubles_them() throws Exception {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 100);
        for (int round = 0; round < 8; round++) {
            var release = at.release(new Line(1, 1, "MUG", 3));
            house.send(release);
            var pick = at.pick(at.stops(release).getFirst(), 2);
            var start = new CyclicBarrier(2);
            Callable<Boolean> picking = () -> {
                start.await();
                return house.run(() -> outbound.picked(at.w().node(), List.of(pick)))
                        .isEmpty();
            };
            Callable<Boolean> withdrawing = () -> {
                start.await();
                house.send(at.withdrawal(release, release.order().value(), new Line(1, 1, "MUG", 3)));
                return true;
            };

            try (var threads = Executors.newFixedThreadPool(2)) {
                var picked = threads.submit(picking);
                threads.submit(withdrawing).get();

                var line = at.order(release).lines().getFirst();
                assertThat(line.picked()).isEqualTo(picked.get() ? 2 : 0);
                assertThat(line.withdrawn()).isEqualTo(picked.get() ? 1 : 3);
            }
            assertThat(house.broken()).isEmpty();
        }
    }
}
