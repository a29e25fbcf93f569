package dev.dovetail.wms.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods that nobody announced are counted, put away and promised like others; who they are for is settled later. */
@ExtendWith(PostgresExtension.class)
class BlindReceivingTest {
    private final WarehouseHouse house;
    private final Receiving receiving;
    private final ReceivingView view;
    private Handheld floor;

    BlindReceivingTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        receiving = house.get(Receiving.class);
        view = house.get(ReceivingView.class);
        floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
    }

    @BeforeEach
    void anotherDock() {
        house.get(LayoutSetup.class)
                .place(floor.warehouse().node(), List.of(PlannedLocation.of("DOCK-2", Location.Kind.DOCK)));
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void goods_without_a_paper_are_counted_onto_one_delivery_of_their_dock_until_it_is_settled() {
        Handheld.must(floor.scan(count(null, "MUG", 3), count(null, "CUP", 1)));
        Handheld.must(floor.scan(count(null, "MUG", 2), at("DOCK-2", count(null, "CUP", 4))));

        var first = open().getFirst();
        assertThat(open()).hasSize(2);
        assertThat(view.get(floor.warehouse().node(), first.reference()).lines())
                .extracting(line -> line.sku().code(), Delivery.Line::expected, Delivery.Line::received)
                .containsExactly(tuple("CUP", 0L, 1L), tuple("MUG", 0L, 5L));

        receiving.accept(floor.warehouse(), first.reference(), "a gift", sue());
        Handheld.must(floor.scan(count(null, "MUG", 1)));

        assertThat(open()).hasSize(2).doesNotContain(first);
        house.setNow(house.now().plus(Duration.ofDays(1)));
        Handheld.must(floor.scan(count(null, "MUG", 1)));
        assertThat(open()).hasSize(3);
    }

    @Test
    void what_nobody_announced_is_put_away_and_told_like_other_goods() {
        Handheld.must(floor.scan(count("PO-77", "MUG", 3)));
        var blind = open().getFirst();

        Handheld.must(floor.scan(putAway("MUG", 3)));

        assertThat(blind.reference()).isEqualTo("PO-77");
        assertThat(house.told(floor.warehouse()))
                .containsExactly(new StockChanged(
                        floor.warehouse().node(),
                        house.now(),
                        "received",
                        "putaway",
                        List.of(new NodeFact.Delta(1, "MUG", 3))));
        var one = view.get(floor.warehouse().node(), "PO-77");
        assertThat(List.of(one.state(), String.valueOf(one.blind()))).containsExactly("closed", "open");
    }

    @Test
    void matched_goods_count_for_the_announced_delivery_and_so_does_what_still_comes_under_the_blind_name() {
        announce("PO-1", 5);
        Handheld.must(floor.scan(count(null, "MUG", 3)));
        Handheld.must(floor.scan(putAway("MUG", 2)));
        var blind = open().getFirst();

        var matched = receiving.match(floor.warehouse(), blind.reference(), "PO-1", sue());

        assertThat(matched.lines())
                .extracting(Delivery.Line::expected, Delivery.Line::received, Delivery.Line::putAway)
                .containsExactly(tuple(5L, 3L, 2L));
        assertThat(matched.state()).isEqualTo("arrived");
        var given = view.get(floor.warehouse().node(), blind.reference());
        assertThat(given.matchedTo()).isEqualTo(matched.id());
        assertThat(given.lines().getFirst().matched()).isEqualTo(3);

        Handheld.must(floor.scan(count(blind.reference(), "MUG", 2)));
        Handheld.must(floor.scan(putAway("MUG", 3)));

        assertThat(view.get(floor.warehouse().node(), "PO-1").state()).isEqualTo("closed");
    }

    @Test
    void a_delivery_that_came_before_it_was_announced_is_the_announced_one() {
        Handheld.must(floor.scan(count("PO-2", "MUG", 4)));
        Handheld.must(floor.scan(putAway("MUG", 4)));

        var announced = announce("PO-2", 4);

        assertThat(announced.blind()).isEqualTo("announced");
        assertThat(announced.supplier()).isEqualTo("ACME");
        assertThat(announced.state()).isEqualTo("closed");
        assertThat(open()).isEmpty();
        assertThat(announce("PO-2", 4).id()).isEqualTo(announced.id());
    }

    @Test
    void what_cannot_be_counted_opens_no_delivery_and_what_is_settled_is_not_settled_again() {
        announce("PO-3", 1);
        var unknown = floor.scan(count(null, "WHAT", 1)).getFirst();
        var nowhere = floor.scan(at("A-01-01-1", count("PO-9", "MUG", 1))).getFirst();

        assertThat(List.of(unknown.code(), nowhere.code()))
                .containsExactly("receiving.unknown-barcode", "receiving.not-a-dock");
        assertThat(open()).isEmpty();
        assertThatThrownBy(() -> receiving.accept(floor.warehouse(), "PO-3", "?", sue()))
                .hasMessageContaining("receiving.not-blind");
        Handheld.must(floor.scan(count("PO-4", "MUG", 1)));
        Handheld.must(floor.scan(count("PO-5", "MUG", 1)));
        assertThatThrownBy(() -> receiving.match(floor.warehouse(), "PO-4", "PO-5", sue()))
                .hasMessageContaining("receiving.not-announced");
        assertThatThrownBy(() -> receiving.match(floor.warehouse(), "PO-4", "PO-404", sue()))
                .hasMessageContaining("receiving.no-such-delivery");
        receiving.match(floor.warehouse(), "PO-4", "PO-3", sue());
        assertThatThrownBy(() -> receiving.match(floor.warehouse(), "PO-4", "PO-3", sue()))
                .hasMessageContaining("receiving.settled");
    }

    @Test
    void what_comes_for_an_accepted_delivery_has_to_be_settled_again() {
        Handheld.must(floor.scan(count("PO-6", "MUG", 1)));
        receiving.accept(floor.warehouse(), "PO-6", "ours", sue());
        assertThat(open()).isEmpty();

        Handheld.must(floor.scan(count("PO-6", "CUP", 1)));

        assertThat(open()).extracting(Delivery::reference).containsExactly("PO-6");
    }

    @Test
    void eight_who_count_nameless_goods_at_one_moment_and_one_who_matches_them_lose_nothing() {
        announce("PO-8", 1);
        Handheld.must(floor.scan(count(null, "MUG", 1)));
        var blind = open().getFirst();
        var barrier = new CyclicBarrier(9);
        var counted = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    await(barrier);
                    Handheld.must(floor.scan(count(i % 2 == 0 ? null : blind.reference(), "MUG", 1)));
                }))
                .toList();
        await(barrier);
        receiving.match(floor.warehouse(), blind.reference(), "PO-8", sue());
        counted.forEach(CompletableFuture::join);

        long all = view.list(floor.warehouse().node(), null, null, 0, 10).stream()
                .flatMap(one -> view.get(floor.warehouse().node(), one.reference()).lines().stream())
                .mapToLong(Delivery.Line::received)
                .sum();
        assertThat(all).isEqualTo(9);
        assertThat(open().size()).isLessThan(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Delivery> open() {
        return view.list(floor.warehouse().node(), null, "open", 0, 10);
    }

    private Map<String, Object> count(@Nullable String delivery, String barcode, int units) {
        var scan = new HashMap<String, Object>(Map.of("location", "DOCK-1", "barcode", barcode, "quantity", units));
        if (delivery != null) scan.put("delivery", delivery);
        return floor.scan("receive", scan);
    }

    private static Map<String, Object> at(String dock, Map<String, Object> scan) {
        return Handheld.but(scan, "location", dock);
    }

    private Map<String, Object> putAway(String barcode, int units) {
        return floor.scan(
                "putaway", Map.of("from", "DOCK-1", "to", "A-01-01-1", "barcode", barcode, "quantity", units));
    }

    private Delivery announce(String reference, int mugs) {
        var lines = List.of(new ExpectedDelivery.Line(new Sku(1, "MUG"), mugs));
        return receiving
                .expect(floor.warehouse(), new ExpectedDelivery(reference, "ACME", null, lines), sue())
                .delivery();
    }

    private Cause sue() {
        return new Cause("sue", house.now(), "api");
    }
}
