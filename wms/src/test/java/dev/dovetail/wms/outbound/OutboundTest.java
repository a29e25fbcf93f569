package dev.dovetail.wms.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.Picked;
import dev.dovetail.contract.fulfillment.NodeFact.ShortPicked;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OutboundTest {
    private final WarehouseHouse house;
    private final Outbound outbound;
    private final OutboundView view;

    OutboundTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        outbound = house.get(Outbound.class);
        view = house.get(OutboundView.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken().keySet()).isSubsetOf("I20", "W4"); // units are counted here that lie in no carton
        house.close();
    }

    @Test
    void picks_of_a_batch_are_counted_together_and_told_once() {
        var at = new Releasing(house, house.warehouse(2));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        house.stock(at.w(), "A-01-02-1", "CUP", 5);
        var release = at.release(new Line(1, 1, "MUG", 2), new Line(2, 1, "CUP", 3));
        house.send(release);
        var mug = at.stops(release).getFirst();
        var cup = at.stops(release).getLast();

        var refused = house.run(
                () -> outbound.picked(at.w().node(), List.of(at.pick(mug, 1), at.pick(cup, 3), at.pick(mug, 1))));

        assertThat(refused).isEmpty();
        assertThat(at.told())
                .last()
                .isEqualTo(new Picked(
                        at.w().node(),
                        release.fulfillmentOrder(),
                        release.order(),
                        house.now(),
                        "ann",
                        List.of(new NodeFact.Line(1, 1, "MUG", 2), new NodeFact.Line(2, 1, "CUP", 3))));
        assertThat(at.state(release)).isEqualTo("picked");
        assertThat(view.taskCounts(at.w().node())).isEqualTo(Map.of("done", 1L));
    }

    @Test
    void a_pick_that_does_not_match_its_line_is_refused_and_the_others_stand() {
        var at = new Releasing(house, house.warehouse(2));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 2));
        house.send(release);
        var mug = at.stops(release).getFirst();
        var elsewhere = pick(at, mug.seq(), mug, house.location(at.w(), "A-01-02-1"), mug.sku());
        var other = pick(at, mug.seq(), mug, mug.location(), new Sku(1, "CUP"));
        var unknown = pick(at, 9, mug, mug.location(), mug.sku());
        var good = at.pick(mug, 2);
        var tooMany = at.pick(mug, 1);

        var refused =
                house.run(() -> outbound.picked(at.w().node(), List.of(elsewhere, other, unknown, good, tooMany)));

        assertThat(refused.get(elsewhere.scanId()).code()).isEqualTo("picking.wrong-location");
        assertThat(refused.get(other.scanId()).code()).isEqualTo("picking.wrong-item");
        assertThat(refused.get(unknown.scanId()).code()).isEqualTo("picking.no-such-line");
        assertThat(refused.get(tooMany.scanId()))
                .isEqualTo(new Refusal("picking.more-than-asked", Map.of("asked", 0L, "reported", 1L)));
        assertThat(refused).doesNotContainKey(good.scanId());
    }

    @Test
    void what_is_short_in_one_bin_is_looked_for_in_another() {
        var at = new Releasing(house, house.warehouse(3));
        house.stock(at.w(), "A-01-02-1", "MUG", 5);
        house.setNow(house.now().plusSeconds(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 2);
        house.stock(at.w(), "A-01-03-1", "MUG", 2);
        var release = at.release(new Line(1, 1, "MUG", 5));
        house.send(release);
        var stop = at.stops(release).getFirst();

        house.run(() -> outbound.shorted(at.w().node(), List.of(at.shorted(stop, "short", 3))));

        assertThat(at.stops(release))
                .extracting(PickLine::seq, PickLine::locationCode, PickLine::open)
                .containsExactly(tuple(1, "A-01-02-1", 2L), tuple(2, "A-01-01-1", 2L), tuple(3, "A-01-03-1", 1L));
        assertThat(at.told())
                .last()
                .isEqualTo(new StockChanged(
                        at.w().node(),
                        house.now(),
                        "short-picked",
                        "outbound:" + release.fulfillmentOrder(),
                        List.of(new NodeFact.Delta(1, "MUG", -3))));
        assertThat(at.told()).noneMatch(ShortPicked.class::isInstance);
    }

    @Test
    void what_is_nowhere_is_told_to_the_order_first_and_then_to_the_stock() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 5));
        house.send(release);
        var stop = at.stops(release).getFirst();

        house.run(() -> outbound.picked(at.w().node(), List.of(at.pick(stop, 3))));
        house.run(() -> outbound.shorted(at.w().node(), List.of(at.shorted(stop, "empty", 2))));

        var told = at.told();
        assertThat(told.subList(told.size() - 2, told.size()))
                .containsExactly(
                        new ShortPicked(
                                at.w().node(),
                                release.fulfillmentOrder(),
                                release.order(),
                                house.now(),
                                "ann",
                                List.of(new NodeFact.Line(1, 1, "MUG", 2))),
                        new StockChanged(
                                at.w().node(),
                                house.now(),
                                "short-picked",
                                "outbound:" + release.fulfillmentOrder(),
                                List.of(new NodeFact.Delta(1, "MUG", -2))));
        assertThat(at.state(release)).isEqualTo("picked");
    }

    @Test
    void more_than_was_picked_cannot_be_packed_nor_more_than_was_packed_be_shipped() {
        var at = new Releasing(house, house.warehouse(1));
        house.stock(at.w(), "A-01-01-1", "MUG", 5);
        var release = at.release(new Line(1, 1, "MUG", 2));
        house.send(release);
        var node = at.w().node();
        var id = release.fulfillmentOrder();
        var both = List.of(new LineUnits(id, 1, 2));
        assertThatThrownBy(() -> house.run(() -> outbound.packed(node, both)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("outbound.more-than-picked");
        var stop = at.stops(release).getFirst();
        house.run(() -> outbound.picked(node, List.of(at.pick(stop, 2))));

        var packed = house.run(() -> outbound.packed(node, both)).get(id);
        var shipped = house.run(() -> outbound.shipped(node, both)).get(id);

        assertThat(packed.state()).isEqualTo("packed");
        assertThat(shipped.state()).isEqualTo("shipped");
        assertThat(shipped.version()).isEqualTo(packed.version() + 1).isEqualTo(4);
        assertThatThrownBy(() -> house.run(() -> outbound.shipped(node, both)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("outbound.more-than-packed");
    }

    private Pick pick(Releasing at, int seq, PickLine line, long location, Sku sku) {
        return new Pick(
                UUID.randomUUID(),
                "ann",
                house.now(),
                List.of(new PickLine.Key(line.task(), seq)),
                location,
                sku,
                1,
                house.location(at.w(), "TOTE-1"),
                dev.dovetail.wms.items.Read.NOTHING);
    }
}
