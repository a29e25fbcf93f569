package dev.dovetail.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.storage.Invariant;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.counting.CountOrder;
import dev.dovetail.wms.counting.Counting;
import dev.dovetail.wms.expiry.Expiry;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import dev.dovetail.wms.floor.PickedUp;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.kitting.Workshop;
import dev.dovetail.wms.labour.LabourSetup;
import dev.dovetail.wms.labour.Standards;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.packing.Packing;
import dev.dovetail.wms.packing.PackingView;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import dev.dovetail.wms.returns.ReturnsDesk;
import dev.dovetail.wms.selling.Selling;
import dev.dovetail.wms.stock.Lot;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.transfers.TwoWarehouses;
import dev.dovetail.wms.units.Numbered;
import dev.dovetail.wms.walls.Sorting;
import dev.dovetail.wms.waves.ReleasePlan;
import dev.dovetail.wms.waves.WaveTemplate;
import dev.dovetail.wms.waves.Waves;
import dev.dovetail.wms.ways.Graph;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each invariant is seen to name the damage it is there for. The owner does it, with the constraints dropped, in a
 * transaction that is rolled back.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedDataTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    /** One outbound in each stage: gone, labelled, in an open carton, waiting to be picked, withdrawn. */
    DamagedDataTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
        var floor = new Handheld(house, house.warehouse(2)).knows("MUG", "CUP");
        var outside = new Outside(house);
        Numbered.from(house, floor.warehouse(), "0614141", 0);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 50);
        var gone = List.of(floor.released(new Line(1, 1, "MUG", 2)), floor.released(new Line(1, 1, "MUG", 3)));
        var cartons = floor.packed("GONE-", gone);
        outside.deliver();
        Handheld.must(floor.scan(cartons.stream().map(floor::load).toList()));
        Handheld.must(floor.scan(floor.depart()));
        floor.packed("HERE-", List.of(floor.released(new Line(1, 1, "MUG", 4))));
        var open = floor.released(new Line(1, 1, "MUG", 5));
        var task = floor.tasks("ann", "pick", 1).getFirst();
        Handheld.must(floor.scan(floor.pickAll(task, Handheld.stops(task).getFirst())));
        Handheld.must(floor.scan(floor.pack(open, "OPEN", "MUG", 1)));
        floor.released(new Line(1, 1, "MUG", 6));
        var ended = floor.released(new Line(1, 1, "MUG", 7));
        house.send(new WithdrawalRequested(
                ended.node(), ended.fulfillmentOrder(), ended.order(), 1, "changed mind", ended.lines()));
        outside.deliver();
        pickedIntoACarton(floor);
        onAWall(floor);
        voided(floor, outside);
        onATrip(floor);
        delivered(floor);
        awaited(floor);
        plated(floor);
        drawn(floor);
        sold(floor);
        setAside(floor);
        counted(floor);
        contradicted(floor);
        filledUp(floor);
        var who = new Cause("tester", house.now(), "api");
        house.get(LabourSetup.class).put(floor.warehouse(), Standards.USUAL, who);
        kitted(floor);
        sentBack(floor, gone.getFirst().orderNumber());
        PickedUp.twoOfWhichOneIsCollected(house, floor);
        transferred();
        crossDocked(floor);
        expired();
        dropConstraints();
    }

    /** Of two that were to go back to their maker one is gone. */
    private void givenBack(Warehouse warehouse) {
        var floor = new Handheld(house, warehouse).knows("LAMP");
        var stage = house.run(() -> house.get(LayoutSetup.class).ours(warehouse.node(), Location.VENDOR_RETURN));
        house.run(() -> house.get(Stock.class)
                .move(
                        warehouse.node(),
                        List.of(new Move(
                                Location.CUSTOMER,
                                stage.id(),
                                new Sku(1, "LAMP"),
                                "",
                                Status.HOLD,
                                2,
                                false,
                                "vendor-return",
                                "test",
                                "tester",
                                house.now()))));
        Handheld.must(floor.scan(floor.scan(
                "vendor-out", Map.of("barcode", "LAMP", "quantity", 1, "delivery", "RMA-1", "carrier", "ups"))));
    }

    /** A lot in a warehouse of its own has seen its last day. */
    private void expired() {
        var warehouse = house.warehouse(1);
        new Handheld(house, warehouse).knows("MILK");
        var milk = new Sku(1, "MILK");
        Handled.as(house, warehouse, milk, new Handling(true, false, true, PickRule.FEFO, 0, false));
        long bin = house.location(warehouse, "A-01-01-1");
        var stock = house.get(Stock.class);
        house.run(() -> {
            stock.describe(warehouse.node(), List.of(new Lot(new Lot.Key(milk, "SOUR"), LocalDate.of(2026, 3, 20))));
            return stock.move(
                    warehouse.node(),
                    List.of(new Move(
                            Location.SUPPLIER,
                            bin,
                            milk,
                            "SOUR",
                            Status.AVAILABLE,
                            3,
                            false,
                            "received",
                            "test",
                            "tester",
                            house.now())));
        });
        house.get(Expiry.class).turn(house.now().plus(Duration.ofDays(30)));
        givenBack(warehouse);
    }

    /** Of one carton a label was voided and another is being voided; the carrier kept one. */
    private void voided(Handheld floor, Outside outside) {
        var cartons = floor.packed("VOID-", List.of(floor.released(new Line(1, 1, "MUG", 1))));
        outside.deliver();
        voidLabel(floor, cartons.getFirst());
        outside.deliver();
        voidLabel(floor, cartons.getFirst());
    }

    private void voidLabel(Handheld floor, String carton) {
        var node = floor.warehouse().node();
        var parcel = house.get(PackingView.class)
                .byCarton(node, List.of(carton))
                .get(carton)
                .id();
        house.run(() ->
                house.get(Packing.class).voidLabel(node, parcel, "smeared", new Cause("tester", house.now(), "api")));
    }

    /** Two outbounds of a wave on one cart, of each something picked. */
    private void onATrip(Handheld floor) {
        var who = new Cause("tester", house.now(), "api");
        var waves = house.get(Waves.class);
        waves.put(floor.warehouse(), new ReleasePlan(ReleasePlan.Mode.WAVES, Map.of()), who);
        waves.put(floor.warehouse(), new WaveTemplate("W", List.of(), List.of(), null, false, "cluster", 9, 9), who);
        floor.released(new Line(1, 1, "MUG", 2));
        floor.released(new Line(1, 1, "MUG", 2));
        waves.release(floor.warehouse(), "W", who);
        waves.put(floor.warehouse(), ReleasePlan.AT_ONCE, who);
        var trip = floor.trip("tim", "cluster", 5);
        Handheld.must(floor.scan(Handheld.stops(trip).stream()
                .map(stop -> Handheld.but(floor.pickInto(trip, stop), "quantity", 1))
                .toList()));
    }

    /** One unit of an order in the carton that is shipped. */
    private void pickedIntoACarton(Handheld floor) {
        var node = floor.warehouse().node().value();
        db.owner()
                .sql("insert into wms.carton_type values (?, 'S', 99, 99, 99, 999)")
                .param(node)
                .update();
        db.owner()
                .sql("insert into wms.item_size values (?, 1, 'MUG', 9, 9, 9)")
                .param(node)
                .update();
        floor.released(new Line(1, 1, "MUG", 1));
        var trip = floor.trip("ida", "cluster", 1);
        var pick = Handheld.but(floor.pickAll(trip, Handheld.stops(trip).getFirst()), "quantity", 1);
        pick.put("carton", "PICKED");
        Handheld.must(floor.scan(pick));
    }

    /** One unit of an order in a slot. */
    private void onAWall(Handheld floor) {
        Sorting.wall(house, floor.warehouse(), "W", 2);
        floor.released(new Line(1, 1, "MUG", 1));
        var trip = floor.asked(Map.of("worker", "una", "kind", "pick", "mode", "batch", "slots", 1, "wall", "W"))
                .getFirst();
        Handheld.must(
                floor.scan(Handheld.but(floor.pickAll(trip, Handheld.stops(trip).getFirst()), "tote", "BOX")));
        var slot = Sorting.ask(house, floor.warehouse(), "W", "BOX", "MUG");
        Handheld.must(
                floor.scan(floor.scan("sort", Map.of("from", "BOX", "barcode", "MUG", "quantity", 1, "to", slot))));
    }

    private void delivered(Handheld floor) {
        var announced =
                new ExpectedDelivery("PO", "ACME", null, List.of(new ExpectedDelivery.Line(new Sku(1, "CUP"), 9)));
        house.get(Receiving.class).expect(floor.warehouse(), announced, new Cause("tester", house.now(), "api"));
        var units = Map.<String, Object>of("barcode", "CUP", "quantity", 9);
        var received = floor.scan("receive", Map.of("delivery", "PO", "location", "DOCK-1"));
        var stored = floor.scan("putaway", Map.of("from", "DOCK-1", "to", "A-01-02-1"));
        received.putAll(units);
        stored.putAll(units);
        Handheld.must(floor.scan(received, stored));
    }

    private void crossDocked(Handheld floor) {
        db.owner()
                .sql("insert into wms.cross_dock values (?, ?)")
                .params(floor.warehouse().node().value(), house.location(floor.warehouse(), "A-01-01-1"))
                .update();
    }

    /** A case of one CUP in the bin where the others are. */
    private static void plated(Handheld floor) {
        var onto = Map.<String, Object>of(
                "plate", "340123450000000017", "location", "A-01-02-1", "barcode", "CUP", "quantity", 1);
        Handheld.must(floor.scan(floor.scan("plate-on", onto)));
    }

    /** One that was cancelled, and one that stands at the door in its place. */
    private void awaited(Handheld floor) {
        db.owner()
                .sql("""
                    insert into wms.appointment (node_id, id, key, door_id, carrier, from_at, until_at, state, made_at, made_by,
                                                 arrived_at, ended_at, reason)
                    select :node, a.id, 'K' || a.id, :door, 'ups', now(), now() + interval '1 hour', a.state, now(), 'sue',
                           a.came, a.gone, a.reason
                      from (values (1, 'cancelled', null, now(), 'late'), (2, 'arrived', now(), null, null))
                           as a (id, state, came, gone, reason)
                    """)
                .param("node", floor.warehouse().node().value())
                .param("door", house.location(floor.warehouse(), "DOCK-1"))
                .update();
    }

    /** One aisle from the start. */
    private void drawn(Handheld floor) {
        var reserve = PlannedLocation.at("R-09-01-1", Location.Kind.RESERVE, "R", 9, 1, 1, "left");
        house.get(LayoutSetup.class).place(floor.warehouse().node(), List.of(reserve));
        var graph = new Graph(
                List.of(new Graph.Junction("J1", 0, 0), new Graph.Junction("J2", 0, 9000)),
                List.of(new Graph.Segment("S", Graph.Segment.Kind.AISLE, "J1", "J2", 9000, false)),
                List.of(new Graph.Station("START", Graph.Station.Kind.START, "J1")),
                List.of(
                        new Graph.Stand("A-01-01-1", "S", 1000, 1),
                        new Graph.Stand("A-01-02-1", "S", 2000, 1),
                        new Graph.Stand("R-09-01-1", "S", 3000, 1)));
        house.get(LayoutSetup.class).build(floor.warehouse().node(), List.of(), graph);
    }

    private static void contradicted(Handheld floor) {
        var load = floor.load("NO-SUCH");
        load.put("queued", true);
        floor.scan(load, floor.load("NO-SUCH-EITHER"));
    }

    private void sold(Handheld floor) {
        var lines = List.of(
                new CounterLine("CUP", 2, null, null, null), new CounterLine("CUP", -1, null, null, "A-01-02-1"));
        var receipt = new CounterReceipt("T1", "R1", house.now(), null, lines);
        house.get(Selling.class).take(floor.warehouse(), 1, receipt, new Cause("till", house.now(), "api"));
    }

    private void setAside(Handheld floor) {
        var fields = Map.<String, Object>of(
                "location", "A-01-02-1", "barcode", "CUP", "quantity", 1, "status", "hold", "reason", "wet");
        Handheld.must(floor.scan(floor.scan("status", fields)));
    }

    /** One SET of three is made, and one part was scrapped. */
    private void kitted(Handheld floor) {
        var shop = new Workshop(house, floor);
        house.stock(floor.warehouse(), "A-01-01-1", "MUG", 9);
        house.stock(floor.warehouse(), "A-01-01-1", "SPOON", 9);
        long order = shop.order("WO", "kit", 3);
        shop.fetch(order, "BENCH-1");
        shop.build(order, "b1", 1);
        shop.scrap(order, "s1", "SPOON", 1);
    }

    /** One MUG is for sale again, one waits for a supervisor. */
    private void sentBack(Handheld floor, String number) {
        var desk = new ReturnsDesk(house, floor.warehouse());
        long parcel = desk.open("R", number);
        desk.inspect(parcel, "u1", "MUG", 1, "A");
        desk.inspect(parcel, "u2", "MUG", 1, "D");
    }

    /** A face for one more CUP, of which a reserve has plenty. */
    private void filledUp(Handheld floor) {
        var node = floor.warehouse().node();
        house.stock(floor.warehouse(), "R-09-01-1", "CUP", 5);
        db.owner()
                .sql("insert into wms.pick_face values (?, ?, 1, 'CUP', 8, 9)")
                .params(node.value(), house.location(floor.warehouse(), "A-01-02-1"))
                .update();
        var task = floor.tasks("ann", "replenish", 1).getFirst();
        Handheld.must(floor.scan(floor.scan(
                "replenish",
                Map.of(
                        "task",
                        task.get("task"),
                        "from",
                        "R-09-01-1",
                        "to",
                        "A-01-02-1",
                        "barcode",
                        "CUP",
                        "quantity",
                        task.get("quantity")))));
    }

    /** Three units left for another warehouse, and one was counted there. */
    private void transferred() {
        var two = new TwoWarehouses(house);
        house.stock(two.from.warehouse(), "A-01-01-1", "MUG", 3);
        var carton = two.packed("T-", new Line(1, 1, "MUG", 3));
        Handheld.must(two.from.scan(two.from.handOver(carton)));
        house.send(two.coming(two.left().getFirst()));
        Handheld.must(two.to.scan(two.receive(carton, "MUG", 1, Map.of())));
        house.send(two.arrived(two.received().getFirst()));
    }

    /** One unit fewer than the book has, within tolerance. */
    private void counted(Handheld floor) {
        db.owner()
                .sql("insert into wms.count_policy values (?, 1, '', 5, null, 0, null)")
                .param(floor.warehouse().node().value())
                .update();
        var order = new CountOrder(List.of("A-01-02-1"), "asked", "to see");
        house.get(Counting.class).order(floor.warehouse(), order, new Cause("sue", house.now(), "api"));
        var task = floor.tasks("ann", "count", 1).getFirst().get("task");
        var cups = Map.of("task", task, "location", "A-01-02-1", "barcode", "CUP", "quantity", 7);
        var done = Map.of("task", task, "location", "A-01-02-1");
        Handheld.must(floor.scan(floor.scan("count", cups), floor.scan("count-done", done)));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void the_data_is_whole_before_the_damage() {
        assertThat(house.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I1 | update wms.stock set on_hand = on_hand + 1",
                "I1 | delete from wms.stock",
                "I1 | update wms.stock_move set quantity = 7",
                "I2 | update wms.stock_move set from_location = 4711",
                "I2 | update wms.stock_move set quantity = -quantity",
                "I3 | update wms.stock set on_hand = -1",
                "I3 | update wms.stock set allocated = on_hand + 1",
                "I11 | update wms.stock_move set who = ' '",
                "I11 | update wms.stock_move set reason = ''",
                "I15 | update wms.pick_task set state = 'ready' where state = 'ended'",
                "I15 | update wms.pick_task set state = 'assigned' where state = 'done'",
                "I15 | update wms.parcel set state = 'loaded' where state = 'shipped'",
                "I15 | update wms.outbound set state = 'ended' where state = 'packing' or state = 'picked'",
                "I18 | update wms.node_outbox set business_key = (select min(business_key) from wms.node_outbox where"
                        + " type = 'fulfillment.shipped.v1') where type = 'fulfillment.shipped.v1'",
                "I18 | delete from wms.node_outbox where type = 'fulfillment.shipped.v1'",
                "I18 | update wms.parcel set state = 'shipped' where state = 'labelled'",
                "I18 | update wms.parcel set state = 'collected' where state = 'shipped'",
                "I19 | update wms.parcel set label = null where state = 'labelled'",
                "I19 | update wms.parcel set state = 'closed' where state = 'labelled'",
                "I19 | update wms.node_outbox set lane = 7 where type = 'carriage.label-requested.v1'",
                "I20 | update wms.outbound_line set shipped = shipped + 1 where shipped > 0",
                "I20 | update wms.parcel_line l set quantity = quantity - 1 from wms.parcel p where p.id = l.parcel_id"
                        + " and p.state = 'shipped'",
                "I21 | update wms.parcel set tracking = '1Z' where tracking is not null",
                "W9 | update wms.counter_sale_line set quantity = 3 where quantity = 2",
                "W9 | update wms.counter_sale_line set unbooked = 1 where quantity = 2",
                "W9 | update wms.counter_sale_line set put_back = null",
                "W9 | delete from wms.counter_sale_line",
                "W10 | update wms.location set check_digits = '007' where check_digits is not null",
                "W10 | update wms.location set check_digits = null",
                "W11 | delete from wms.stand",
                "W11 | update wms.stand set at_mm = 1000000",
                "W12 | update wms.segment set one_way = true",
                "W12 | delete from wms.station",
                "W20 | update wms.stock_change set quantity = quantity + 1",
                "W20 | delete from wms.stock_change",
                "W20 | update wms.stock_move set status = 'damaged' where status = 'hold'",
                "W90 | update wms.lot set expires_on = expires_on + 30 where lot = 'SOUR'",
                "W91 | insert into wms.pick_face select node_id, lane_id, 1, 'MUG', 1, 2 from wms.cross_dock",
                "W92 | update wms.vendor_return_line set units = units + 1",
                "W92 | delete from wms.vendor_return_line",
                "W92 | update wms.stock_move set quantity = 7 where reason = 'vendor-returned'",
                "W90 | delete from wms.lot where lot = 'SOUR'",
                "W40 | update wms.pick_task set worker = 'x' where id = (select max(id) from wms.pick_task where"
                        + " trip_id is not null)",
                "W40 | delete from wms.trip_slot",
                "W41 | update wms.pick_task set tote_id = 7 where trip_id is not null",
                "W62 | update wms.sscc_range set given = 0",
                "W62 | update wms.parcel_sscc set sscc = concat('9', substr(sscc, 2))",
                "W60 | update wms.item set serials = true",
                "W61 | update wms.item set expires = true",
                "W21 | update wms.count_entry set counted = counted + 1",
                "W21 | update wms.stock_move set quantity = 9 where reason = 'counted'",
                "W21 | update wms.count_task set state = 'review', over_at = null",
                "W23 | update wms.refill set moved = moved - 1",
                "W23 | delete from wms.refill",
                "W23 | update wms.refill set state = 'open', over_at = null",
                "W76 | update wms.work_part set done = done + 1",
                "W76 | update wms.work_part set scrapped = 0",
                "W76 | update wms.work_order set made = 2",
                "W76 | delete from wms.work_trace",
                "W76 | update wms.stock_move set quantity = 5 where reason = 'produced'",
                "W77 | update wms.work_claim set taken = taken - 1",
                "W77 | update wms.stock_move set quantity = 5 where reason = 'kit-taken'",
                "W77 | update wms.work_order set state = 'done', bench_id = null",
                "W78 | update wms.return_line set units = 2 where disposition is null",
                "W78 | update wms.return_line set disposition = 'scrap'",
                "W78 | update wms.stock_move set quantity = 7 where reason = 'restock'",
                "W78 | delete from wms.return_line",
                "W79 | update wms.returned set returned = 1",
                "W79 | delete from wms.returned",
                "W79 | update wms.parcel set state = 'loaded' where state = 'shipped'",
                "W80 | update wms.parcel set state = 'uncollected' where state = 'labelled'",
                "W80 | delete from wms.node_outbox where type = 'fulfillment.uncollected.v1'",
                "W80 | update wms.pickup set handed_by = null",
                "W24 | update wms.count_round set verdict = null",
                "W96 | with r as (update wms.count_round set verdict = 'refer') update wms.count_task set decided_by = 'ann'",
                "W85 | delete from wms.labour_handling where job = 'pick'",
                "W86 | update wms.scan set place = 'NOWHERE' where kind = 'pick'",
                "W86 | update wms.scan set came_from = 'NOWHERE' where kind = 'putaway'",
                "W42 | update wms.wave set orders = orders + 1",
                "W42 | delete from wms.wave",
                "W42 | update wms.outbound set wave_id = null",
                "W81 | update wms.tote_load set load_id = 7",
                "W82 | update wms.wall_slot set outbound_id = 7 where outbound_id is not null",
                "W82 | update wms.wall_slot set outbound_id = null",
                "W83 | update wms.stock_move set reference = 'outbound:7' where reason = 'picked' and to_location in"
                        + " (select id from wms.parcel)",
                "W63 | update wms.stock s set on_hand = 9 from wms.location l where l.id = s.location_id and l.kind ="
                        + " 'transit'",
                "W63 | update wms.in_transit set lost = lost + 1",
                "W64 | update wms.in_transit set sent = sent + 1",
                "W64 | delete from wms.in_transit",
                "W65 | update wms.in_transit set arrived = arrived + 1",
                "W65 | update wms.stock_move set reason = 'arrived' where reason = 'transferred'",
                "W66 | update wms.delivery_line l set received = received + 1 from wms.delivery d where d.id ="
                        + " l.delivery_id and d.parcel_id > 0",
                "W66 | delete from wms.node_outbox where type = 'fulfillment.transfer-received.v1'",
                "W1 | update wms.stock set allocated = 1",
                "W1 | update wms.pick_line set quantity = quantity + 1",
                "W2 | update wms.outbound_line set picked = picked + 1",
                "W2 | delete from wms.pick_line",
                "W3 | update wms.outbound set state = 'picked'",
                "W3 | update wms.pick_task set state = 'done'",
                "W4 | update wms.outbound_line set packed = packed - 1 where packed > 0",
                "W4 | update wms.parcel set state = 'closed' where state = 'open'",
                "W5 | update wms.parcel_line set quantity = quantity + 1",
                "W5 | delete from wms.parcel_line",
                "W6 | update wms.outbound_line set picked = picked - 1 where picked > 0",
                "W6 | update wms.stock_move set quantity = 1 where reason = 'picked'",
                "W67 | update wms.label_void set state = 'asked'",
                "W67 | update wms.parcel set state = 'voiding' where state = 'labelled'",
                "W67 | update wms.parcel p set tracking = v.tracking from wms.label_void v where v.parcel_id = p.id"
                        + " and v.number = 1",
                "W67 | delete from wms.label_void",
                "W68 | update wms.label_void set number = number + 1 where number = 2",
                "W68 | delete from wms.label_void where number = 1",
                "W100 | update wms.stock_move set reason = 'bench-damaged' where reason = 'shipped'",
                "W100 | update wms.stock_move set reason = 'bench-missing', reference = 'outbound:7' where reason = 'packed'",
                "W93 | update wms.outbound_line set kit_line = 1, kit_sku = 'SET', kit_units = 1 where packed > 0",
                "W7 | update wms.manifest set state = 'open'",
                "W7 | update wms.manifest set carrier = 'dhl'",
                "W8 | update wms.delivery_line set received = put_away - 1",
                "W8 | update wms.delivery_line set put_away = put_away + 1",
                "W8 | update wms.delivery_line set put_away = put_away - 1",
                "W8 | insert into wms.put_away_before select node_id, client_id, sku, 1 from wms.delivery_line"
                        + " where put_away > 0",
                "W70 | update wms.delivery_line set received = received + 1",
                "W70 | update wms.delivery_line set matched = 1",
                "W70 | delete from wms.delivery_line",
                "W71 | update wms.appointment set state = 'booked', ended_at = null, reason = null",
                "W72 | update wms.appointment set arrived_at = null",
                "W72 | update wms.appointment set door_id = 4711",
                "W73 | update wms.stock set plated = 0",
                "W73 | update wms.plate_stock set on_hand = on_hand + 1",
                "W73 | delete from wms.plate_entry",
                "W74 | update wms.plate set state = 'broken', location_id = null",
                "W74 | update wms.plate_stock set location_id = 4711",
                "W75 | update wms.cross_dock set lane_id = 4711",
                "W22 | delete from wms.conflict",
                "W22 | update wms.scan set outcome = 'accepted' where queued",
                "W22 | update wms.scan set queued = true"
            })
    void damage_is_named(String invariant, String damage) {
        var source = db.ownerLogin().dataSource();
        var owner = JdbcClient.create(source);

        var broken = new TransactionTemplate(new JdbcTransactionManager(source)).execute(transaction -> {
            transaction.setRollbackOnly();
            owner.sql(damage).update();
            return house.all(Invariant.class).stream()
                    .filter(one -> one.id().equals(invariant))
                    .flatMap(one -> owner.sql(one.sql()).query().listOfRows().stream())
                    .toList();
        });

        assertThat(broken).isNotEmpty();
    }

    @Test
    void no_invariant_is_without_its_damage() throws NoSuchMethodException {
        var damaged = getClass()
                .getDeclaredMethod("damage_is_named", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value();

        assertThat(house.all(Invariant.class).stream().map(Invariant::id))
                .containsOnly(List.of(damaged).stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .distinct()
                        .toArray(String[]::new));
    }

    private void dropConstraints() {
        var owner = db.owner();
        var checks = owner.sql("""
                select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                  from pg_constraint
                 where contype = 'c' and connamespace = 'wms'::regnamespace and coninhcount = 0
                """).query(String.class).list();
        checks.forEach(drop -> owner.sql(drop).update());
        owner.sql("drop index wms.parcel_tracking").update();
        owner.sql("alter table wms.appointment drop constraint one_at_a_door").update();
    }

    @Test
    void the_program_may_not_change_the_ledger() {
        for (var forbidden : List.of("update wms.stock_move set quantity = 1", "delete from wms.stock_move"))
            assertThatThrownBy(() -> db.jdbc().sql(forbidden).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }
}
