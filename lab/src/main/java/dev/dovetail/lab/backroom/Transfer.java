package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.world.Showpieces;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Goods go from one warehouse to another. The crew picks and packs them; the truck may be late, a carton may be at the target
 * before its paper, or not at all, or after it was given up; and the target may think better of it.
 */
final class Transfer {
    private static final String SKU = Showpieces.CRATE;
    private static final int MORE_THAN_ALL = 900_000;
    private static final int LONGEST_LATE = 6;
    private static final int EARLY_PER_MILLE = 500;
    private static final int LATE_PER_MILLE = 400;
    private static final int LOST_PER_MILLE = 400;
    private static final int FOUND_PER_MILLE = 500;

    private final Floor floor;
    private final Desk source;
    private final Desk target;
    private final String key;
    private final long units;
    private final Set<String> arrived = new HashSet<>();
    private int late;
    private boolean lost;
    private boolean found;

    Transfer(Floor floor, String from, String to, String key, long units) {
        this.floor = floor;
        this.source = floor.desk(from, "truck-" + key);
        this.target = floor.desk(to, "unloader-" + key);
        this.key = key;
        this.units = units;
        if (floor.faults().strikes(Fault.CARTON_LATE, key, LATE_PER_MILLE))
            late = 1 + floor.draw("late " + key, LONGEST_LATE);
    }

    /** Asks for it, sends it, counts it in. */
    Story story() {
        return new Story(
                "transfer " + key, this::askTooMuch, this::ask, this::send, this::receive, this::giveUp, this::end);
    }

    /** One that is not wanted any more after a while, wherever it stands. */
    Story takenBack() {
        var pause = Story.pause(floor.draw("back " + key, LONGEST_LATE));
        return new Story(
                "transfer " + key, this::ask, pause, this::cancel, this::send, this::receive, this::giveUp, this::end);
    }

    private Went askTooMuch() {
        var reply = floor.api().post("/transfers", body(MORE_THAN_ALL));
        source.expect("a transfer of more than there is", "transfers.short", reply.code());
        floor.faults().count(Fault.TRANSFER_SHORT);
        return Went.DONE;
    }

    private Went ask() {
        var reply = Desk.keyed(floor, "/transfers", body(units));
        if (reply.code().equals("transfers.short")) return Went.NOT_YET; // it lies on a dock still
        reply.must("transfer " + key);
        return Went.DONE;
    }

    private Map<String, Object> body(long wanted) {
        var lines = List.of(Map.of("sku", SKU, "quantity", wanted));
        return Map.of("key", key, "from", source.node(), "to", target.node(), "lines", lines);
    }

    private Went cancel() {
        var reply = floor.api().post("/transfers/" + key + "/cancel", Map.of("reason", "enough came otherwise"));
        floor.faults().count(Fault.TRANSFER_BACK);
        if (!reply.ok()) source.expect("a transfer taken back", "transfers.nothing-to-cancel", reply.code());
        return Went.DONE;
    }

    private JsonNode now() {
        return floor.api().get("/transfers/" + key).must("transfer " + key).body();
    }

    /** Hands over what stands packed, once the truck is there, until nothing of it is at the source. */
    private Went send() {
        var transfer = now();
        var line = transfer.path("lines").path(0);
        if (line.path("open").asLong() + line.path("picked").asLong() == 0
                && !transfer.path("cancelling").asBoolean()) return Went.DONE;
        var waiting = source.fetch("hand-over");
        if (waiting.isEmpty()) return Went.NOT_YET;
        if (late-- > 0) return Went.BUSY;
        for (var task : waiting) handOver(task.path("carton").asString());
        return Went.BUSY;
    }

    /** The truck takes what other transfers left there too, each carton once. */
    private void handOver(String carton) {
        if (!floor.handedOver().add(carton)) return;
        if (floor.faults().strikes(Fault.CARTON_EARLY, carton, EARLY_PER_MILLE))
            target.expect("a carton before its paper", "receiving.no-such-delivery", count(carton, 1));
        source.expect("hand-over of " + carton, "", source.scan("hand-over", "carton", carton));
    }

    private String count(String carton, long many) {
        return target.scan(
                "receive",
                "delivery",
                source.node() + ":" + carton,
                "location",
                Opening.DOCK,
                "barcode",
                floor.barcode(SKU),
                "quantity",
                many);
    }

    /** All cartons but one that is lost. */
    private Went receive() {
        for (var carton : now().path("cartons")) {
            var name = carton.path("carton").asString();
            if (arrived.contains(name) || (!lost && isLost(name))) continue;
            var code = count(name, carton.path("sent").asLong());
            if (code.equals("receiving.no-such-delivery")) return Went.NOT_YET;
            target.expect("carton " + name, "", code);
            arrived.add(name);
        }
        return Went.DONE;
    }

    private boolean isLost(String carton) {
        return floor.faults().draw(Fault.CARTON_LOST.row(), carton, 1000) < LOST_PER_MILLE;
    }

    /** What does not come is given up, and may stand there after all. */
    private Went giveUp() {
        var missing = now().path("cartons")
                .valueStream()
                .filter(carton -> !arrived.contains(carton.path("carton").asString()))
                .toList();
        if (missing.isEmpty()) return Went.DONE;
        if (!lost) {
            var reply = floor.api().post("/transfers/" + key + "/lost", Map.of("reason", "not on the truck"));
            if (reply.code().equals("transfers.nothing-in-transit")) return Went.NOT_YET;
            reply.must("the loss of " + key);
            lost = true;
            found = floor.faults().strikes(Fault.CARTON_FOUND, key, FOUND_PER_MILLE);
            missing.forEach(carton -> {
                floor.faults().count(Fault.CARTON_LOST);
                floor.book().lost(SKU, carton.path("sent").asLong());
            });
        }
        if (!found) {
            missing.forEach(carton -> arrived.add(carton.path("carton").asString()));
            return Went.DONE;
        }
        var went = receive();
        if (went == Went.DONE)
            missing.forEach(carton -> floor.book().in(SKU, carton.path("sent").asLong()));
        return went;
    }

    private Went end() {
        return now().path("state").asString().equals("done") ? Went.DONE : Went.NOT_YET;
    }
}
