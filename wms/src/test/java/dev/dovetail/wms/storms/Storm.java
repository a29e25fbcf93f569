package dev.dovetail.wms.floor;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Everything that a floor does, in random order, right and wrong, over a database that is cut again and again. */
final class Storm {
    static final List<String> SKUS = List.of("MUG", "CUP", "JUG", "MILK");

    private final WarehouseHouse house;
    private final Crashing database;
    private final Random random;
    private final Handheld floor;
    private final Outside outside;
    private final Office office;
    private final List<ReleaseRequested> orders = new ArrayList<>();
    private final List<Map<String, Object>> picked = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int cartons;

    Storm(WarehouseHouse house, Crashing database, TestDatabase db, long seed) {
        this.house = house;
        this.database = database;
        this.random = new Random(seed);
        this.floor = new Handheld(house, house.warehouse(6)).knows(SKUS.toArray(String[]::new));
        this.outside = new Outside(house);
        this.office = new Office(house, floor, db, random);
        office.open();
        var lines = SKUS.stream()
                .map(sku -> new ExpectedDelivery.Line(new Sku(1, sku), 500))
                .toList();
        house.get(Receiving.class)
                .expect(
                        floor.warehouse(),
                        new ExpectedDelivery("PO-" + seed, "ACME", null, lines),
                        new Cause("t", house.now(), "api"));
    }

    /** What the floor answered, by outcome or code, and how often. */
    Map<String, Integer> blow(String delivery, int rounds) {
        for (int i = 0; i < rounds; i++) {
            house.setNow(house.now().plusSeconds(1 + random.nextInt(60)));
            switch (random.nextInt(26)) {
                case 0, 1 -> send(receive(delivery));
                case 2, 3 -> send(putAway());
                case 4, 5 -> release();
                case 6, 7, 8 -> pick();
                case 9, 10 -> pack();
                case 11 -> send(close());
                case 12 -> go();
                case 13 -> send(move());
                case 14, 15 -> send(unpick());
                case 16 -> send(some(this::status));
                case 17, 18 -> send(swap());
                case 19 -> replenish();
                case 20, 21 -> count();
                case 22, 23 -> call(office::wave);
                case 24 -> send(close());
                default -> relabel();
            }
        }
        return outcomes;
    }

    /** Sends scans, perhaps cut, until they are answered; then sends them once more. */
    private void send(List<Map<String, Object>> scans) {
        if (scans.isEmpty()) return;
        if (random.nextInt(3) == 0) database.arm(random.nextInt(14), random.nextBoolean());
        List<Handheld.Result> first = null;
        for (int i = 0; first == null; i++) {
            try {
                first = floor.scan(scans);
                if (first.stream().anyMatch(result -> result.code().equals("floor.fault")))
                    throw new AssertionError(first);
            } catch (RuntimeException cut) {
                outcomes.merge("cut", 1, Integer::sum);
                if (i > 3) throw cut;
            }
        }
        database.disarm();
        for (int i = 0; i < first.size(); i++) {
            var result = first.get(i);
            outcomes.merge(result.code().isEmpty() ? result.outcome() : result.code(), 1, Integer::sum);
            if (!result.code().isEmpty()) continue;
            outcomes.merge(scans.get(i).get("kind") + " done", 1, Integer::sum);
            if (scans.get(i).get("kind").equals("pick")) picked.add(scans.get(i));
        }
        var again = floor.scan(scans);
        for (int i = 0; i < again.size(); i++) {
            boolean same = first.get(i).code().equals(again.get(i).code());
            if (!same || again.get(i).outcome().equals("accepted")) throw new AssertionError(first + " then " + again);
        }
    }

    /** Something that is done at a desk, perhaps cut, until it is done or refused. */
    private void call(Supplier<String> act) {
        if (random.nextInt(3) == 0) database.arm(random.nextInt(14), random.nextBoolean());
        for (int i = 0; ; i++) {
            try {
                outcomes.merge(act.get(), 1, Integer::sum);
                break;
            } catch (Refused no) {
                outcomes.merge(no.refusal().code(), 1, Integer::sum);
                break;
            } catch (RuntimeException cut) {
                outcomes.merge("cut", 1, Integer::sum);
                if (i > 3) throw cut;
            }
        }
        database.disarm();
    }

