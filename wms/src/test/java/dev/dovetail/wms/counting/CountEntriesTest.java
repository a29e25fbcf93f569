package dev.dovetail.wms.counting;

import static dev.dovetail.wms.floor.Handheld.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a device tells of a bin is all taken, or the count does not end. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountEntriesTest {
    private static final String BIN = "A-01-01-1";

    private final TestDatabase db;
    private final WarehouseHouse house;

    CountEntriesTest(TestDatabase db) {
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

    private Counted scene() {
        var scene = new Counted(house, db, 2).tolerates(1000, 1000);
        house.stock(scene.floor.warehouse(), BIN, "MUG", 27);
        return scene;
    }

    @Test
    void cases_and_single_units_of_an_item_add_up() {
        var scene = scene();
        long count = scene.order(BIN).getFirst();
        scene.lent("ann");
        scene.later(60);

        must(scene.floor.scan(scene.count("ann", count, BIN, "case-MUG", 2)));
        must(scene.floor.scan(scene.count("ann", count, BIN, "MUG", 3)));
        var again = scene.floor.scan(scene.count("ann", count, BIN, "case-MUG", 1));
        must(scene.floor.scan(scene.done("ann", count, BIN)));

        assertThat(again).extracting(Handheld.Result::code).containsExactly("counting.counted-already");
        assertThat(scene.state(count)).isEqualTo("settled");
        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void cases_and_single_units_in_one_batch_add_up() {
        var scene = scene();
        long count = scene.order(BIN).getFirst();
        scene.lent("ann");
        scene.later(60);

        must(scene.floor.scan(
                scene.count("ann", count, BIN, "case-MUG", 2),
                scene.count("ann", count, BIN, "MUG", 3),
                scene.done("ann", count, BIN)));

        assertThat(scene.corrections()).isEmpty();
    }

    @Test
    void a_count_of_which_something_was_refused_does_not_end_as_if_nothing_had_been() {
        var scene = scene();
        house.stock(scene.floor.warehouse(), BIN, "CUP", 4);
        long count = scene.order(BIN).getFirst();
        scene.lent("ann");
        scene.later(60);

        var results = scene.floor.scan(
                scene.count("ann", count, BIN, "MUG", 27),
                scene.count("ann", count, BIN, "worn-off", 4),
                and(scene.done("ann", count, BIN), "entries", 2));

        assertThat(results)
                .extracting(Handheld.Result::code)
                .containsExactly("", "counting.unknown-barcode", "counting.entries-differ");
        assertThat(scene.onHand(BIN, "CUP")).isEqualTo(4);

        must(scene.floor.scan(
                scene.count("ann", count, BIN, "CUP", 4), and(scene.done("ann", count, BIN), "entries", 2)));
        assertThat(scene.state(count)).isEqualTo("settled");
    }

    @Test
    void a_device_whose_clock_is_slow_is_held_against_the_book_of_the_moment_it_meant() {
        var scene = scene();
        long count = scene.order(BIN).getFirst();
        scene.lent("ann");
        scene.later(60);
        must(scene.floor.scan(
                scene.floor.scan("move", Map.of("from", BIN, "to", "A-01-02-1", "barcode", "MUG", "quantity", 7))));
        scene.later(60);
        var slow = house.now().minusSeconds(100);

        var scans = List.of(
                and(scene.count("ann", count, BIN, "MUG", 20), "at", slow.toString()),
                and(scene.done("ann", count, BIN), "at", slow.toString()));
        must(scene.floor.sent(scans, slow));

        assertThat(scene.corrections()).isEmpty();
    }

    private static Map<String, Object> and(Map<String, Object> scan, String field, Object value) {
        var more = new LinkedHashMap<>(scan);
        more.put(field, value);
        return more;
    }
}
