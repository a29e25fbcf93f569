package dev.dovetail.lab.restarts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** An order that somebody places under its number, which is its key too. */
record Bought(String number, List<Line> lines) {
    Bought {
        lines = List.copyOf(lines);
    }

    record Line(String sku, int quantity) {}

    /** Of one or two SKUs; one in eight wants the scarce one alone. */
    static Bought draw(String number, RandomGenerator random) {
        if (random.nextInt(8) == 0) return new Bought(number, List.of(new Line(Fleet.SCARCE, 1)));
        int first = 1 + random.nextInt(Fleet.SKUS - 1);
        var lines = new ArrayList<>(List.of(new Line("S" + first, 1 + random.nextInt(3))));
        if (random.nextBoolean()) lines.add(new Line("S" + (first % (Fleet.SKUS - 1) + 1), 1 + random.nextInt(3)));
        return new Bought(number, lines);
    }

    /** As {@link Proof} reads it from the database. */
    String content() {
        return lines.stream().map(line -> line.sku() + "*" + line.quantity()).collect(Collectors.joining(" "));
    }

    Map<String, Object> body() {
        var body = new HashMap<String, Object>();
        body.put("channel", "drill");
        body.put("number", number);
        body.put("placedAt", "2026-11-01T10:00:00Z");
        body.put("currency", "GBP");
        body.put("service", "standard");
        body.put("shipTo", Fleet.ADDRESS);
        body.put(
                "lines",
                lines.stream()
                        .map(line -> Map.of("sku", line.sku(), "quantity", line.quantity(), "unitPrice", 4.25))
                        .toList());
        return body;
    }
}