    private List<Map<String, Object>> some(Supplier<Map<String, Object>> scan) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> scan.get())
                .toList();
    }

    private Map<String, Object> goods(String kind, Map<String, Object> fields) {
        var scan = floor.scan(kind, fields);
        scan.putAll(units(9));
        return scan;
    }

    private List<Map<String, Object>> receive(String delivery) {
        return some(() -> goods("receive", Map.of("delivery", delivery, "location", "DOCK-1")));
    }

    private List<Map<String, Object>> putAway() {
        return some(() -> goods("putaway", Map.of("from", "DOCK-1", "to", bin())));
    }

    private List<Map<String, Object>> move() {
        return some(() -> goods("move", Map.of("from", bin(), "to", bin())));
    }

    private List<Map<String, Object>> unpick() {
        if (picked.isEmpty()) return List.of();
        var pick = picked.get(random.nextInt(picked.size()));
        long units = ((Number) pick.get("quantity")).longValue();
        return List.of(Handheld.but(Handheld.but(pick, "kind", "unpick"), "quantity", 1 + random.nextLong(units)));
    }

    private Map<String, Object> status() {
        var scan = floor.scan("status", Map.of("location", bin(), "status", "hold", "reason", "wet"));
        scan.putAll(units(1));
        return scan;
    }

    /** So many of something; where it comes in lots, most times of one that is told. */
    private Map<String, Object> units(int most) {
        var units =
                new java.util.HashMap<String, Object>(Map.of("barcode", code(), "quantity", 1 + random.nextInt(most)));
        if (units.get("barcode").toString().endsWith("MILK") && random.nextInt(4) > 0) units.put("lot", lot());
        return units;
    }

    private String lot() {
        return "L" + (1 + random.nextInt(2));
    }

    /** Another lot at a stop, if the picker has one with lots. */
    private List<Map<String, Object>> swap() {
        for (var task : floor.tasks("ann", "pick", 2))
            for (var stop : Handheld.stops(task))
                if (stop.get("sku").toString().endsWith("MILK"))
                    return List.of(floor.scan(
                            "swap",
                            Map.of(
                                    "task", task.get("task"),
                                    "seq", stop.get("seq"),
                                    "location", stop.get("location"),
                                    "lot", lot())));
        return List.of();
    }

    private void replenish() {
        for (var task : floor.tasks("rob", "replenish", 2)) {
            var scan = floor.scan(
                    "replenish", Map.of("task", task.get("task"), "to", task.get("to"), "from", Office.RESERVE));
            scan.putAll(Map.of(
                    "barcode", task.get("sku").toString().replaceFirst("^.*/", ""), "quantity", 1 + random.nextInt(4)));
            send(List.of(scan));
        }
    }

    /** Whoever counted it last is not asked again: three take turns. */
    private void count() {
        if (random.nextBoolean()) call(() -> office.toCount(bin()));
        var counter = "cat-" + random.nextInt(3);
        for (var task : floor.tasks(counter, "count", 2)) {
            var where = Map.of("task", task.get("task"), "location", task.get("location"));
            List<Map<String, Object>> scans = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                var scan = floor.scan("count", where);
                scan.putAll(units(9));
                scans.add(scan);
            }
            scans.add(floor.scan(random.nextInt(5) == 0 ? "count-empty" : "count-done", where));
            scans.forEach(scan -> scan.put("worker", counter));
            send(scans);
        }
    }

    private void release() {
        var order = floor.release(IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(line -> new Line(line, 1, SKUS.get(random.nextInt(SKUS.size())), 1 + random.nextInt(4)))
                .toArray(Line[]::new));
        house.send(order);
        orders.add(order);
    }

    private void pick() {
        for (var task : floor.tasks("ann", "pick", 2))
            for (var stop : Handheld.stops(task)) {
                long open = ((Number) stop.get("quantity")).longValue();
                var right = floor.pick(
                        task,
                        stop,
                        stop.get("barcode").toString(),
                        random.nextInt(3) > 0 ? open : 1 + random.nextLong(open));
                send(
                        switch (random.nextInt(6)) {
                            case 0 -> List.of(right, Handheld.but(right, "location", "A-01-06-1"));
                            case 1 -> List.of(Handheld.but(right, "barcode", "JUG"), right);
                            case 2 -> List.of(shorted(task, stop, 1 + random.nextLong(open)));
                            default -> List.of(right);
                        });
            }
    }

    private Map<String, Object> shorted(Map<String, Object> task, Map<String, Object> stop, long missing) {
        return floor.scan(
                "short",
                Map.of(
                        "task", task.get("task"),
                        "seq", stop.get("seq"),
                        "location", stop.get("location"),
                        "reason", List.of("short", "empty", "damaged").get(random.nextInt(3)),
                        "quantity", missing));
    }

    /** Most times what is picked; else any order. */
    private void pack() {
        if (orders.isEmpty()) return;
        var ready = floor.tasks("pam", "pack", 3).stream()
                .map(task -> task.get("outbound").toString())
                .toList();
        var some = orders.stream()
                .filter(order -> ready.contains(order.fulfillmentOrder().toString()))
                .toList();
        var among = some.isEmpty() || random.nextInt(5) == 0 ? orders : some;
        var order = among.get(random.nextInt(among.size()));
        for (var line : order.lines()) {
            var carton = carton(true);
            send(List.of(floor.pack(order, carton, line.sku(), 1 + random.nextLong(line.quantity()))));
            if (random.nextInt(3) == 0)
                send(List.of(floor.scan(
                        "unpack", Map.of("carton", carton, "barcode", line.sku(), "quantity", 1, "tote", "TOTE-1"))));
        }
    }

    private String carton(boolean perhapsNew) {
        if (perhapsNew && random.nextInt(3) == 0) cartons++;
        return "BOX-" + floor.warehouse().code() + "-" + Math.max(0, cartons - random.nextInt(6));
    }

    private List<Map<String, Object>> close() {
        return some(() -> floor.close(carton(false)));
    }

    private void relabel() {
        outside.deliver();
        call(() -> office.voidLabel(carton(false)));
        if (random.nextBoolean()) outside.deliver();
    }

    private void go() {
        outside.deliver();
        send(some(() -> floor.load(carton(false))));
        if (random.nextInt(3) == 0) send(List.of(floor.depart()));
    }

    private String code() {
        var sku = random.nextInt(20) == 0 ? "WHAT" : SKUS.get(random.nextInt(SKUS.size()));
        return random.nextInt(8) == 0 ? "case-" + sku : sku;
    }

    private String bin() {
        return "A-01-0%d-1".formatted(1 + random.nextInt(6));
    }
}
