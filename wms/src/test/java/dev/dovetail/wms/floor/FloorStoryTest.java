package dev.dovetail.wms.floor;

import static dev.dovetail.wms.floor.Handheld.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.outbound.OutboundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One order through the building, as handhelds see it and as the OMS hears of it. */
@ExtendWith(PostgresExtension.class)
class FloorStoryTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    FloorStoryTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void from_the_release_to_the_truck_with_every_scan_sent_twice() {
        var floor = new Handheld(house, house.warehouse(3)).knows("MUG", "CUP");
        var outside = new Outside(house);
        house.stock(floor.warehouse(), "A-01-03-1", "MUG", 30);
        house.stock(floor.warehouse(), "A-01-01-1", "CUP", 5);
        var release = floor.released(new Line(1, 1, "MUG", 14), new Line(2, 1, "CUP", 2));
        List<Map<String, Object>> sent = new ArrayList<>();

        // picking, in walking order, single units and a case
        var task = floor.tasks("ann", "pick", 5).getFirst();
        assertThat(floor.tasks("ann", "pick", 5)).containsExactly(task);
        assertThat(stops(task))
                .extracting(stop -> stop.get("location"), stop -> stop.get("sku"), stop -> stop.get("quantity"))
                .containsExactly(tuple("A-01-01-1", "CUP", 2L), tuple("A-01-03-1", "MUG", 14L));
        var cup = stops(task).getFirst();
        var mug = stops(task).getLast();
        sent.add(floor.pick(task, cup, "CUP", 2));
        Handheld.must(floor.scan(sent.getLast()));
        var batch = List.of(
                floor.pick(task, mug, "case-MUG", 1), floor.pick(task, mug, "MUG", 1), floor.pick(task, mug, "MUG", 1));
        sent.addAll(batch);
        Handheld.must(floor.scan(batch));
        assertThat(floor.tasks("ann", "pick", 5)).isEmpty();

        // packing, into two cartons
        var bench = floor.tasks("pat", "pack", 5).getFirst();
        assertThat(bench.get("outbound")).isEqualTo(release.fulfillmentOrder().toString());
        assertThat(bench.get("tote")).isEqualTo("TOTE-1");
        var packs = List.of(
                floor.pack(release, "C-1", "case-MUG", 1),
                floor.pack(release, "C-1", "CUP", 2),
                floor.pack(release, "C-2", "MUG", 2));
        sent.addAll(packs);
        Handheld.must(floor.scan(packs));
        var closes = List.of(floor.close("C-1"), floor.close("C-2"));
        sent.addAll(closes);
        Handheld.must(floor.scan(closes));
        assertThat(floor.tasks("lou", "load", 5)).isEmpty();

        // labels come, and the truck goes
        outside.deliver();
        var cartons = floor.tasks("lou", "load", 5);
        assertThat(cartons).extracting(carton -> carton.get("carton")).containsExactly("C-1", "C-2");
        assertThat(cartons).allMatch(carton -> carton.get("tracking").toString().startsWith("1Z"));
        var leaving = List.of(floor.load("C-1"), floor.load("C-2"), floor.depart());
        sent.addAll(leaving);
        Handheld.must(floor.scan(leaving));
        outside.deliver();

        // every scan again, as after lost answers
        var before = everything();
        assertThat(Handheld.outcomes(floor.scan(sent))).containsExactly("already");
        outside.deliver();
        assertThat(everything()).isEqualTo(before);

        assertThat(house.get(OutboundView.class)
                        .find(floor.warehouse().node(), List.of(release.fulfillmentOrder()))
                        .get(release.fulfillmentOrder())
                        .state())
                .isEqualTo("shipped");
        assertThat(outside.facts())
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("Accepted", "Picked", "Picked", "Packed", "Packed", "Shipped", "Shipped");
        assertThat(outside.facts().stream()
                        .filter(NodeFact.Shipped.class::isInstance)
                        .map(NodeFact.Shipped.class::cast)
                        .flatMap(parcel -> parcel.lines().stream())
                        .toList())
                .containsExactlyInAnyOrder(
                        new NodeFact.Line(1, 1, "MUG", 12),
                        new NodeFact.Line(2, 1, "CUP", 2),
                        new NodeFact.Line(1, 1, "MUG", 2));
        assertThat(outside.heard()).extracting(Message::seq).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(outside.heard()).extracting(Message::number).isSorted().doesNotHaveDuplicates();
        assertThat(numbers(floor.warehouse().node().value()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 9).boxed().toList()); // seven facts and two label requests
    }

    private List<Long> numbers(int node) {
        return db.jdbc()
                .sql("select number from wms.node_outbox where node_id = ? order by number")
                .param(node)
                .query(Long.class)
                .list();
    }

    private List<Map<String, Object>> everything() {
        return db.jdbc().sql("""
                select (select count(*) from wms.stock_move) as moves, (select count(*) from wms.node_outbox) as told,
                       (select count(*) from wms.scan) as scans, (select sum(version) from wms.outbound) as outbounds,
                       (select sum(version) from wms.parcel) as parcels,
                       (select sum(quantity) from wms.parcel_line) as units
                """).query().listOfRows();
    }
}
