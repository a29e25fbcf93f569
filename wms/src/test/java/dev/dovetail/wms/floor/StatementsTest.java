package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.handoff.CountedStatements;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.counting.CountOrder;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a call costs is counted in statements: as many for fifty scans as for two. */
@ExtendWith(PostgresExtension.class)
class StatementsTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final CountedStatements counted;
    private Map<String, Integer> cost = new LinkedHashMap<>();
    private Handheld floor;

    StatementsTest(TestDatabase db) {
        this.db = db;
        counted = new CountedStatements(db.dataSource());
        house = new WarehouseHouse(db, counted);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void fifty_scans_cost_the_statements_of_two() {
        var ofTwo = day("two-", 2);
        var ofFifty = day("fifty-", 50);

        assertThat(ofFifty).isEqualTo(ofTwo);
        assertThat(ofFifty.values()).allMatch(statements -> statements < 26);
    }

    @Test
    void a_trip_of_twenty_orders_costs_the_statements_of_one_of_two() {
        var ofTwo = trip(2);
        var ofTwenty = trip(20);

        assertThat(ofTwenty).isEqualTo(ofTwo);
        assertThat(ofTwenty.values()).allMatch(statements -> statements < 26);
    }

    private Map<String, Integer> trip(int orders) {
        cost = new LinkedHashMap<>();
        floor = new Handheld(house, house.warehouse(1)).knows("MUG");
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
        for (int i = 0; i < orders; i++) floor.released(new Line(1, 1, "MUG", 2));
        var trip = count("claim", () -> floor.trip("ann", "cluster", 26, "A"));
        var half = stops(trip).stream()
                .map(stop -> Handheld.but(floor.pickInto(trip, stop), "quantity", 1))
                .toList();
        scans("pick", half);
        count("resume", () -> floor.tasks("ann", "pick", 1));
        return cost;
    }

    private Map<String, Integer> day(String prefix, int orders) {
        cost = new LinkedHashMap<>();
        floor = new Handheld(house, house.warehouse(orders)).knows("MUG", "CUP");
        for (int i = 1; i <= orders; i++) {
            house.stock(floor.warehouse(), "A-01-%02d-1".formatted(i), "MUG", 2);
            house.setNow(house.now().plusSeconds(1));
        }
        var releases = IntStream.range(0, orders)
                .mapToObj(_ -> floor.release(new Line(1, 1, "MUG", 2)))
                .toList();
        count("release", () -> {
            house.send(releases.toArray(ReleaseRequested[]::new));
            return List.of();
        });
        var tasks = count("assign picks", () -> floor.tasks("ann", "pick", orders));
        var picks = tasks.stream()
                .map(task -> floor.pickAll(task, stops(task).getFirst()))
                .toList();
        scans("pick", picks);
        scans(
                "unpick",
                picks.stream().map(pick -> Handheld.but(pick, "kind", "unpick")).toList());
        Handheld.must(floor.scan(picks.stream()
                .map(pick -> Handheld.but(pick, "tote", pick.get("tote")))
                .toList()));
        count("assign packs", () -> floor.tasks("ann", "pack", orders));
        scans("pack", each(orders, i -> floor.pack(releases.get(i), prefix + i, "MUG", 2)));
        scans("close", each(orders, i -> floor.close(prefix + i)));
        new Outside(house).deliver();
        scans("load", each(orders, i -> floor.load(prefix + i)));
        scans("depart", List.of(floor.depart()));
        stored(orders);
        return cost;
    }

    /** What is done about goods that nobody ordered. */
    private void stored(int bins) {
        var codes = IntStream.rangeClosed(1, bins)
                .mapToObj("A-01-%02d-1"::formatted)
                .toList();
        codes.forEach(code -> house.stock(floor.warehouse(), code, "CUP", 3));
        scans(
                "move",
                each(
                        bins,
                        i -> floor.scan(
                                "move",
                                Map.of(
                                        "from",
                                        codes.get(i),
                                        "to",
                                        codes.get((i + 1) % bins),
                                        "barcode",
                                        "CUP",
                                        "quantity",
                                        1))));
        scans(
                "status",
                each(
                        bins,
                        i -> floor.scan(
                                "status",
                                Map.of(
                                        "location",
                                        codes.get(i),
                                        "barcode",
                                        "CUP",
                                        "quantity",
                                        1,
                                        "status",
                                        "hold",
                                        "reason",
                                        "wet"))));
        filled(codes);
        var order = new CountOrder(codes, "asked", "to see");
        house.get(Counting.class).order(floor.warehouse(), order, new Cause("sue", house.now(), "api"));
        house.setNow(house.now().plusSeconds(1));
        var counts = count("assign counts", () -> floor.tasks("ann", "count", bins));
        scans(
                "count",
                each(
                        bins,
                        i -> floor.scan(
                                "count",
                                Map.of(
                                        "task",
                                        counts.get(i).get("task"),
                                        "location",
                                        counts.get(i).get("location"),
                                        "barcode",
                                        "CUP",
                                        "quantity",
                                        3))));
        scans(
                "count-done",
                each(
                        bins,
                        i -> floor.scan(
                                "count-done",
                                Map.of(
                                        "task",
                                        counts.get(i).get("task"),
                                        "location",
                                        counts.get(i).get("location")))));
    }

    /** Each bin is a face that wants one more, from a reserve of its own. */
    private void filled(List<String> codes) {
        var node = floor.warehouse().node();
        var reserves = IntStream.range(0, codes.size())
                .mapToObj(
                        i -> PlannedLocation.at("R-%02d".formatted(i), Location.Kind.RESERVE, "R", 9, i + 1, 1, "left"))
                .toList();
        house.get(LayoutSetup.class).place(node, reserves);
        reserves.forEach(reserve -> house.stock(floor.warehouse(), reserve.code(), "CUP", 5));
        db.owner()
                .sql("insert into wms.pick_face select node_id, id, 1, 'CUP', 10, 11 from wms.location"
                        + " where node_id = ? and kind = 'bin'")
                .param(node.value())
                .update();
        var refills = count("assign refills", () -> floor.tasks("ann", "replenish", codes.size()));
        scans(
                "replenish",
                each(
                        codes.size(),
                        i -> floor.scan(
                                "replenish",
                                Map.of(
                                        "task",
                                        refills.get(i).get("task"),
                                        "from",
                                        reserves.get(i).code(),
                                        "to",
                                        refills.get(i).get("to"),
                                        "barcode",
                                        "CUP",
                                        "quantity",
                                        1))));
    }

    private void scans(String kind, List<Map<String, Object>> scans) {
        Handheld.must(count(kind, () -> floor.scan(scans)));
    }

    private <T> T count(String what, Supplier<T> work) {
        int before = counted.statements();
        var result = work.get();
        cost.put(what, counted.statements() - before);
        return result;
    }

    private static List<Map<String, Object>> each(int count, java.util.function.IntFunction<Map<String, Object>> scan) {
        return IntStream.range(0, count).mapToObj(scan).toList();
    }
}
