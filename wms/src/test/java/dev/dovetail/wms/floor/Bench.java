package dev.dovetail.wms.floor;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.Part;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.items.Handled;
import dev.dovetail.wms.items.Handling;
import dev.dovetail.wms.items.PickRule;
import dev.dovetail.wms.walls.Sorting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A warehouse with plain goods, goods in lots and units with names, on which numbers that were drawn become scans. */
final class Bench {
    static final List<String> SKUS = List.of("MUG", "MILK", "PHONE");

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Map<String, Integer> undone;
    private final Outside outside;
    final Handheld floor;

    /** @param undone how often which kind of scan was undone; counted on */
    Bench(TestDatabase db, WarehouseHouse house, Map<String, Integer> undone) {
        this.db = db;
        this.undone = undone;
        this.house = house;
        this.outside = new Outside(house);
        this.floor = new Handheld(house, house.warehouse(5)).knows("MUG", "MILK", "PHONE", "CUP");
        var w = floor.warehouse();
        Handled.as(house, w, new Sku(1, "MILK"), new Handling(true, false, false, PickRule.FIFO, 0, false));
        Handled.as(house, w, new Sku(1, "PHONE"), new Handling(false, true, false, PickRule.FIFO, 0, false));
        brought("A-01-01-1", "MUG", "", 5, List.of());
        brought("A-01-02-1", "MUG", "", 30, List.of());
        brought("A-01-03-1", "MILK", "L1", 2, List.of());
        brought("A-01-03-1", "MILK", "L2", 20, List.of());
        brought("A-01-04-1", "MILK", "L2", 9, List.of());
        brought("A-01-04-1", "PHONE", "", 3, names("P", 3));
        brought("A-01-05-1", "PHONE", "", 20, names("Q", 20));
        house.stock(w, "A-01-05-1", "CUP", 40);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private void brought(String bin, String sku, String lot, long units, List<String> names) {
        house.setNow(house.now().plusSeconds(1));
        house.stock(floor.warehouse(), bin, sku, lot, units, names);
    }

    /** What an order asks for, as drawn. @param which of the SKUs; 3 is a kit of a mug and two cups */
    record Wanted(int which, int units) {
        Line line(int number) {
            return which < 3
                    ? new Line(number, 1, SKUS.get(which), units)
                    : new Line(number, 1, "SET", units, List.of(new Part("MUG", 1), new Part("CUP", 2)));
        }
    }

    ReleaseRequested ordered(List<Wanted> wanted) {
        return floor.released(IntStream.range(0, wanted.size())
                .mapToObj(i -> wanted.get(i).line(i + 1))
                .toArray(Line[]::new));
    }

    /** A command as drawn: {@code a}, {@code b} and {@code c} choose among what there is. */
    record Step(int a, int b, int c, int units) {}

    /** A scan and the one that undoes it. */
    record Deed(Map<String, Object> done, Map<String, Object> undone) {}

    Optional<Deed> pick(List<Map<String, Object>> tasks, Step step) {
        if (tasks.isEmpty()) return Optional.empty();
        var task = tasks.get(step.a() % tasks.size());
        var stops = Handheld.stops(task);
        var stop = stops.get(step.b() % stops.size());
        var sku = ((String) stop.get("sku")).replaceFirst("^.*/", "");
        var tote = tote(task, stop);
        var scan = new HashMap<>(Handheld.but(floor.pick(task, stop, sku, step.units()), "tote", tote));
        if (sku.equals("MILK")) scan.put("lot", stop.get("lot"));
        if (sku.equals("PHONE")) scan.put("serials", here(stop.get("location").toString(), step));
        return deed(scan, Handheld.but(scan, "kind", "unpick"));
    }

    Optional<Deed> pack(List<ReleaseRequested> orders, Step step) {
        var order = orders.get(step.a() % orders.size());
        var skus = List.of("MUG", "MILK", "PHONE", "CUP");
        var sku = skus.get(step.b() % skus.size());
        var carton = "BOX-" + order.fulfillmentOrder() + "-" + step.c() % 2;
        var scan = new HashMap<>(floor.pack(order, carton, sku, step.units()));
        var tote = held(order, sku, step.c());
        if (tote.isEmpty()) return Optional.empty();
        if (sku.equals("MILK")) scan.put("lot", tote.get().get("lot"));
        if (sku.equals("PHONE")) scan.put("serials", here(tote.get().get("code").toString(), step));
        var back = new HashMap<>(Handheld.but(scan, "kind", "unpack"));
        back.put("tote", tote.get().get("code"));
        return deed(scan, back);
    }

    /** Units of another lot, or with other names, in the place of those in a tote. */
    Optional<Deed> exchange(List<ReleaseRequested> orders, Step step) {
        var order = orders.get(step.a() % orders.size());
        var sku = step.c() % 3 == 0 ? "PHONE" : "MILK";
        var held = held(order, sku, step.c()).orElse(Map.of());
        if (held.isEmpty()) return Optional.empty();
        var from = sku.equals("MILK") ? bin(2 + step.b() % 2) : bin(step.b());
        var fields = new HashMap<String, Object>(Map.of(
                "outbound", order.fulfillmentOrder().toString(),
                "barcode", sku,
                "quantity", step.units(),
                "tote", held.get("code"),
                "location", from));
        var back = new HashMap<>(fields);
        boolean lots = sku.equals("MILK");
        Object lot = held.get("lot");
        Object other = "L1".equals(lot) ? "L2" : "L1";
        fields.put(lots ? "lot" : "serials", lots ? other : here(from, step));
        fields.put(
                lots ? "insteadLot" : "insteadSerials",
                lots ? lot : here(held.get("code").toString(), step));
        back.put(lots ? "lot" : "serials", fields.get(lots ? "insteadLot" : "insteadSerials"));
        back.put(lots ? "insteadLot" : "insteadSerials", fields.get(lots ? "lot" : "serials"));
        return deed(floor.scan("exchange", fields), floor.scan("exchange", back));
    }

    /** A wall, and the container of a batch that is to be sorted there. */
    String batched() {
        Sorting.wall(house, floor.warehouse(), "W", 12);
        var trips = floor.asked(Map.of("worker", "ann", "kind", "pick", "mode", "batch", "slots", 50, "wall", "W"));
        pickAll(trips);
        var trip = trips.getFirst();
        return tote(trip, Handheld.stops(trip).getFirst());
    }

    private static String tote(Map<String, Object> task, Map<String, Object> stop) {
        return "T-" + task.get("task") + "-" + stop.getOrDefault("slot", "");
    }

    Optional<Deed> sort(String container, Step step) {
        var sku = List.of("MUG", "MILK", "PHONE", "CUP").get(step.a() % 4);
        String slot;
        try {
            slot = Sorting.ask(house, floor.warehouse(), "W", container, sku);
        } catch (Refused none) {
            return Optional.empty();
        }
        var fields = new HashMap<String, Object>(
                Map.of("from", container, "to", slot, "barcode", sku, "quantity", step.units()));
        if (sku.equals("MILK")) fields.put("lot", "L" + (1 + step.b() % 2));
        if (sku.equals("PHONE")) fields.put("serials", here(container, step));
        var scan = floor.scan("sort", fields);
        var back = Handheld.but(Handheld.but(scan, "from", slot), "to", container);
        return deed(scan, Handheld.but(back, "kind", "unsort"));
    }

    /** Closes a carton of an order that has one to close, and its label comes. */
    Optional<Deed> close(List<ReleaseRequested> orders, Step step) {
        for (int i = 0; i < 2 * orders.size(); i++) {
            var order = orders.get((step.a() + i / 2) % orders.size());
            var carton = "BOX-" + order.fulfillmentOrder() + "-" + (step.c() + i) % 2;
            var reopen = floor.scan("reopen", Map.of("carton", carton, "reason", "wrong paper"));
            var closed = deed(floor.close(carton), reopen);
            outside.deliver();
            if (closed.isPresent()) return closed;
        }
        return Optional.empty();
    }

    Optional<Deed> move(Step step) {
        var sku = List.of("MUG", "MILK", "PHONE", "CUP").get(step.a() % 4);
        var fields = new HashMap<String, Object>(
                Map.of("from", bin(step.b()), "to", bin(step.c()), "barcode", sku, "quantity", step.units()));
        if (sku.equals("MILK")) fields.put("lot", "L" + (1 + step.a() / 4 % 2));
        if (sku.equals("PHONE")) fields.put("serials", here(bin(step.b()), step));
        var scan = floor.scan("move", fields);
        var back = Handheld.but(Handheld.but(scan, "from", bin(step.c())), "to", bin(step.b()));
        return deed(scan, back);
    }

    private static String bin(int which) {
        return "A-01-0%d-1".formatted(1 + which % 5);
    }

    /** Does it; what the floor refuses is no deed. */
    private Optional<Deed> deed(Map<String, Object> scan, Map<String, Object> back) {
        var result = floor.scan(scan).getFirst();
        if (result.code().equals("floor.fault")) throw new AssertionError(result + " of " + scan);
        return result.outcome().equals("accepted") ? Optional.of(new Deed(scan, back)) : Optional.empty();
    }

    void undo(Deed deed) {
        undo(List.of(deed));
    }

    /** A tote with goods of an order and what lies in it. */
    private Optional<Map<String, Object>> held(ReleaseRequested order, String sku, int which) {
        var lying = db.jdbc()
                .sql("""
                    select l.code, m.lot
                      from (select to_location as at, lot, quantity from wms.stock_move
                             where node_id = :node and reference = :reference and sku = :sku
                             union all
                            select from_location, lot, -quantity from wms.stock_move
                             where node_id = :node and reference = :reference and sku = :sku) m
                      join wms.location l on l.node_id = :node and l.id = m.at and l.kind = 'tote'
                     group by l.code, m.lot having sum(m.quantity) > 0 order by 1, 2
                    """)
                .param("node", floor.warehouse().node().value())
                .param("reference", "outbound:" + order.fulfillmentOrder())
                .param("sku", sku)
                .query()
                .listOfRows();
        return lying.isEmpty() ? Optional.empty() : Optional.of(lying.get(which % lying.size()));
    }

    /** So many names of units that lie there. */
    private List<String> here(String location, Step step) {
        var names = new ArrayList<>(db.jdbc()
                .sql("""
                    select u.serial from wms.serial u
                      join wms.location l on l.node_id = u.node_id and l.id = u.location_id and l.code = :code
                     where u.node_id = :node order by 1
                    """)
                .param("node", floor.warehouse().node().value())
                .param("code", location)
                .query(String.class)
                .list());
        java.util.Collections.rotate(names, step.c());
        return names.stream().limit(step.units()).toList();
    }

    /** All that these tasks ask for, of units with names each by its name. */
    void pickAll(List<Map<String, Object>> tasks) {
        for (var task : tasks)
            for (var stop : Handheld.stops(task)) {
                long units = ((Number) stop.get("quantity")).longValue();
                for (long i = 0; i < units; i++)
                    if (pick(List.of(Map.of("task", task.get("task"), "lines", List.of(stop))), new Step(0, 0, 0, 1))
                            .isEmpty()) throw new AssertionError("not picked: " + stop);
            }
    }

    void undo(List<Deed> deeds) {
        if (deeds.isEmpty()) return;
        deeds.forEach(deed -> undone.merge(deed.done().get("kind").toString(), 1, Integer::sum));
        Handheld.must(floor.scan(deeds.stream().map(Deed::undone).toList()));
        if (deeds.stream().anyMatch(deed -> "reopen".equals(deed.undone().get("kind")))) outside.deliver();
    }

    Picture picture() {
        return Picture.of(db, floor.warehouse().node());
    }
}
