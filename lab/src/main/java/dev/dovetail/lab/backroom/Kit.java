package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.world.Showpieces;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Kits are made at a bench and some are taken apart again. A part may not be where it is kept, or break. */
final class Kit {
    static final String BENCH = "BENCH-1";
    private static final List<Map<String, Object>> BILL =
            List.of(Map.of("sku", Showpieces.JAR, "quantity", 1), Map.of("sku", Showpieces.LID, "quantity", 2));
    private static final int MORE_THAN_ALL = 400_000;
    private static final int SHORT_PER_MILLE = 500;
    private static final int BROKEN_PER_MILLE = 500;

    private final Floor floor;
    private final Desk desk;
    private final String key;
    private final String kind;
    private final long quantity;
    private String id = "";
    private long made;
    private boolean looked;

    /**
     * @param worker at the bench, one for all kits: whoever fetches work has all that is free there
     * @param kind {@code kit} or {@code de-kit}
     */
    Kit(Floor floor, String node, String worker, String key, String kind, long quantity) {
        this.floor = floor;
        this.desk = new Desk(floor, node, worker, key);
        this.key = key;
        this.kind = kind;
        this.quantity = quantity;
    }

    Story story() {
        return new Story(
                kind + " " + key,
                this::orderTooMany,
                this::order,
                this::carry,
                () -> build("first", quantity - 1),
                this::breakOne,
                this::carry,
                () -> build("last", 1),
                this::end);
    }

    private Map<String, Object> body(long wanted) {
        return Map.of("key", key, "kind", kind, "sku", Showpieces.SET, "quantity", wanted, "parts", BILL);
    }

    private Went orderTooMany() {
        var reply = desk.post("/work-orders", body(MORE_THAN_ALL));
        desk.expect("more kits than there are parts for", "kitting.not-enough", reply.code());
        return Went.DONE;
    }

    private Went order() {
        var reply = desk.keyed("/work-orders", body(quantity));
        if (reply.code().equals("kitting.not-enough")) return Went.NOT_YET;
        id = reply.must("work order " + key).body().path("id").asString();
        return Went.DONE;
    }

    /** Until nothing of it is left in a bin. */
    private Went carry() {
        var open = desk.get("/work-orders/" + id).must("work order " + key).body();
        if (open.path("order").path("state").asString().equals("done")
                || open.path("open").isEmpty()) return Went.DONE;
        boolean waits = false; // while another kit's parts lie at the bench
        for (var task : desk.fetch("kit"))
            if (task.path("task").asString().equals(id))
                for (var line : task.path("lines")) waits |= !isShort(line) && !taken(line);
        return waits ? Went.NOT_YET : Went.BUSY;
    }

    private boolean taken(JsonNode line) {
        var sku = line.path("sku").asString();
        var code = desk.scan(
                "kit-take",
                "task",
                id,
                "seq",
                line.path("seq").asInt(),
                "location",
                line.path("location").asString(),
                "barcode",
                floor.barcode(sku),
                "quantity",
                line.path("quantity").asLong(),
                "to",
                BENCH);
        if (code.equals("kitting.bench-taken")) return false;
        desk.expect("parts of " + key, "", code);
        return true;
    }

    /** One unit of the first line that is looked for. */
    private boolean isShort(JsonNode line) {
        if (looked) return false;
        looked = true;
        if (!floor.faults().strikes(Fault.PART_SHORT, key, SHORT_PER_MILLE)) return false;
        var code = desk.scan(
                "kit-short",
                "task",
                id,
                "seq",
                line.path("seq").asInt(),
                "location",
                line.path("location").asString(),
                "reason",
                "short",
                "quantity",
                1);
        desk.expect("a part of " + key + " that is not there", "", code);
        floor.book().lost(line.path("sku").asString(), 1);
        return true;
    }

    private Went build(String step, long units) {
        if (units == 0) return Went.DONE;
        var body = Map.of("key", key + "-" + step, "worker", desk.worker(), "quantity", units);
        var reply = desk.keyed("/work-orders/" + id + "/builds", body);
        if (reply.code().equals("kitting.not-at-bench")) return Went.DONE; // a part was short, and no bin has another
        reply.must("build of " + key);
        made += units;
        long sign = kind.equals("kit") ? units : -units;
        floor.book().in(Showpieces.SET, sign);
        floor.book().out(Showpieces.JAR, sign);
        floor.book().out(Showpieces.LID, 2 * sign);
        return Went.DONE;
    }

    private Went breakOne() {
        if (made == quantity
                || !kind.equals("kit")
                || !floor.faults().strikes(Fault.PART_BROKEN, key, BROKEN_PER_MILLE)) return Went.DONE;
        var body = Map.of(
                "key",
                key + "-broken",
                "worker",
                desk.worker(),
                "sku",
                Showpieces.LID,
                "quantity",
                1,
                "reason",
                "fell");
        var reply = desk.keyed("/work-orders/" + id + "/scraps", body);
        if (reply.code().equals("kitting.not-at-bench")) return Went.DONE;
        reply.must("a broken part of " + key);
        floor.book().lost(Showpieces.LID, 1);
        return Went.DONE;
    }

    /** What cannot be made any more is ended; what is made in full is over. */
    private Went end() {
        var reply = desk.post("/work-orders/" + id + "/end", Map.of("reason", "parts are missing"));
        if (made == quantity) desk.expect("the end of a work order that is done", "kitting.over", reply.code());
        else reply.must("the end of " + key);
        return Went.DONE;
    }
}
