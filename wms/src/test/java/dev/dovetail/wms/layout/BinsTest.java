package dev.dovetail.wms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(PostgresExtension.class)
class BinsTest {
    private static final Sku MUG = new Sku(1, "MUG");

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Layout layout;
    private final LayoutSetup setup;

    BinsTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        layout = house.get(Layout.class);
        setup = house.get(LayoutSetup.class);
    }

    @AfterEach
    void close() {
        assertThat(house.broken().keySet()).isSubsetOf("W1", "W8"); // claims and goods here come from no scan
        house.close();
    }

    @Test
    void a_bin_has_a_size_and_a_limit_and_is_refused_with_half_of_one() {
        var w = house.warehouse(0);
        var body = new LocationBody("R-1", "reserve", "R", 1, 1, 3, "left", 1200, 800, 1500, 900_000);

        setup.place(w.node(), List.of(body.planned("/locations/0")));

        assertThat(bin(w, "R-1").size()).isEqualTo(new Location.Size(1200, 800, 1500, 900_000));
        assertThat(bin(w, "R-1").kind()).isEqualTo(Location.Kind.RESERVE);
        refused("layout.size", new LocationBody("X", "bin", "A", 1, 1, 1, "left", 10, null, 10, null));
        refused("layout.out-of-range", new LocationBody("X", "bin", "A", 1, 1, 1, "left", 0, 1, 1, null));
        refused("layout.out-of-range", new LocationBody("X", "bin", "A", 1, 1, 1, "left", null, null, null, 0));
        refused(
                "layout.bin-address",
                new LocationBody("X", "reserve", null, null, null, null, null, null, null, null, 1));
    }

    @Test
    void the_database_refuses_a_size_in_part_and_a_bin_without_digits() {
        var w = house.warehouse(1);

        for (var damage : List.of("width_mm = 5", "check_digits = null", "check_digits = '12'", "blocked_for = ''"))
            assertThatThrownBy(() -> db.jdbc()
                            .sql("update wms.location set " + damage + " where node_id = ? and kind = 'bin'")
                            .param(w.node().value())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void neighbours_have_other_check_digits_and_keep_them_when_placed_again() {
        var w = house.warehouse(0);
        var planned = new ArrayList<PlannedLocation>();
        for (int bay = 1; bay <= 30; bay++)
            for (int level = 1; level <= 6; level++)
                for (var side : List.of("left", "right"))
                    planned.add(PlannedLocation.at(
                            "A-" + bay + "-" + level + side, Location.Kind.BIN, "A", 1, bay, level, side));

        setup.place(w.node(), planned);
        var before = digits(w);
        setup.place(w.node(), planned);

        assertThat(before.values()).allMatch(digits -> digits.matches("[0-9]{3}"));
        assertThat(digits(w)).isEqualTo(before);
        assertThat(house.broken()).doesNotContainKey("W10"); // it compares neighbours
    }

    @Test
    void a_bin_that_is_moved_beside_one_with_its_digits_gets_others() {
        var w = house.warehouse(2);
        var far = PlannedLocation.at("FAR", Location.Kind.BIN, "A", 1, 90, 1, "left");
        setup.place(w.node(), List.of(far));
        var same = bin(w, "A-01-01-1").checkDigits();
        db.jdbc()
                .sql("update wms.location set check_digits = ? where node_id = ? and code = 'FAR'")
                .params(same, w.node().value())
                .update();

        setup.place(w.node(), List.of(PlannedLocation.at("FAR", Location.Kind.BIN, "A", 1, 2, 1, "right")));

        assertThat(bin(w, "FAR").checkDigits()).isNotEqualTo(same);
        assertThat(bin(w, "A-01-01-1").checkDigits()).isEqualTo(same);
    }

    @Test
    void more_bins_than_digits_in_one_bay_are_refused() {
        var w = house.warehouse(0);
        var planned = new ArrayList<PlannedLocation>();
        for (int i = 0; i <= 1000; i++)
            planned.add(PlannedLocation.at("B-" + i, Location.Kind.BIN, "B", 1, 1, 1, "left"));

        assertThatThrownBy(() -> setup.place(w.node(), planned)).hasMessageContaining("layout.crowded");
        assertThat(layout.byCode(w.node(), List.of("B-0"))).isEmpty();
    }

    @Test
    void faces_are_picked_before_reserves_though_these_are_older() {
        var w = house.warehouse(1);
        setup.place(w.node(), List.of(PlannedLocation.at("R-1", Location.Kind.RESERVE, "A", 1, 1, 4, "left")));
        house.stock(w, "R-1", "MUG", 5);
        house.setNow(WarehouseHouse.START.plusSeconds(60));
        house.stock(w, "A-01-01-1", "MUG", 2);

        var claims = house.run(() -> house.get(Stock.class).allocate(w.node(), List.of(new Want(0, MUG, 3))));

        assertThat(claims)
                .extracting(Allotment::location, Allotment::quantity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(house.location(w, "A-01-01-1"), 2L),
                        org.assertj.core.groups.Tuple.tuple(house.location(w, "R-1"), 1L));
    }

    @Test
    void what_waits_for_an_inspection_is_never_picked() {
        var w = house.warehouse(1);
        setup.place(w.node(), List.of(PlannedLocation.of("QC", Location.Kind.QUALITY)));
        house.stock(w, "QC", "MUG", 5);

        var claims = house.run(() -> house.get(Stock.class).allocate(w.node(), List.of(new Want(0, MUG, 3))));

        assertThat(claims).isEmpty();
    }

    @Test
    void a_blocked_bin_is_neither_suggested_nor_filled_until_it_is_unblocked() {
        var w = house.warehouse(2);
        var floor = new Handheld(house, w).knows("MUG");
        house.stock(w, "DOCK-1", "MUG", 3);
        var cause = new Cause("sue", house.now(), "api");
        setup.block(w, "A-01-01-1", "beam bent", cause);

        assertThat(floor.tasks("ann", "putaway", 1).getFirst().get("suggest")).isEqualTo("A-01-02-1");
        var scan = floor.scan("putaway", Map.of("from", "DOCK-1", "to", "A-01-01-1", "barcode", "MUG", "quantity", 3));
        assertThat(floor.scan(scan).getFirst())
                .satisfies(result -> assertThat(result.code()).isEqualTo("receiving.bin-blocked"))
                .satisfies(result -> assertThat(result.detail()).contains("beam bent"));

        setup.unblock(w, "A-01-01-1", cause);
        Handheld.must(floor.scan(
                floor.scan("putaway", Map.of("from", "DOCK-1", "to", "A-01-01-1", "barcode", "MUG", "quantity", 3))));
        assertThatThrownBy(() -> setup.block(w, "DOCK-1", "x", cause)).hasMessageContaining("layout.no-such-bin");
    }

    private Location bin(Warehouse w, String code) {
        return layout.byCode(w.node(), List.of(code)).get(code);
    }

    private Map<String, String> digits(Warehouse w) {
        return layout.listLocations(w.node(), Location.Kind.BIN, null, 500).stream()
                .collect(java.util.stream.Collectors.toMap(Location::code, Location::checkDigits));
    }

    private static void refused(String code, LocationBody body) {
        assertThatThrownBy(() -> body.planned("/locations/0"))
                .isInstanceOfSatisfying(
                        Malformed.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
