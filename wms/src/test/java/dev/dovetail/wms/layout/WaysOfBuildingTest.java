package dev.dovetail.wms.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.ways.Pace;
import dev.dovetail.wms.ways.WaySetup;
import dev.dovetail.wms.ways.Ways;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(PostgresExtension.class)
class WaysOfBuildingTest {
    private static final String HEAD =
            "record,code,kind,x_mm,y_mm,from,to,length_mm,one_way,junction,segment,at_mm,zone,aisle,bay,level\n";
    private static final String FLOOR = HEAD + """
            junction,J1,,0,0
            junction,J2,,0,9000
            segment,S1,aisle,,,J1,J2,9000,no
            station,IN,start,,,,,,,J1
            location,B-1,bin,,,,,,,,S1,2000,B,1,1,1
            location,"B-2",reserve,,,,,,,,S1,4000,B,1,2,3
            location,D-1,dock
            """;

    private final WarehouseHouse house;
    private final Layout layout;
    private final LayoutSetup setup;
    private final Ways ways;
    private final WaySetup waySetup;

    WaysOfBuildingTest(TestDatabase db) {
        house = new WarehouseHouse(db);
        layout = house.get(Layout.class);
        setup = house.get(LayoutSetup.class);
        ways = house.get(Ways.class);
        waySetup = house.get(WaySetup.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_generated_building_has_blocks_and_the_way_takes_the_nearest_cross_aisle() {
        var w = building(new Building("A", 3, 4, 2, floor(2, false)));

        assertThat(ways.findGraph(w.node()).orElseThrow().segments()).hasSize(3 * 2 + 3 * 2);
        // Bay 4 is the last of the first block: over the middle cross-aisle, 1,000 + 500 mm away.
        var way = ways.route(w.node(), "A-01-04-1", "A-02-04-2");
        assertThat(way.mm()).isEqualTo(2 * (500 + 1000) + 3000);
        assertThat(way.turns()).isEqualTo(2);
        assertThat(way.millis()).isEqualTo(6000 * 1000 / 1200 + 2 * 1000 + 3000);
    }

    @Test
    void one_way_aisles_are_walked_one_way() {
        var w = building(new Building("A", 2, 4, 1, floor(1, true)));

        long ahead = ways.route(w.node(), "A-01-01-1", "A-01-03-1").mm();
        long round = ways.route(w.node(), "A-01-03-1", "A-01-01-1").mm();

        assertThat(ahead).isEqualTo(1000);
        assertThat(round).isEqualTo(2 * (2 * 1000 + 2000) + 2 * 3000 - 1000);
    }

    @Test
    void a_pace_changes_seconds_and_no_distance() {
        var w = building(new Building("A", 2, 4, 1, floor(1, false)));
        var before = ways.route(w.node(), "START", "A-02-01-1");

        waySetup.put(w.node(), new Pace(600, 0, 0));

        var after = ways.route(w.node(), "START", "A-02-01-1");
        assertThat(after.mm()).isEqualTo(before.mm());
        assertThat(after.millis()).isEqualTo(Math.ceilDiv(after.mm() * 1000, 600));
    }

    @Test
    void the_walk_and_the_trip_follow_the_ways() {
        var w = building(new Building("A", 2, 4, 1, floor(2, false)));
        var floor = new Handheld(house, w).knows("MUG", "CUP", "JUG");
        house.stock(w, "A-01-01-1", "MUG", 9);
        house.stock(w, "A-02-08-1", "CUP", 9);
        house.stock(w, "A-02-01-1", "JUG", 9);

        floor.released(new Line(1, 1, "CUP", 1), new Line(2, 1, "JUG", 1), new Line(3, 1, "MUG", 1));

        var stops = Handheld.stops(floor.tasks("ann", "pick", 1).getFirst());
        assertThat(stops)
                .extracting(stop -> stop.get("location"))
                .containsExactly("A-01-01-1", "A-02-08-1", "A-02-01-1");
        assertThat(walked(w).subList(0, 2)).containsExactly("A-01-01-1", "A-01-02-1");
    }

    @Test
    void a_file_makes_bins_and_ways() {
        var w = house.warehouse(0);

        load(w, FLOOR);

        assertThat(ways.route(w.node(), "IN", "B-2").mm()).isEqualTo(4000);
        assertThat(ways.route(w.node(), "IN", "B-2").millis()).isEqualTo(3334 + 2 * 3000);
        assertThat(walked(w)).containsExactly("B-1", "B-2");
        assertThat(layout.byCode(w.node(), List.of("B-2", "D-1"))).hasSize(2);
    }

    @Test
    void each_wrong_line_is_named_and_nothing_is_taken() {
        var w = house.warehouse(0);
        wrong(w, "8 duplicate", FLOOR.replace("location,D-1,dock", "location,B-1,dock"));
        wrong(w, "4 loop", FLOOR.replace("J1,J2,9000", "J1,J1,9000"));
        wrong(w, "4 not-a-number", FLOOR.replace("J1,J2,9000", "J1,J2,long"));
        wrong(w, "8 layout.kind", FLOOR.replace("D-1,dock", "D-1,moon"));
        wrong(w, "4 unknown-kind", FLOOR.replace("S1,aisle", "S1,lift"));
        wrong(w, "6 out-of-range", FLOOR.replace("S1,2000", "S1,9001"));
        wrong(w, "7 unknown-segment", FLOOR.replace("S1,4000", "S9,4000"));
        wrong(w, "4 unreachable", FLOOR.replace("9000,no", "9000,yes"));
        wrong(w, "0 no-start", FLOOR.replace("IN,start", "IN,dock"));
        wrong(w, "7 quotes", FLOOR.replace("\"B-2\"", "\"B-2"));
        wrong(w, "1 columns", FLOOR.replace("record,code", "record,colour"));
        wrong(w, "6 missing", FLOOR.replace("S1,2000", ",2000"));

        assertThat(layout.byCode(w.node(), List.of("B-1", "D-1"))).isEmpty();
        assertThat(ways.findGraph(w.node())).isEmpty();
    }

    @Test
    void a_bin_that_the_file_leaves_out_is_refused_and_the_old_ways_stay() {
        var w = house.warehouse(1);

        assertThatThrownBy(() -> load(w, FLOOR)).hasMessageContaining("layout.off-the-ways");
        assertThat(ways.findGraph(w.node())).isEmpty();
        load(w, FLOOR + "location,A-01-01-1,bin,,,,,,,,S1,8000,A,1,1,1\n");

        assertThat(walked(w)).containsExactly("B-1", "B-2", "A-01-01-1");
        var stray = List.of(PlannedLocation.at("NEW", Location.Kind.BIN, "A", 1, 1, 1, "left"));
        assertThatThrownBy(() -> setup.place(w.node(), stray)).hasMessageContaining("layout.off-the-ways");
    }

    @Test
    void where_nothing_is_there_is_no_way() {
        var w = house.warehouse(1);

        assertThatThrownBy(() -> ways.route(w.node(), "A", "B")).hasMessageContaining("ways.none");
        var built = building(new Building("A", 2, 2, 1, floor(1, false)));
        assertThatThrownBy(() -> ways.route(built.node(), "START", "B")).hasMessageContaining("ways.unknown-place");
    }

    @Test
    void all_of_it_is_asked_for_over_http() {
        var w = house.warehouse(0);
        var body = new dev.dovetail.ground.edge.Body();
        var api = new WayApi(layout, setup, ways, waySetup, body);
        var layoutApi = new LayoutApi(layout, setup, body, house::now);

        assertThat(api.load(w.code(), posted(FLOOR))).isEqualTo(Map.of("placed", 3, "segments", 1));
        assertThat(api.graph(w.code()).segments())
                .containsExactly(new WayApi.Segment("S1", "aisle", "J1", "J2", 9000, false));
        assertThat(api.bins(w.code(), "B-1", 1).items())
                .singleElement()
                .satisfies(one -> assertThat(one.location()).isEqualTo("B-2"));
        assertThat(api.route(w.code(), "B-1", "B-2").points()).hasSize(2);
        assertThat(api.pace(w.code(), posted("""
                {"mmPerSecond": 900, "turnMillis": 0, "levelMillis": 0}"""))).isEqualTo(new Pace(900, 0, 0));
        assertThat(api.graph(w.code()).pace().mmPerSecond()).isEqualTo(900);
        assertThatThrownBy(() -> api.pace(w.code(), posted("""
                {"mmPerSecond": 99, "turnMillis": 0, "levelMillis": 0}"""))).hasMessageContaining("100 to 5000");

        var other = house.warehouse(0);
        assertThat(layoutApi.place(other.code(), posted("""
                {"generate": {"zone": "A", "aisles": 2, "bays": 4, "levels": 1, "floor": {"blocks": 1, "bayMm": 1000,
                 "aisleMm": 3000, "crossMm": 2000, "oneWay": true, "depot": "right"}}}"""))).isEqualTo(Map.of("placed", 8));
        assertThat(api.route(other.code(), "START", "A-02-01-1").mm()).isEqualTo(3000 + 4000 + 3000 + 4000 - 1500);
    }

    @Test
    void a_large_building_is_whole() {
        var w = building(new Building("A", 25, 50, 4, floor(2, false)));

        assertThat(walked(w, 600)).hasSize(600);
        assertThat(ways.walk(w.node())).hasSize(10_000).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_built_is_refused_by_its_path() {
        assertThatThrownBy(() -> new Building("A", 1, 4, 1, floor(1, true)).graph())
                .hasMessageContaining("one-way aisles come in twos");
        assertThatThrownBy(() -> new Building("A", 500, 2, 1, floor(2, false)).graph())
                .hasMessageContaining("1,000 crossings");
        assertThatThrownBy(() -> new Building.Floor(1, 1000, 3000, 2000, false, "roof"))
                .hasMessageContaining("left, middle or right");
    }

    private static MockHttpServletRequest posted(String body) {
        var request = new MockHttpServletRequest("POST", "/api/v1/warehouses");
        request.setContent(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return request;
    }

    private static Building.Floor floor(int blocks, boolean oneWay) {
        return new Building.Floor(blocks, 1000, 3000, 2000, oneWay, "left");
    }

    private Warehouse building(Building building) {
        var w = house.warehouse(0);
        setup.build(w.node(), building.locations(), building.graph());
        return w;
    }

    private void load(Warehouse w, String text) {
        var read = LayoutFile.of(text, waySetup::faults);
        setup.build(w.node(), read.locations(), read.graph());
    }

    private void wrong(Warehouse w, String first, String text) {
        assertThatThrownBy(() -> load(w, text)).isInstanceOfSatisfying(Refused.class, e -> {
            var lines = (List<?>) e.refusal().details().get("lines");
            var line = (LayoutFile.Wrong) lines.getFirst();
            assertThat(line.line() + " " + line.fault()).as("%s", lines).isEqualTo(first);
            assertThat(line.detail()).isNotBlank();
        });
    }

    private List<String> walked(Warehouse w) {
        return walked(w, 500);
    }

    private List<String> walked(Warehouse w, int limit) {
        return layout.listLocations(w.node(), null, null, limit).stream()
                .filter(one -> one.kind().shelf())
                .sorted(Comparator.comparingInt(Location::walk))
                .map(Location::code)
                .toList();
    }
}
