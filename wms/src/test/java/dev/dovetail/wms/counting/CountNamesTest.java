package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts of units that have names of their own. */
class CountNamesTest extends CountHouse {
    private static final Sku PHONE = new Sku(1, "PHONE");
    private static final Handling NAMED = new Handling(false, true, false, PickRule.FIFO, 0, false);

    CountNamesTest(TestDatabase db) {
        super(db);
    }

    /** S1 and S2 in the first bin, S3 in the second. */
    private Counted phones() {
        var scene = scene(0).tolerates(0, 1000);
        var warehouse = scene.floor.warehouse();
        scene.floor.knows("PHONE");
        Handled.as(house, warehouse, PHONE, NAMED);
        var brought = List.of(come(scene, FIRST, "S1", "S2"), come(scene, SECOND, "S3"));
        assertThat(house.run(() -> house.get(Stock.class).move(warehouse.node(), brought)))
                .isEmpty();
        return scene;
    }

    private Move come(Counted scene, String bin, String... names) {
        return new Move(
                Location.SUPPLIER,
                house.location(scene.floor.warehouse(), bin),
                PHONE,
                "",
                Status.AVAILABLE,
                names.length,
                false,
                "received",
                "test",
                "tester",
                house.now(),
                List.of(names));
    }

    private void counts(Counted scene, String worker, long count, int units, String... names) {
        scene.lent(worker);
        scene.later(60);
        var scan = scene.count(worker, count, FIRST, "PHONE", units);
        var read = names.length == 0 ? scan : Handheld.but(scan, "serials", List.of(names));
        must(scene.floor.scan(read, scene.done(worker, count, FIRST)));
    }

    private String where(Counted scene, String name) {
        var place = house.get(StockView.class)
                .units(scene.floor.warehouse().node(), PHONE, List.of(name))
                .get(name);
        if (place == null) return "nowhere";
        if (place.location() == Location.LOST) return "lost";
        return place.location() == house.location(scene.floor.warehouse(), FIRST) ? FIRST : "elsewhere";
    }

    @Test
    void more_units_than_the_book_has_are_taken_in_by_the_names_that_were_read() {
        var scene = phones();
        long count = scene.order(FIRST).getFirst();
        counts(scene, "ann", count, 4, "S1", "S2", "S8", "S9");
        counts(scene, "bob", count, 4, "S9", "S1", "S8", "S2");
        assertThat(scene.state(count)).isEqualTo("review");

        scene.approve(count, "sue");

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.onHand(FIRST, "PHONE")).isEqualTo(4);
        assertThat(where(scene, "S8")).isEqualTo(FIRST);
        assertThat(where(scene, "S9")).isEqualTo(FIRST);
        assertThat(scene.corrections()).containsExactly(2L);
    }

    @Test
    void names_that_nobody_read_are_asked_for_and_one_of_elsewhere_is_refused() {
        var scene = phones();
        long count = scene.order(FIRST).getFirst();
        counts(scene, "ann", count, 3);
        counts(scene, "bob", count, 3);
        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.serials-needed");
        scene.reject(count, "sue");
        counts(scene, "cid", count, 3, "S1", "S2", "S3");

        assertThat(code(() -> scene.approve(count, "sue"))).isEqualTo("counting.serial-elsewhere");

        assertThat(scene.onHand(FIRST, "PHONE")).isEqualTo(2);
        assertThat(where(scene, "S3")).isEqualTo("elsewhere");
        scene.reject(count, "sue");
        counts(scene, "dot", count, 3, "S1", "S8", "S9");
        scene.approve(count, "sue");
        assertThat(where(scene, "S2")).isEqualTo("lost");
        assertThat(where(scene, "S8")).isEqualTo(FIRST);
        assertThat(scene.onHand(FIRST, "PHONE")).isEqualTo(3);
    }

    @Test
    void what_is_missing_is_the_unit_that_was_not_read_and_it_may_be_found_again() {
        var scene = phones();
        long count = scene.order(FIRST).getFirst();
        counts(scene, "ann", count, 1, "S2");
        counts(scene, "bob", count, 1, "S2");
        assertThat(scene.state(count)).isEqualTo("review");
        scene.approve(count, "sue");
        assertThat(where(scene, "S1")).isEqualTo("lost");
        assertThat(where(scene, "S2")).isEqualTo(FIRST);

        long again = scene.order(FIRST).getFirst();
        counts(scene, "ann", again, 2, "S1", "S2");
        counts(scene, "bob", again, 2, "S1", "S2");
        scene.approve(again, "sue");
        assertThat(where(scene, "S1")).isEqualTo(FIRST);
    }

    @Test
    void of_a_unit_that_is_read_each_has_one_name() {
        var scene = phones();
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        var scan = scene.count("ann", count, FIRST, "PHONE", 2);

        assertThat(codes(scene.floor.scan(
                        Handheld.but(scan, "serials", List.of("S1")),
                        Handheld.but(scan, "serials", List.of("S1", "S1")),
                        Handheld.but(scan, "serials", List.of("S1", "S2")))))
                .containsExactly("counting.serials-differ", "counting.serials-differ", "");
    }

    @Test
    void as_many_units_of_other_names_wait_for_a_supervisor_who_books_both_sides() {
        var scene = phones().tolerates(5, 1000);
        long count = scene.order(FIRST).getFirst();
        counts(scene, "ann", count, 2, "S1", "S8");
        assertThat(scene.state(count)).isEqualTo("review");

        scene.approve(count, "sue");

        assertThat(where(scene, "S1")).isEqualTo(FIRST);
        assertThat(where(scene, "S2")).isEqualTo("lost");
        assertThat(where(scene, "S8")).isEqualTo(FIRST);
        assertThat(scene.onHand(FIRST, "PHONE")).isEqualTo(2);
        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void fewer_units_of_which_one_is_unknown_are_booked_name_by_name() {
        var scene = phones().tolerates(5, 1000);
        house.run(() -> house.get(Stock.class).move(scene.floor.warehouse().node(), List.of(come(scene, FIRST, "S4"))));
        long count = scene.order(FIRST).getFirst();
        counts(scene, "ann", count, 2, "S1", "S8");
        assertThat(scene.state(count)).isEqualTo("review");

        scene.approve(count, "sue");

        assertThat(List.of(where(scene, "S1"), where(scene, "S2"), where(scene, "S4"), where(scene, "S8")))
                .containsExactly(FIRST, "lost", "lost", FIRST);
        assertThat(scene.corrections()).containsExactly(-1L);
    }

    @Test
    void a_unit_that_came_or_went_after_it_was_counted_is_no_other_unit() {
        var scene = phones();
        var warehouse = scene.floor.warehouse();
        long count = scene.order(FIRST).getFirst();
        scene.lent("ann");
        scene.later(60);
        var scan = Handheld.but(scene.count("ann", count, FIRST, "PHONE", 2), "serials", List.of("S1", "S2"));
        must(scene.floor.scan(scan));
        scene.later(60);
        house.run(() -> house.get(Stock.class).move(warehouse.node(), List.of(come(scene, FIRST, "S4"))));
        must(scene.floor.scan(Handheld.but(
                scene.floor.scan(
                        "move", java.util.Map.of("from", FIRST, "to", SECOND, "barcode", "PHONE", "quantity", 1)),
                "serials",
                List.of("S1"))));

        must(scene.floor.scan(scene.done("ann", count, FIRST)));

        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(where(scene, "S4")).isEqualTo(FIRST);
    }
}
