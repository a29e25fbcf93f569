package dev.dovetail.wms.kitting;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Stock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kits are made of what is kept for them and taken apart, and the promise follows at once. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KittingTest {
    private static final Handling LOTS = new Handling(true, false, true, PickRule.FEFO, 0, false);
    private static final Handling NAMES = new Handling(false, true, false, PickRule.FIFO, 0, false);

    private final TestDatabase db;
    private final WarehouseHouse house;

    KittingTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private record Scene(Handheld floor, Workshop shop) {}

    private Scene scene(long mugs, long spoons) {
        var floor = new Handheld(house, house.warehouse(6));
        var shop = new Workshop(house, floor);
        if (mugs > 0) house.stock(floor.warehouse(), "A-01-01-1", "MUG", mugs);
        if (spoons > 0) house.stock(floor.warehouse(), "A-01-02-1", "SPOON", spoons);
        return new Scene(floor, shop);
    }

    private long units(Handheld floor, String location, String sku, String status) {
        return db.jdbc()
                .sql("""
                    select coalesce(sum(s.on_hand), 0) from wms.stock s
                      join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? and l.code = ? and s.sku = ? and s.status = ?
                    """)
                .params(floor.warehouse().node().value(), location, sku, status)
                .query(Long.class)
                .single();
    }

    /** What the OMS was told of a SKU, summed. */
    private long told(Handheld floor, String sku) {
        return house.told(floor.warehouse()).stream()
                .filter(StockChanged.class::isInstance)
                .flatMap(fact -> ((StockChanged) fact).deltas().stream())
                .filter(delta -> delta.sku().equals(sku))
                .mapToLong(delta -> delta.change())
                .sum();
    }

    private static String code(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, call), "was not refused")
                .refusal()
                .code();
    }

    private static void putAway(Handheld floor, String sku, String bin, long units) {
        must(floor.scan(floor.scan(
                "putaway", Map.of("from", Location.PUT_BACK, "to", bin, "barcode", sku, "quantity", units))));
    }

    @Test
    void from_kept_parts_to_kits_on_the_shelf() {
        var scene = scene(10, 20);
        var floor = scene.floor();
        long order = scene.shop().order("WO-1", "kit", 4);
        assertThat(told(floor, "MUG")).isEqualTo(-4);
        assertThat(told(floor, "SPOON")).isEqualTo(-8);

        scene.shop().fetch(order, "BENCH-1");
        scene.shop().build(order, "b1", 3);
        assertThat(told(floor, "SET")).isZero();
        putAway(floor, "SET", "A-01-03-1", 3);
        scene.shop().build(order, "b2", 1);

        assertThat(told(floor, "SET")).isEqualTo(3);
        assertThat(units(floor, Location.PUT_BACK, "SET", "available")).isEqualTo(1);
        assertThat(units(floor, "A-01-01-1", "MUG", "available")).isEqualTo(6);
        assertThat(units(floor, "A-01-02-1", "SPOON", "available")).isEqualTo(12);
        assertThat(code(() -> scene.shop().build(order, "b3", 1))).isEqualTo("kitting.over");
        assertThat(floor.tasks("ann", "kit", 5)).isEmpty();
    }

    @Test
    void an_order_keeps_all_that_it_needs_or_nothing() {
        var scene = scene(10, 7);

        assertThat(code(() -> scene.shop().order("WO-1", "kit", 4))).isEqualTo("kitting.not-enough");
        assertThat(house.told(scene.floor().warehouse())).isEmpty();
        var first = scene.shop().ordered("WO-1", "kit", 3);
        var again = scene.shop().ordered("WO-1", "kit", 3);

        assertThat(again.repeated()).isTrue();
        assertThat(again.order().id()).isEqualTo(first.order().id());
        assertThat(told(scene.floor(), "SPOON")).isEqualTo(-6);
        assertThat(code(() -> scene.shop().order("WO-1", "kit", 2))).isEqualTo("kitting.key-reused");
    }

    @Test
    void what_is_kept_for_a_kit_no_picker_gets() {
        var scene = scene(3, 4);
        scene.shop().order("WO-1", "kit", 2);
        scene.floor().released(new Line(1, 1, "MUG", 3));

        var stops = scene.floor().tasks("ann", "pick", 5).stream()
                .flatMap(task -> Handheld.stops(task).stream())
                .toList();

        assertThat(stops).singleElement().satisfies(stop -> assertThat(stop).containsEntry("quantity", 1L));
    }

    @Test
    void a_step_is_done_once_however_often_it_is_sent() {
        var scene = scene(5, 10);
        long order = scene.shop().order("WO-1", "kit", 5);
        scene.shop().fetch(order, "BENCH-1");

        scene.shop().build(order, "b1", 2);
        var again = scene.shop().build(order, new WorkBody.Build("b1", "bob", 2, null, null));

        assertThat(again.repeated()).isTrue();
        assertThat(again.order().made()).isEqualTo(2);
        assertThat(code(() -> scene.shop().build(order, "b1", 3))).isEqualTo("kitting.key-reused");
        assertThat(code(() -> scene.shop().build(order, "b2", 4))).isEqualTo("kitting.more-than-asked");
    }

    @Test
    void parts_that_are_not_at_the_bench_make_no_kit_and_nothing_changes() {
        var scene = scene(5, 10);
        long order = scene.shop().order("WO-1", "kit", 2);
        var mugs =
                Handheld.stops(scene.floor().tasks("ann", "kit", 1).getFirst()).getFirst();
        must(scene.floor().scan(scene.shop().take(order, mugs, "BENCH-1", 2)));

        assertThat(code(() -> scene.shop().build(order, "b1", 1))).isEqualTo("kitting.not-at-bench");
        assertThat(units(scene.floor(), "BENCH-1", "MUG", "available")).isEqualTo(2);
    }

    @Test
    void an_order_that_is_cancelled_gives_everything_back() {
        var scene = scene(4, 8);
        long order = scene.shop().order("WO-1", "kit", 4);
        var mugs =
                Handheld.stops(scene.floor().tasks("ann", "kit", 1).getFirst()).getFirst();
        must(scene.floor().scan(scene.shop().take(order, mugs, "BENCH-1", 3)));

        var ended = scene.shop().end(order).order();
        putAway(scene.floor(), "MUG", "A-01-01-1", 3);

        assertThat(ended.state()).isEqualTo(new WorkState.Cancelled());
        assertThat(told(scene.floor(), "MUG")).isZero();
        assertThat(told(scene.floor(), "SPOON")).isZero();
        assertThat(units(scene.floor(), "A-01-01-1", "MUG", "available")).isEqualTo(4);
        assertThat(code(() -> scene.shop().end(order))).isEqualTo("kitting.over");
    }

    @Test
    void an_order_that_is_stopped_keeps_what_was_made() {
        var scene = scene(4, 8);
        long order = scene.shop().order("WO-1", "kit", 4);
        scene.shop().fetch(order, "BENCH-1");
        scene.shop().build(order, "b1", 1);

        var ended = scene.shop().end(order).order();

        assertThat(ended.state()).isEqualTo(new WorkState.Done());
        assertThat(ended.made()).isEqualTo(1);
        assertThat(units(scene.floor(), Location.PUT_BACK, "SPOON", "available"))
                .isEqualTo(6);
        assertThat(units(scene.floor(), "BENCH-1", "MUG", "available")).isZero();
    }

    @Test
    void a_part_that_breaks_is_replaced_while_bins_have_one() {
        var scene = scene(3, 6);
        long order = scene.shop().order("WO-1", "kit", 2);
        scene.shop().fetch(order, "BENCH-1");

        var replaced = scene.shop().scrap(order, new WorkBody.Scrap("s1", "ann", "MUG", null, 1, null, "cracked"));
        assertThat(replaced.missing()).isZero();
        assertThat(told(scene.floor(), "MUG")).isEqualTo(-3);
        scene.shop().fetch(order, "BENCH-1");
        var gone = scene.shop().scrap(order, new WorkBody.Scrap("s2", "ann", "MUG", null, 1, null, "cracked"));
        assertThat(gone.missing()).isEqualTo(1);
        scene.shop().build(order, "b1", 1);
        scene.shop().end(order);

        assertThat(code(() -> scene.shop().scrap(order, "s3", "MUG", 1))).isEqualTo("kitting.over");
    }

    @Test
    void a_bench_has_one_order_at_a_time() {
        var scene = scene(9, 18);
        long first = scene.shop().order("WO-1", "kit", 2);
        long second = scene.shop().order("WO-2", "kit", 2);
        scene.shop().fetch(first, "BENCH-1");
        var task = scene.floor().tasks("ann", "kit", 5).getLast();
        var stop = Handheld.stops(task).getFirst();

        var taken = scene.floor().scan(scene.shop().take(second, stop, "BENCH-1", 1));
        var nowhere = scene.floor().scan(scene.shop().take(second, stop, "DOCK-1", 1));
        must(scene.floor().scan(scene.shop().take(second, stop, "BENCH-2", 1)));
        var other = scene.floor().scan(scene.shop().take(second, stop, "BENCH-1", 1));
        scene.shop().build(first, "b1", 2);

        assertThat(taken.getFirst().code()).isEqualTo("kitting.bench-taken");
        assertThat(nowhere.getFirst().code()).isEqualTo("kitting.not-a-bench");
        assertThat(other.getFirst().code()).isEqualTo("kitting.wrong-bench");
        long third = scene.shop().order("WO-3", "kit", 1);
        scene.shop().fetch(third, "BENCH-1");
    }

    @Test
    void wrong_scans_say_what_was_expected_and_move_nothing() {
        var scene = scene(5, 10);
        long order = scene.shop().order("WO-1", "kit", 2);
        var stop =
                Handheld.stops(scene.floor().tasks("ann", "kit", 1).getFirst()).getFirst();
        var take = scene.shop().take(order, stop, "BENCH-1", 1);

        var results = scene.floor()
                .scan(
                        but(take, "location", "A-01-05-1"),
                        but(take, "barcode", "SPOON"),
                        but(take, "barcode", "NEVER-SEEN"),
                        but(take, "quantity", 3),
                        but(take, "seq", 99),
                        but(take, "task", "4711"));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly(
                        "kitting.wrong-location",
                        "kitting.wrong-item",
                        "kitting.unknown-barcode",
                        "kitting.more-than-kept",
                        "kitting.no-such-stop",
                        "kitting.no-such-order");
        assertThat(units(scene.floor(), "BENCH-1", "MUG", "available")).isZero();
    }

    @Test
    void a_bin_that_is_short_is_made_up_for_elsewhere_and_counted() {
        var scene = scene(2, 4);
        house.stock(scene.floor().warehouse(), "A-01-04-1", "MUG", 5);
        long order = scene.shop().order("WO-1", "kit", 2);
        var stop =
                Handheld.stops(scene.floor().tasks("ann", "kit", 1).getFirst()).getFirst();

        must(scene.floor()
                .scan(scene.floor()
                        .scan(
                                "kit-short",
                                Map.of(
                                        "task",
                                        Long.toString(order),
                                        "seq",
                                        stop.get("seq"),
                                        "location",
                                        stop.get("location"),
                                        "quantity",
                                        2,
                                        "reason",
                                        "empty"))));
        scene.shop().fetch(order, "BENCH-1");
        scene.shop().build(order, "b1", 2);

        assertThat(units(scene.floor(), "A-01-04-1", "MUG", "available")).isEqualTo(3);
        assertThat(told(scene.floor(), "MUG")).isEqualTo(-4);
        assertThat(scene.floor().tasks("cid", "count", 5))
                .extracting(task -> task.get("location"))
                .containsExactly("A-01-01-1");
    }

    @Test
    void taken_apart_the_parts_come_out_and_a_broken_one_is_not_for_sale() {
        var scene = scene(0, 0);
        house.stock(scene.floor().warehouse(), "A-01-03-1", "SET", 3);
        long order = scene.shop().order("WO-1", "de-kit", 2);
        assertThat(told(scene.floor(), "SET")).isEqualTo(-2);
        scene.shop().fetch(order, "BENCH-1");
        var broken = new WorkBody.Goods("MUG", null, null, "damaged", 1, null);

        scene.shop().build(order, new WorkBody.Build("b1", "ann", 2, null, List.of(broken)));

        assertThat(units(scene.floor(), Location.PUT_BACK, "SPOON", "available"))
                .isEqualTo(4);
        assertThat(units(scene.floor(), Location.PUT_BACK, "MUG", "available")).isEqualTo(1);
        assertThat(units(scene.floor(), Location.PUT_BACK, "MUG", "damaged")).isEqualTo(1);
        assertThat(told(scene.floor(), "MUG")).isZero();
        putAway(scene.floor(), "SPOON", "A-01-02-1", 4);
        assertThat(told(scene.floor(), "SPOON")).isEqualTo(4);
    }

    @Test
    void making_kits_and_taking_them_apart_restores_the_parts() {
        var scene = scene(6, 12);
        long made = scene.shop().order("WO-1", "kit", 6);
        scene.shop().fetch(made, "BENCH-1");
        scene.shop().build(made, "b1", 6);
        putAway(scene.floor(), "SET", "A-01-03-1", 6);
        long apart = scene.shop().order("WO-2", "de-kit", 6);
        scene.shop().fetch(apart, "BENCH-1");
        scene.shop().build(apart, "b2", 6);
        putAway(scene.floor(), "MUG", "A-01-01-1", 6);
        putAway(scene.floor(), "SPOON", "A-01-02-1", 12);

        assertThat(units(scene.floor(), "A-01-01-1", "MUG", "available")).isEqualTo(6);
        assertThat(units(scene.floor(), "A-01-02-1", "SPOON", "available")).isEqualTo(12);
        assertThat(told(scene.floor(), "MUG")).isZero();
        assertThat(told(scene.floor(), "SET")).isZero();
    }

    private void stock(Handheld floor, String bin, String sku, String lot, long units, List<String> names) {
        house.stock(floor.warehouse(), bin, sku, lot, units, names);
    }

    @Test
    void the_lots_and_names_that_went_in_are_known_and_a_kit_lasts_no_longer_than_they() {
        var scene = scene(0, 0);
        var floor = scene.floor();
        Handled.as(house, floor.warehouse(), new Sku(1, "SPOON"), LOTS);
        Handled.as(house, floor.warehouse(), new Sku(1, "MUG"), NAMES);
        Handled.as(house, floor.warehouse(), new Sku(1, "SET"), LOTS);
        var days = List.of(
                new Lot(new Lot.Key(new Sku(1, "SPOON"), "L1"), LocalDate.parse("2027-05-01")),
                new Lot(new Lot.Key(new Sku(1, "SPOON"), "L2"), LocalDate.parse("2027-07-01")));
        house.run(() -> house.get(Stock.class).describe(floor.warehouse().node(), days));
        stock(floor, "A-01-02-1", "SPOON", "L1", 2, List.of());
        stock(floor, "A-01-03-1", "SPOON", "L2", 2, List.of());
        stock(floor, "A-01-01-1", "MUG", "", 2, List.of("M1", "M2"));
        long order = scene.shop().order("WO-1", "kit", 2);
        must(floor.scan(Handheld.stops(floor.tasks("ann", "kit", 1).getFirst()).stream()
                .map(stop -> {
                    var take = scene.shop().take(order, stop, "BENCH-1", (long) stop.get("quantity"));
                    if (stop.get("sku").equals("MUG")) take.put("serials", List.of("M1", "M2"));
                    return take;
                })
                .toList()));
        var mug = new WorkBody.Goods("MUG", null, null, null, 1, List.of("M2"));
        var spoons = new WorkBody.Goods("SPOON", "L1", null, null, 2, null);
        var kit = new WorkBody.Goods("SET", "K1", null, null, 1, null);

        assertThat(code(() -> scene.shop().build(order, "b0", 1))).isEqualTo("kitting.serial-needed");
        assertThat(code(() ->
                        scene.shop().build(order, new WorkBody.Build("b0", "ann", 1, List.of(mug), List.of(kit)))))
                .isEqualTo("kitting.which-lot");
        assertThat(code(() ->
                        scene.shop().build(order, new WorkBody.Build("b0", "ann", 1, List.of(mug, spoons), null))))
                .isEqualTo("kitting.lot-needed");
        scene.shop().build(order, new WorkBody.Build("b1", "ann", 1, List.of(mug, spoons), List.of(kit)));

        assertThat(scene.shop().genealogy("MUG", null, "M2"))
                .singleElement()
                .satisfies(step -> assertThat(step.goods())
                        .extracting(goods -> goods.side() + " " + goods.sku() + " " + goods.lot() + goods.serial())
                        .containsExactly("in MUG M2", "in SPOON L1", "out SET K1"));
        assertThat(scene.shop().genealogy("SPOON", "L1", null)).hasSize(1);
        assertThat(scene.shop().genealogy("SPOON", "L2", null)).isEmpty();
        assertThat(db.jdbc()
                        .sql("select expires_on from wms.lot where node_id = ? and lot = 'K1'")
                        .param(floor.warehouse().node().value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2027-05-01");
    }

    @Test
    void of_twenty_orders_for_the_last_ten_kits_parts_ten_get_them() throws Exception {
        var scene = scene(10, 20);
        var barrier = new CyclicBarrier(20);
        var races = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                barrier.await();
                                scene.shop().order("WO-" + i, "kit", 1);
                                return true;
                            } catch (Refused no) {
                                assertThat(no.refusal().code()).isEqualTo("kitting.not-enough");
                                return false;
                            } catch (Exception fault) {
                                throw new IllegalStateException(fault);
                            }
                        },
                        java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        assertThat(races.stream().map(CompletableFuture::join).filter(won -> won))
                .hasSize(10);
        assertThat(told(scene.floor(), "MUG")).isEqualTo(-10);
    }

    @Test
    void two_orders_at_one_bench_at_one_moment_one_of_them_gets_it() throws Exception {
        var scene = scene(10, 20);
        long first = scene.shop().order("WO-1", "kit", 1);
        long second = scene.shop().order("WO-2", "kit", 1);
        var tasks = scene.floor().tasks("ann", "kit", 2);
        var barrier = new CyclicBarrier(2);
        var races = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> {
                    try {
                        barrier.await();
                    } catch (Exception fault) {
                        throw new IllegalStateException(fault);
                    }
                    var stop = Handheld.stops(task).getFirst();
                    return scene.floor()
                            .scan(scene.shop()
                                    .take(Long.parseLong(task.get("task").toString()), stop, "BENCH-1", 1))
                            .getFirst();
                }))
                .toList();

        assertThat(races.stream().map(CompletableFuture::join).map(result -> result.outcome() + result.code()))
                .containsExactlyInAnyOrder("accepted", "refusedkitting.bench-taken");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void whatever_is_done_at_benches_the_books_agree() {
        for (int seed = 1; seed <= 15; seed++) {
            var scene = scene(40, 80);
            house.stock(scene.floor().warehouse(), "A-01-03-1", "SET", 10);
            var random = new Random(seed);
            for (int i = 0; i < 12; i++) step(scene, random, "k" + seed + "-" + i);
            assertThat(house.broken()).as("seed " + seed).isEmpty();
        }
    }

    private void step(Scene scene, Random random, String key) {
        var open = db.jdbc()
                .sql("select id from wms.work_order where node_id = ? and state = 'open' order by id")
                .param(scene.floor().warehouse().node().value())
                .query(Long.class)
                .list();
        long order = open.isEmpty() ? 0 : open.get(random.nextInt(open.size()));
        try {
            switch (random.nextInt(6)) {
                case 0 -> scene.shop().order(key, random.nextBoolean() ? "kit" : "de-kit", 1 + random.nextInt(5));
                case 1 -> scene.shop().fetch(order, "BENCH-" + (1 + random.nextInt(2)));
                case 2, 3 -> scene.shop().build(order, key, 1 + random.nextInt(3));
                case 4 -> scene.shop().scrap(order, key, random.nextBoolean() ? "MUG" : "SET", 1);
                default -> scene.shop().end(order);
            }
        } catch (Refused | AssertionError no) {
            assertThat(no.getMessage()).contains("kitting.");
        }
    }
}
