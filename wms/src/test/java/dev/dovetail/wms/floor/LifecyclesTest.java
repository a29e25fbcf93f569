package dev.dovetail.wms.floor;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lifecycles that live in statements: each state is brought about, each event is let happen to it, and the table is printed from what became of it. */
@ExtendWith(PostgresExtension.class)
class LifecyclesTest {
    private final TestDatabase db;
    private final WarehouseHouse house;

    LifecyclesTest(TestDatabase db) {
        this.db = db;
        this.house = new WarehouseHouse(db);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** A warehouse with one thing in it. */
    private final class Scene {
        private final Handheld floor = new Handheld(house, house.warehouse(1)).knows("MUG");
        private final ReleaseRequested release = floor.release(new Line(1, 1, "MUG", 2));
        private Map<String, Object> task = Map.of();

        Scene released() {
            house.stock(floor.warehouse(), "A-01-01-1", "MUG", 2);
            house.send(release);
            var id = db.jdbc()
                    .sql("select id from wms.pick_task where node_id = ?")
                    .param(node())
                    .query(Long.class)
                    .single();
            task = Map.of("task", Long.toString(id));
            return this;
        }

        Scene expected() {
            var mugs = new ExpectedDelivery.Line(new Sku(1, "MUG"), 2);
            house.get(Receiving.class)
                    .expect(
                            floor.warehouse(),
                            new ExpectedDelivery("PO", "ACME", null, List.of(mugs)),
                            new Cause("tester", house.now(), "api"));
            return this;
        }

        boolean lend(String worker) {
            return !floor.tasks(worker, "pick", 1).isEmpty();
        }

        boolean lendInACluster() {
            var ask = Map.<String, Object>of("worker", "ann", "kind", "pick", "mode", "cluster", "slots", 4);
            return !floor.asked(ask).isEmpty();
        }

        boolean pick(long units) {
            return taken(floor.pick(task, stop(), "MUG", units));
        }

        boolean unpick(long units) {
            return taken(Handheld.but(floor.pick(task, stop(), "MUG", units), "kind", "unpick"));
        }

        boolean shorted(long units) {
            return taken(floor.scan(
                    "short",
                    Map.of(
                            "task",
                            task.get("task"),
                            "seq",
                            1,
                            "location",
                            "A-01-01-1",
                            "reason",
                            "short",
                            "quantity",
                            units)));
        }

        boolean withdraw() {
            long before = withdrawn();
            house.send(new WithdrawalRequested(
                    release.node(), release.fulfillmentOrder(), release.order(), 1, "why not", release.lines()));
            return withdrawn() > before;
        }

        private long withdrawn() {
            return db.jdbc()
                    .sql("select sum(withdrawn) from wms.outbound_line where node_id = ?")
                    .param(node())
                    .query(Long.class)
                    .single();
        }

        boolean receive(long units) {
            return taken(floor.scan(
                    "receive", Map.of("delivery", "PO", "location", "DOCK-1", "barcode", "MUG", "quantity", units)));
        }

        boolean putAway(long units) {
            return taken(floor.scan(
                    "putaway",
                    Map.of(
                            "delivery", "PO",
                            "from", "DOCK-1",
                            "to", "A-01-01-1",
                            "barcode", "MUG",
                            "quantity", units)));
        }

        boolean close() {
            try {
                house.get(Receiving.class)
                        .close(floor.warehouse(), "PO", "no more comes", new Cause("tester", house.now(), "api"));
                return true;
            } catch (Refused no) {
                return false;
            }
        }

        private boolean taken(Map<String, Object> scan) {
            return floor.scan(scan).getFirst().outcome().equals("accepted");
        }

        private Map<String, Object> stop() {
            return Map.of("seq", 1, "location", "A-01-01-1");
        }

        int node() {
            return floor.warehouse().node().value();
        }

        String state(String table) {
            return db.jdbc()
                    .sql("select state from wms." + table + " where node_id = ?")
                    .param(node())
                    .query(String.class)
                    .single();
        }
    }

    @Test
    void pick_task() throws IOException {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("ready", Scene::released);
        states.put("assigned", scene -> scene.released().lend("ann"));
        states.put("done", scene -> scene.released().pick(2));
        states.put("ended", scene -> scene.released().withdraw());
        Map<String, Predicate<Scene>> events = new LinkedHashMap<>();
        events.put("lend", scene -> scene.lend("ann"));
        events.put("lend to another", scene -> scene.lend("bob"));
        events.put("lend in a cluster", Scene::lendInACluster);
        events.put("pick a part", scene -> scene.pick(1));
        events.put("pick all", scene -> scene.pick(2));
        events.put("pick a part, put it back", scene -> scene.pick(1) && scene.unpick(1));
        events.put("put back", scene -> scene.unpick(1));
        events.put("pick a part, short the rest", scene -> scene.pick(1) && scene.shorted(1));
        events.put("short all", scene -> scene.shorted(2));
        events.put("withdraw", Scene::withdraw);
        print(
                "pick-task",
                "Pick task",
                "What a picker does for one outbound: a trip of its own, or a slot of a trip with others. A loan"
                        + " lapses after 30 minutes, and the task may then be lent to another. Printed by a test from what"
                        + " `wms.picking` and `wms.outbound` do; a dash is a refusal.",
                "pick_task",
                states,
                events);
    }

    @Test
    void delivery() throws IOException {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("expected", Scene::expected);
        states.put("arrived", scene -> scene.expected().receive(2));
        states.put("closed", scene -> {
            scene.expected().receive(2);
            scene.putAway(2);
        });
        Map<String, Predicate<Scene>> events = new LinkedHashMap<>();
        events.put("receive", scene -> scene.receive(1));
        events.put("put away a part", scene -> scene.putAway(1));
        events.put("put away all", scene -> scene.putAway(2));
        events.put("close", Scene::close);
        print(
                "delivery",
                "Delivery",
                "From announced to put away. What comes after the last was put away opens it again, and a person"
                        + " closes it while nothing of it waits on a dock."
                        + " Printed by a test from what `wms.receiving` does; a dash is a refusal.",
                "delivery",
                states,
                events);
    }

    private void print(
            String page,
            String title,
            String about,
            String table,
            Map<String, Consumer<Scene>> states,
            Map<String, Predicate<Scene>> events)
            throws IOException {
        var printed = new LifecycleTable(page, title, about, List.copyOf(events.keySet()));
        states.forEach((state, bring) -> {
            List<List<String>> cells = new ArrayList<>();
            for (var event : events.values()) {
                var scene = new Scene();
                bring.accept(scene);
                if (!scene.state(table).equals(state))
                    throw new AssertionError(scene.state(table) + " is not " + state);
                cells.add(event.test(scene) ? List.of(scene.state(table)) : List.of());
            }
            printed.row(state, cells);
        });
        printed.isPrinted();
    }
}
