package dev.dovetail.lab.floor;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.world.Showpieces;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Walks the bins in the order given with a cart of some orders, and puts what it picks into the tote of each. Now and then it
 * scans the wrong shelf first, or finds less than the books say.
 */
final class Picker implements Hand {
    static final int SLOTS = 4;
    private static final int SHORT_PER_MILLE = 6;
    private static final int WRONG_PER_MILLE = 15;
    private static final int DAMAGED_PER_MILLE = 8;
    private static final int COUNT_PER_MILLE = 15;
    private static final String WRONG = "2099999999992";
    private static final String ELSEWHERE = "DOCK-1";

    private final Station station;
    private final Handheld handheld;
    private final int slots;
    private final Rival rival;
    private final Set<String> seen = new HashSet<>();

    Picker(Station station, Handheld handheld) {
        this(station, handheld, SLOTS);
    }

    /** @param slots totes on the cart, each for an order */
    Picker(Station station, Handheld handheld, int slots) {
        this.station = station;
        this.handheld = handheld;
        this.slots = slots;
        this.rival = new Rival(station, handheld);
    }

    /** A line of a task, as the handheld shows it. */
    private record Line(JsonNode task, JsonNode line) {
        String key() {
            return task.path("task").asString() + "/" + line.path("seq").asString();
        }

        long quantity() {
            return line.path("quantity").asLong();
        }

        String sku() {
            return line.path("sku").asString();
        }

        String order() {
            return of("orders", "outbound").path("orderId").asString();
        }

        /** The tote that is in the slot already, else one of its own. */
        String tote() {
            var slot = of("slots", "slot");
            var own = "TOTE-" + task.path("task").asString() + "-"
                    + slot.path("slot").asString();
            return slot.path("tote").asString(own);
        }

        private JsonNode of(String list, String key) {
            var wanted = line.path(key).asString();
            return task.path(list)
                    .valueStream()
                    .filter(one -> one.path(key).asString().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + key + " " + wanted + " in " + task));
        }
    }

    @Override
    public boolean step() {
        var tasks = handheld.fetchCart(slots);
        if (tasks.isEmpty()) return false;
        tasks.forEach(this::tell);
        if (countsMeanwhile(tasks)) return true;
        var scans = new LinkedHashMap<Scan, Line>();
        for (var task : tasks) for (var line : task.path("lines")) pick(new Line(task, line), scans);
        if (scans.isEmpty()) return false;
        var results = handheld.post(List.copyOf(scans.keySet()), result -> tell(result, scans.get(result.scan())));
        follow(results, scans);
        return results.stream().anyMatch(Scan.Result::good);
    }

    /** Has a bin on the way counted, and comes to it while that goes on. */
    private boolean countsMeanwhile(List<JsonNode> tasks) {
        var bins = tasks.stream()
                .flatMap(task -> task.path("lines").valueStream().map(line -> new Line(task, line)))
                .filter(line -> station.faults().draw("count", line.key(), 1000) < COUNT_PER_MILLE)
                .filter(line -> seen.add("count " + line.key()))
                .map(Picker::bin)
                .distinct()
                .toList();
        if (bins.isEmpty()) return false;
        handheld.post("/counts", Map.of("locations", bins, "reason", "looked odd from the aisle"))
                .must("counts at " + station.node());
        return true;
    }

    /** Of each line that was picked whole the last scan. */
    private void follow(List<Scan.Result> results, Map<Scan, Line> scans) {
        var whole = new LinkedHashMap<String, Scan>();
        for (var result : results) {
            var line = Objects.requireNonNull(scans.get(result.scan()));
            if (result.good() && result.scan().kind().equals("pick")) whole.put(line.key(), result.scan());
            else if (!provoked(result.scan())) whole.remove(line.key());
        }
        whole.forEach((line, scan) -> rival.follow(scan, line));
    }

    private static boolean provoked(Scan scan) {
        return scan.fields().containsValue(WRONG) || scan.fields().containsValue(ELSEWHERE);
    }

    private void tell(JsonNode task) {
        if (!seen.add(task.path("task").asString())) return;
        for (var order : task.path("orders"))
            station.watch()
                    .fetched(
                            order.path("orderId").asString(),
                            Instant.parse(order.path("readyAt").asString()));
    }

    private void tell(Scan.Result result, @org.jspecify.annotations.Nullable Line line) {
        if (!result.good() && !provoked(result.scan())) station.report(List.of(result));
        if (!result.good() || line == null) return;
        var at = Instant.parse(result.takenAt());
        String order = line.order();
        if (result.scan().kind().equals("pick")) station.watch().picked(order, at);
        else {
            var units = ((Number) Objects.requireNonNull(result.scan().fields().get("quantity"))).longValue();
            station.watch().shorted(order, station.node(), line.sku(), units, at);
        }
    }

    private void pick(Line line, Map<Scan, Line> scans) {
        boolean first = seen.add(line.key());
        if (first && station.faults().strikes(Fault.WRONG_SCAN, line.key(), WRONG_PER_MILLE))
            scans.put(scan(line, bin(line), WRONG, 1), line);
        if (first && station.faults().strikes(Fault.WRONG_BIN, line.key(), WRONG_PER_MILLE))
            scans.put(scan(line, ELSEWHERE, station.world().good(line.sku()).barcode("each"), 1), line);
        boolean mayLack = first && !Showpieces.exact(line.sku());
        boolean isShort = mayLack && station.faults().strikes(Fault.SHORT, line.key(), SHORT_PER_MILLE);
        boolean damaged = mayLack && !isShort && station.faults().strikes(Fault.DAMAGED, line.key(), DAMAGED_PER_MILLE);
        long missing = isShort || damaged ? (line.quantity() + 1) / 2 : 0;
        long found = line.quantity() - missing;
        var good = station.world().good(line.sku());
        long cases = good.caseUnits() > 1 ? found / good.caseUnits() : 0;
        long rest = found - cases * good.caseUnits();
        if (cases > 0) scans.put(scan(line, bin(line), good.barcode("case"), cases), line);
        if (rest > 0) scans.put(scan(line, bin(line), good.barcode("each"), rest), line);
        if (missing == 0) return;
        station.watch().missing(station.node(), line.sku());
        scans.put(shorted(line, damaged ? "damaged" : "short", missing), line);
    }

    private static String bin(Line line) {
        return line.line().path("location").asString();
    }

    private Scan scan(Line line, String bin, String barcode, long packs) {
        var task = line.task().path("task").asString();
        return Scan.of(
                handheld.id(),
                "pick",
                "task",
                task,
                "seq",
                line.line().path("seq").asInt(),
                "location",
                bin,
                "barcode",
                barcode,
                "quantity",
                packs,
                "tote",
                line.tote());
    }

    private Scan shorted(Line line, String reason, long missing) {
        return Scan.of(
                handheld.id(),
                "short",
                "task",
                line.task().path("task").asString(),
                "seq",
                line.line().path("seq").asInt(),
                "location",
                bin(line),
                "reason",
                reason,
                "quantity",
                missing);
    }
}
