package dev.dovetail.wms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LayoutTest {
    private final WarehouseHouse house;
    private final Layout layout;
    private final LayoutSetup setup;

    LayoutTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        layout = house.get(Layout.class);
        setup = house.get(LayoutSetup.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_warehouse_comes_with_its_virtual_locations() {
        var w = house.warehouse(1);

        assertThat(layout.byId(w.node(), List.of(1L, 2L, 3L, 4L, 5L, 6L)).values())
                .extracting(Location::kind)
                .containsExactlyInAnyOrder(
                        Location.Kind.SUPPLIER,
                        Location.Kind.CUSTOMER,
                        Location.Kind.LOST,
                        Location.Kind.SCRAP,
                        Location.Kind.ADJUSTMENT,
                        Location.Kind.PRODUCTION);
    }

    @Test
    void the_walk_goes_up_the_odd_aisles_and_down_the_even_ones() {
        var w = house.warehouse(0);
        setup.place(w.node(), new LayoutBody(null, new Building("B", 2, 3, 2, null), 1, 1, 2).planned());

        var walked = layout.listLocations(w.node(), Location.Kind.BIN, null, 100).stream()
                .sorted(Comparator.comparingInt(Location::walk))
                .map(Location::code)
                .toList();

        assertThat(walked)
                .containsExactly(
                        "B-01-01-1",
                        "B-01-01-2",
                        "B-01-02-1",
                        "B-01-02-2",
                        "B-01-03-1",
                        "B-01-03-2",
                        "B-02-03-1",
                        "B-02-03-2",
                        "B-02-02-1",
                        "B-02-02-2",
                        "B-02-01-1",
                        "B-02-01-2");
        assertThat(layout.byCode(w.node(), List.of("DOCK-1", "STAGE-1", "TOTE-0002", "TOTE-0003")))
                .hasSize(3);
    }

    @Test
    void placing_again_moves_a_location_and_keeps_its_id() {
        var w = house.warehouse(2);
        long first = house.location(w, "A-01-01-1");
        var moved = PlannedLocation.at("A-01-01-1", Location.Kind.BIN, "A", 1, 9, 1, "left");

        setup.place(w.node(), List.of(moved));

        var bins = layout.byCode(w.node(), List.of("A-01-01-1", "A-01-02-1"));
        assertThat(bins.get("A-01-01-1").id()).isEqualTo(first);
        assertThat(bins.get("A-01-01-1").walk())
                .isGreaterThan(bins.get("A-01-02-1").walk());
    }

    @Test
    void a_code_keeps_its_kind_and_then_nothing_of_the_list_is_placed() {
        var w = house.warehouse(1);
        var planned = List.of(
                PlannedLocation.of("STAGE-9", Location.Kind.STAGE),
                PlannedLocation.of("A-01-01-1", Location.Kind.DOCK));

        assertThatThrownBy(() -> setup.place(w.node(), planned))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("layout.kind-fixed");
        assertThat(layout.byCode(w.node(), List.of("STAGE-9"))).isEmpty();
    }

    @Test
    void a_tote_is_known_from_its_first_scan_on() {
        var w = house.warehouse(1);

        var first = house.run(() -> setup.open(w.node(), Location.Kind.TOTE, List.of("TOTE-1", "T-77")));
        var again = house.run(() -> setup.open(w.node(), Location.Kind.TOTE, List.of("T-77")));

        assertThat(first).containsOnlyKeys("TOTE-1", "T-77");
        assertThat(again.get("T-77")).isEqualTo(first.get("T-77"));
    }

    @Test
    void neither_a_node_nor_a_code_is_given_twice() {
        var w = house.warehouse(1);
        var otherNode = new Warehouse(new NodeId(900_001), w.code(), "X", ZoneId.of("UTC"), w.address(), "ups");
        var otherCode = new Warehouse(w.node(), "OTHER", "X", ZoneId.of("UTC"), w.address(), "ups");

        assertThatThrownBy(() -> setup.put(otherNode)).hasMessageContaining("layout.node-taken");
        assertThatThrownBy(() -> setup.put(otherCode)).hasMessageContaining("layout.node-taken");
        assertThatThrownBy(() -> layout.getWarehouse("NONE")).hasMessageContaining("layout.no-such-warehouse");
    }

    @Test
    void bad_input_is_refused_by_its_path() {
        refused("/locations/0/kind", "layout.kind", body(location("X", "moon", null, null, null, null, null)));
        refused("/locations/0/kind", "layout.kind", body(location("X", "lost", null, null, null, null, null)));
        refused("/locations/0/bay", "layout.bin-address", body(location("X", "bin", "A", 1, null, null, null)));
        refused(
                "/locations/0/code",
                "layout.location-code",
                body(location("x".repeat(41), "dock", null, null, null, null, null)));
        refused("/locations/0/side", "layout.side", body(location("X", "bin", "A", 1, 1, 1, "top")));
        refused("/locations/0/aisle", "layout.out-of-range", body(location("X", "bin", "A", -1, 1, 1, "left")));
        var dock = location("D", "dock", null, null, null, null, null);
        refused("/locations/1/code", "layout.code-twice", new LayoutBody(List.of(dock, dock), null, null, null, null));
        refused("/locations", "layout.empty", new LayoutBody(null, null, null, null, null));
        refused(
                "/locations",
                "layout.too-many",
                new LayoutBody(null, new Building("A", 100, 100, 1, null), 1, null, null));
        refused("/docks", "layout.out-of-range", new LayoutBody(null, null, -1, null, null));
    }

    private static LocationBody location(
            String code,
            String kind,
            @Nullable String zone,
            @Nullable Integer aisle,
            @Nullable Integer bay,
            @Nullable Integer level,
            @Nullable String side) {
        return new LocationBody(code, kind, zone, aisle, bay, level, side, null, null, null, null);
    }

    private static LayoutBody body(LocationBody one) {
        return new LayoutBody(List.of(one), null, null, null, null);
    }

    private static void refused(String path, String code, LayoutBody body) {
        assertThatThrownBy(body::planned).isInstanceOfSatisfying(Malformed.class, e -> {
            assertThat(e.path()).isEqualTo(path);
            assertThat(e.code()).isEqualTo(code);
        });
    }
}
