package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Picks several orders into one box and sorts them on a put wall. Now and then an item is put into the wrong slot first. */
final class Sorter implements Hand {
    /** How the code of a box begins in which goods of several orders lie. */
    static final String BOX = "BOX-";

    private static final int ORDERS = 6;
    private static final int ONE_IN = 2;
    private static final int WRONG_PER_MILLE = 300;

    private final Station station;
    private final Handheld handheld;
    private final String wall;
    private final Deque<Item> unsorted = new ArrayDeque<>();
    private int turns;

    /** Units in a box that lie in no slot yet. */
    private record Item(String box, String barcode, long units) {}

    Sorter(Station station, Handheld handheld, String wall) {
        this.station = station;
        this.handheld = handheld;
        this.wall = wall;
    }

    @Override
    public boolean step() {
        if (!unsorted.isEmpty()) return sort();
        if (station.faults().draw("wall", station.node() + turns++, ONE_IN) != 0) return false;
        var tasks = handheld.fetchForWall(wall, ORDERS);
        tasks.forEach(this::pick);
        return !unsorted.isEmpty() && sort();
    }

    private void pick(JsonNode task) {
        for (var order : task.path("orders"))
            station.watch()
                    .fetched(
                            order.path("orderId").asString(),
                            Instant.parse(order.path("readyAt").asString()));
        var id = task.path("task").asString();
        var box = task.path("slots").path(0).path("tote").asString("");
        if (box.isEmpty()) box = BOX + id;
        List<Scan> scans = new ArrayList<>();
        Map<Scan, Item> items = new HashMap<>();
        for (var line : task.path("lines")) {
            var barcode = station.world().good(line.path("sku").asString()).barcode("each");
            long units = line.path("quantity").asLong();
            var scan = pick(id, line, barcode, units, box);
            scans.add(scan);
            items.put(scan, new Item(box, barcode, units));
        }
        if (scans.isEmpty()) return;
        var results = handheld.post(scans);
        station.report(results);
        for (var result : results) if (result.good()) unsorted.add(Objects.requireNonNull(items.get(result.scan())));
    }

    private Scan pick(String task, JsonNode line, String barcode, long units, String box) {
        return Scan.of(
                handheld.id(),
                "pick",
                "task",
                task,
                "seq",
                line.path("seq").asInt(),
                "location",
                line.path("location").asString(),
                "barcode",
                barcode,
                "quantity",
                units,
                "tote",
                box);
    }

    /** Until the box is empty, or no slot is free. Items of orders that were given up meanwhile are put aside. */
    private boolean sort() {
        boolean moved = false;
        for (int left = unsorted.size(); left > 0; left--) {
            var item = unsorted.removeFirst();
            var told = handheld.slot(wall, item.box(), item.barcode(), item.units());
            if (told.code().equals("sorting.wall-full")) unsorted.addLast(item);
            else if (told.ok()) moved |= put(item, told.body());
            else station.watch().refused("slot", told.code());
        }
        return moved;
    }

    private boolean put(Item item, JsonNode told) {
        var slot = told.path("location").asString();
        long units = told.path("quantity").asLong();
        var key = item.box() + item.barcode() + slot;
        if (station.faults().strikes(Fault.WRONG_SLOT, key, WRONG_PER_MILLE)) wrong(item, slot);
        var result = handheld.post(List.of(scan(item, slot, units))).getFirst();
        station.report(List.of(result));
        if (result.good()) station.watch().sorted(told.path("orderNumber").asString());
        if (result.good() && units < item.units())
            unsorted.addFirst(new Item(item.box(), item.barcode(), item.units() - units));
        return result.good();
    }

    /** Into one of the last slots, which no order has: another order's may well want the item too. */
    private void wrong(Item item, String right) {
        var other = wall + (right.endsWith("-40") ? "-39" : "-40");
        var result = handheld.post(List.of(scan(item, other, 1))).getFirst();
        if (result.good()) station.watch().misplaced(item.barcode(), other);
    }

    private Scan scan(Item item, String slot, long units) {
        return Scan.of(
                handheld.id(), "sort", "from", item.box(), "to", slot, "barcode", item.barcode(), "quantity", units);
    }
}
