package dev.dovetail.wms.returns;

import static dev.dovetail.wms.floor.Handheld.but;
import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was shipped comes back, is graded, and goes where that is decided. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnsTest {
    private static final Handling NAMES = new Handling(false, true, false, PickRule.FIFO, 0, false);
    private static final Handling LOTS = new Handling(true, false, true, PickRule.FEFO, 0, false);

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Outside outside;

    ReturnsTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        outside = new Outside(house);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    /** @param order of MUGs that is gone */
    private record Scene(Handheld floor, ReturnsDesk desk, ReleaseRequested order) {}

    private Scene scene(long mugs) {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        house.get(LayoutSetup.class)
                .place(
                        floor.warehouse().node(),
                        List.of(
                                PlannedLocation.of("QC-1", Location.Kind.QUALITY),
                                PlannedLocation.of("BROKEN-1", Location.Kind.DAMAGED)));
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", mugs + 2);
        return new Scene(floor, new ReturnsDesk(house, floor.warehouse()), gone(floor, mugs));
    }

    private ReleaseRequested gone(Handheld floor, long mugs) {
        var order = floor.released(new Line(1, 1, "MUG", mugs));
        var carton = floor.packed("C" + order.fulfillmentOrder() + "-", List.of(order));
        outside.deliver();
        must(floor.scan(floor.load(carton.getFirst())));
        must(floor.scan(floor.depart()));
        return order;
    }

    private long units(Handheld floor, String location, String status) {
        return db.jdbc()
                .sql("""
                    select coalesce(sum(s.on_hand), 0) from wms.stock s
                      join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? and l.code = ? and s.status = ?
                    """)
                .params(floor.warehouse().node().value(), location, status)
                .query(Long.class)
                .single();
    }

    private <F> List<F> told(Handheld floor, Class<F> type) {
        return house.told(floor.warehouse()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static ReturnBody.Units units(String key, String sku, long units, String grade, String as, String why) {
        return new ReturnBody.Units(key, "ann", sku, units, grade, null, null, as, why);
    }

    private static ReturnBody.Units named(String key, String... serials) {
        return new ReturnBody.Units(key, "ann", "MUG", serials.length, "A", null, List.of(serials), null, null);
    }

    private static String code(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, call), "was not refused")
                .refusal()
                .code();
    }

    @Test
    void from_the_parcel_to_the_shelf_and_only_then_to_the_promise() {
        var scene = scene(5);
        var floor = scene.floor();
        long parcel = scene.desk().open("R1", scene.order().orderNumber());
        scene.desk().inspect(parcel, "u1", "MUG", 2, "A");
        scene.desk().inspect(parcel, "u2", "MUG", 1, "B");
        scene.desk().inspect(parcel, "u3", "MUG", 1, "C");

        assertThat(told(floor, NodeFact.StockChanged.class)).isEmpty();
        assertThat(told(floor, NodeFact.ReturnInspected.class))
                .extracting(fact -> fact.order().equals(scene.order().order())
                        + " "
                        + fact.quantity()
                        + fact.grade()
                        + " "
                        + fact.disposition())
                .containsExactly("true 2A restock", "true 1B refurbish", "true 1C damaged");
        var away = floor.scan(
                "putaway", Map.of("from", Location.PUT_BACK, "to", "A-01-01-1", "barcode", "MUG", "quantity", 2));
        must(floor.scan(
                away, but(but(away, "to", "QC-1"), "quantity", 1), but(but(away, "to", "BROKEN-1"), "quantity", 1)));

        assertThat(units(floor, "A-01-01-1", "available")).isEqualTo(4);
        assertThat(units(floor, "QC-1", "hold")).isEqualTo(1);
        assertThat(units(floor, "BROKEN-1", "damaged")).isEqualTo(1);
        assertThat(told(floor, NodeFact.StockChanged.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.deltas().getFirst().change()).isEqualTo(2));
    }

    @Test
    void a_supervisor_decides_where_the_rule_says_so_and_once() {
        var scene = scene(3);
        long parcel = scene.desk().open("R1", scene.order().orderNumber());
        scene.desk().inspect(parcel, "u1", "MUG", 3, "D");
        assertThat(units(scene.floor(), Location.RETURNS, "hold")).isEqualTo(3);
        assertThat(told(scene.floor(), NodeFact.ReturnInspected.class)).isEmpty();

        var decided = scene.desk().decide(parcel, 1, Disposition.VENDOR_RETURN);
        var again = scene.desk().decide(parcel, 1, Disposition.VENDOR_RETURN);

        assertThat(decided.line().decidedBy()).isEqualTo("sue");
        assertThat(again.repeated()).isTrue();
        assertThat(code(() -> scene.desk().decide(parcel, 1, Disposition.RESTOCK)))
                .isEqualTo("returns.decided");
        assertThat(code(() -> scene.desk().decide(parcel, 2, Disposition.RESTOCK)))
                .isEqualTo("returns.no-such-units");
        assertThat(units(scene.floor(), Location.VENDOR_RETURN, "hold")).isEqualTo(3);
        assertThat(told(scene.floor(), NodeFact.ReturnInspected.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.decidedBy()).isEqualTo("sue"));
    }

    @Test
    void an_inspector_who_would_do_something_else_says_why_and_a_supervisor_decides() {
        var scene = scene(2);
        long parcel = scene.desk().open("R1", scene.order().orderNumber());

        assertThat(code(() -> scene.desk().inspect(parcel, units("u1", "MUG", 1, "B", "restock", null))))
                .isEqualTo("returns.reason-needed");
        var line = scene.desk()
                .inspect(parcel, units("u1", "MUG", 1, "B", "restock", "only the box is torn"))
                .line();
        assertThat(line.disposition()).isNull();
        scene.desk().decide(parcel, line.seq(), Disposition.RESTOCK);

        assertThat(units(scene.floor(), Location.PUT_BACK, "available")).isEqualTo(1);
    }

    @Test
    void a_house_has_grades_of_its_own_and_an_item_may_differ() {
        var scene = scene(3);
        scene.desk()
                .rules(List.of(
                        new GradeRule("mint", "", Disposition.RESTOCK, false),
                        new GradeRule("mint", "MUG", Disposition.SCRAP, false)));
        long parcel = scene.desk().open("R1", scene.order().orderNumber());

        assertThat(code(() -> scene.desk().inspect(parcel, "u1", "MUG", 1, "A")))
                .isEqualTo("returns.unknown-grade");
        scene.desk().inspect(parcel, "u1", "MUG", 1, "mint");

        assertThat(told(scene.floor(), NodeFact.ReturnInspected.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.disposition()).isEqualTo("scrap"));
    }

    @Test
    void units_are_counted_once_however_often_they_are_sent() {
        var scene = scene(3);
        var first = scene.desk().opened("R1", scene.order().orderNumber());
        var again = scene.desk().opened("R1", scene.order().orderNumber());
        long parcel = first.parcel().id();
        scene.desk().inspect(parcel, "u1", "MUG", 2, "A");

        var repeated = scene.desk().inspect(parcel, units("u1", "MUG", 2, "A", null, null));

        assertThat(again.repeated()).isTrue();
        assertThat(again.parcel().id()).isEqualTo(parcel);
        assertThat(repeated.repeated()).isTrue();
        assertThat(units(scene.floor(), Location.PUT_BACK, "available")).isEqualTo(2);
        assertThat(code(() -> scene.desk().inspect(parcel, "u1", "MUG", 1, "A")))
                .isEqualTo("returns.key-reused");
        assertThat(code(() -> scene.desk().open("R1", null))).isEqualTo("returns.key-reused");
    }

    @Test
    void what_cannot_have_come_back_is_refused_and_nothing_is_counted() {
        var scene = scene(3);
        long parcel = scene.desk().open("R1", scene.order().orderNumber());
        scene.desk().inspect(parcel, "u1", "MUG", 2, "A");

        assertThat(code(() -> scene.desk().inspect(parcel, "u2", "NEVER-SEEN", 1, "A")))
                .isEqualTo("returns.unknown-barcode");
        assertThat(code(() -> scene.desk().inspect(parcel, "u2", "CUP", 1, "A")))
                .isEqualTo("returns.not-in-order");
        assertThat(code(() -> scene.desk().inspect(parcel, "u2", "MUG", 2, "A")))
                .isEqualTo("returns.more-than-shipped");
        assertThat(code(() -> scene.desk().inspect(parcel, "u2", "case-MUG", 1, "A")))
                .isEqualTo("returns.more-than-shipped");
        assertThat(code(() -> scene.desk().open("R2", "NOBODY"))).isEqualTo("returns.unknown-reference");
        assertThat(code(() -> scene.desk().inspect(4711, "u2", "MUG", 1, "A"))).isEqualTo("returns.no-such-return");
        scene.desk().inspect(parcel, "u2", "MUG", 1, "A");
    }

    @Test
    void a_parcel_is_known_by_its_tracking_number_its_box_and_the_order() {
        var scene = scene(2);
        var tracking = db.jdbc()
                .sql("select tracking from wms.parcel where node_id = ?")
                .param(scene.floor().warehouse().node().value())
                .query(String.class)
                .single();
        var box = "C" + scene.order().fulfillmentOrder() + "-0";

        var references = List.of(
                tracking,
                box,
                scene.order().orderNumber(),
                scene.order().order().toString(),
                scene.order().fulfillmentOrder().toString());
        for (var reference : references)
            assertThat(scene.desk().opened("R-" + reference, reference).parcel().order())
                    .as(reference)
                    .isEqualTo(scene.order().order().value());
    }

    @Test
    void without_an_order_nothing_is_sold_again_before_a_supervisor_says_so_and_the_oms_hears_of_no_order() {
        var scene = scene(1);
        long parcel = scene.desk().open("R1", null);
        scene.desk().inspect(parcel, "u1", "CUP", 1, "A");
        scene.desk().inspect(parcel, "u2", "CUP", 1, "C");
        assertThat(units(scene.floor(), Location.RETURNS, "hold")).isEqualTo(1);

        scene.desk().decide(parcel, 1, Disposition.RESTOCK);

        assertThat(units(scene.floor(), Location.PUT_BACK, "available")).isEqualTo(1);
        assertThat(units(scene.floor(), Location.PUT_BACK, "damaged")).isEqualTo(1);
        assertThat(told(scene.floor(), NodeFact.ReturnInspected.class)).isEmpty();
    }

    private void stock(Handheld floor, String lot, long units, List<String> names) {
        house.stock(floor.warehouse(), "A-01-02-1", "MUG", lot, units, names);
    }

    @Test
    void a_unit_with_a_name_must_be_one_that_went_to_the_order() {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        Handled.as(house, floor.warehouse(), new Sku(1, "MUG"), NAMES);
        stock(floor, "", 4, List.of("M1", "M2", "M3", "M4"));
        var first = named(floor, "M1", "M2");
        var second = named(floor, "M3");
        var desk = new ReturnsDesk(house, floor.warehouse());
        long parcel = desk.open("R1", first.orderNumber());

        assertThat(code(() -> desk.inspect(parcel, "u1", "MUG", 1, "A"))).isEqualTo("returns.serial-needed");
        assertThat(code(() -> desk.inspect(parcel, named("u1", "M9")))).isEqualTo("returns.never-shipped");
        assertThat(code(() -> desk.inspect(parcel, named("u1", "M4")))).isEqualTo("returns.not-out");
        assertThat(code(() -> desk.inspect(parcel, named("u1", "M3")))).isEqualTo("returns.not-in-order");
        desk.inspect(parcel, named("u1", "M2"));
        assertThat(code(() -> desk.inspect(parcel, named("u2", "M2")))).isEqualTo("returns.not-out");
        long blind = desk.open("R2", null);
        assertThat(desk.inspect(blind, named("u3", "M3")).line().disposition()).isEqualTo(Disposition.RESTOCK);
        assertThat(second.orderNumber()).isNotEqualTo(first.orderNumber());
    }

    private ReleaseRequested named(Handheld floor, String... names) {
        var order = floor.released(new Line(1, 1, "MUG", names.length));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        must(floor.scan(but(floor.pickAll(task, Handheld.stops(task).getFirst()), "serials", List.of(names))));
        var carton = "C" + order.fulfillmentOrder();
        must(floor.scan(but(floor.pack(order, carton, "MUG", names.length), "serials", List.of(names))));
        must(floor.scan(floor.close(carton)));
        outside.deliver();
        must(floor.scan(floor.load(carton)));
        must(floor.scan(floor.depart()));
        return order;
    }

    @Test
    void of_a_lot_that_is_past_its_day_nothing_is_sold_again_unless_a_supervisor_says_so() {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        Handled.as(house, floor.warehouse(), new Sku(1, "MUG"), LOTS);
        var days = List.of(
                new Lot(new Lot.Key(new Sku(1, "MUG"), "OLD"), LocalDate.parse("2026-02-01")),
                new Lot(new Lot.Key(new Sku(1, "MUG"), "NEW"), LocalDate.parse("2027-02-01")));
        house.run(() -> house.get(Stock.class).describe(floor.warehouse().node(), days));
        var desk = new ReturnsDesk(house, floor.warehouse());
        long parcel = desk.open("R1", null);

        assertThat(code(() -> desk.inspect(parcel, "u1", "MUG", 1, "A"))).isEqualTo("returns.lot-needed");
        var strange = new ReturnBody.Units("u1", "ann", "MUG", 1, "A", "L9", null, null, null);
        assertThat(code(() -> desk.inspect(parcel, strange))).isEqualTo("returns.unknown-lot");
        var old = new ReturnBody.Units("u1", "ann", "MUG", 1, "A", "OLD", null, null, null);

        var line = desk.inspect(parcel, old).line();

        assertThat(line.proposed()).isEqualTo(Disposition.SCRAP);
        assertThat(line.disposition()).isNull();
    }

    @Test
    void of_ten_benches_that_inspect_the_last_four_units_four_get_them() {
        var scene = scene(4);
        var barrier = new CyclicBarrier(10);
        var races = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            long parcel =
                                    scene.desk().open("R" + i, scene.order().orderNumber());
                            try {
                                barrier.await();
                                scene.desk().inspect(parcel, "u" + i, "MUG", 1, "A");
                                return true;
                            } catch (Refused no) {
                                assertThat(no.refusal().code()).isEqualTo("returns.more-than-shipped");
                                return false;
                            } catch (Exception fault) {
                                throw new IllegalStateException(fault);
                            }
                        },
                        Executors.newVirtualThreadPerTaskExecutor()))
                .toList();

        assertThat(races.stream().map(CompletableFuture::join).filter(won -> won))
                .hasSize(4);
    }

    @Test
    void whatever_comes_back_the_books_agree() {
        for (int seed = 1; seed <= 10; seed++) {
            var scene = scene(12);
            var random = new Random(seed);
            var parcels = new ArrayList<>(List.of(
                    scene.desk().open("R1-" + seed, scene.order().orderNumber()),
                    scene.desk().open("R2-" + seed, null)));
            for (int i = 0; i < 20; i++) {
                long parcel = parcels.get(random.nextInt(2));
                var grade = List.of("A", "B", "C", "D").get(random.nextInt(4));
                try {
                    if (random.nextInt(3) > 0)
                        scene.desk()
                                .inspect(
                                        parcel,
                                        "u" + i,
                                        random.nextInt(4) > 0 ? "MUG" : "CUP",
                                        1 + random.nextInt(3),
                                        grade);
                    else scene.desk().decide(parcel, 1 + random.nextInt(6), Disposition.values()[random.nextInt(5)]);
                } catch (Refused no) {
                    assertThat(no.refusal().code()).startsWith("returns.");
                }
            }
            assertThat(house.broken()).as("seed " + seed).isEmpty();
        }
    }
}
