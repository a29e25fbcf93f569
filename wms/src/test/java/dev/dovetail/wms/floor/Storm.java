package dev.dovetail.wms.floor;

import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Everything that a floor does, in random order, right and wrong, over a database that is cut again and again. */
final class Storm {
    private static final List<String> SKUS = List.of("MUG", "CUP", "JUG");

    private final WarehouseHouse house;
    private final Crashing database;
    private final Random random;
    private final Handheld floor;
    private final Outside outside;
    private final List<ReleaseRequested> orders = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int cartons;

    Storm(WarehouseHouse house, Crashing database, long seed) {
        this.house = house;
        this.database = database;
        this.random = new Random(seed);
        this.floor = new Handheld(house, house.warehouse(6)).knows(SKUS.toArray(String[]::new));
        this.outside = new Outside(house);
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
            switch (random.nextInt(14)) {
                case 0, 1 -> send(receive(delivery));
                case 2, 3 -> send(putAway());
                case 4, 5 -> release();
                case 6, 7, 8 -> pick();
                case 9, 10 -> pack();
                case 11 -> send(close());
                case 12 -> go();
                default -> send(move());
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
        for (var result : first)
            outcomes.merge(result.code().isEmpty() ? result.outcome() : result.code(), 1, Integer::sum);
        var again = floor.scan(scans);
        for (int i = 0; i < again.size(); i++) {
            boolean same = first.get(i).code().equals(again.get(i).code());
            if (!same || again.get(i).outcome().equals("accepted")) throw new AssertionError(first + " then " + again);
        }
    }

    private List<Map<String, Object>> some(java.util.function.Supplier<Map<String, Object>> scan) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> scan.get())
                .toList();
    }

    private List<Map<String, Object>> receive(String delivery) {
        return some(() -> floor.scan(
                "receive",
                Map.of(
                        "delivery",
                        delivery,
                        "location",
                        "DOCK-1",
                        "barcode",
                        code(),
                        "quantity",
                        1 + random.nextInt(9))));
    }

    private List<Map<String, Object>> putAway() {
        return some(() -> floor.scan(
                "putaway",
                Map.of("from", "DOCK-1", "to", bin(), "barcode", code(), "quantity", 1 + random.nextInt(9))));
    }

    private List<Map<String, Object>> move() {
        return some(() -> floor.scan(
                "move", Map.of("from", bin(), "to", bin(), "barcode", code(), "quantity", 1 + random.nextInt(5))));
    }

    private void release() {
        var order = floor.release(IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(line -> new Line(line, 1, SKUS.get(random.nextInt(3)), 1 + random.nextInt(4)))
                .toArray(Line[]::new));
        house.send(order);
        orders.add(order);
    }

    private void pick() {
        for (var task : floor.tasks("ann", "pick", 2))
            for (var stop : Handheld.stops(task)) {
                long open = ((Number) stop.get("quantity")).longValue();
                var right = floor.pick(task, stop, stop.get("barcode").toString(), 1 + random.nextLong(open));
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

    private void pack() {
        if (orders.isEmpty()) return;
        var order = orders.get(random.nextInt(orders.size()));
        var line = order.lines().get(random.nextInt(order.lines().size()));
        var carton = "BOX-" + floor.warehouse().code() + "-" + random.nextInt(++cartons);
        var packed = floor.pack(order, carton, line.sku(), 1 + random.nextInt(2));
        send(List.of(packed));
        if (random.nextInt(3) == 0)
            send(List.of(floor.scan(
                    "unpack", Map.of("carton", carton, "barcode", line.sku(), "quantity", 1, "tote", "TOTE-1"))));
    }

    private List<Map<String, Object>> close() {
        return some(() -> floor.close("BOX-" + floor.warehouse().code() + "-" + random.nextInt(cartons + 1)));
    }

    private void go() {
        outside.deliver();
        send(some(() -> floor.load("BOX-" + floor.warehouse().code() + "-" + random.nextInt(cartons + 1))));
        if (random.nextInt(3) == 0) send(List.of(floor.depart()));
    }

    private String code() {
        var sku = random.nextInt(20) == 0 ? "WHAT" : SKUS.get(random.nextInt(3));
        return random.nextInt(8) == 0 ? "case-" + sku : sku;
    }

    private String bin() {
        return "A-01-0%d-1".formatted(1 + random.nextInt(6));
    }
}
