package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.world.Showpieces;
import java.util.List;
import java.util.Map;

/** Goods that nobody announced are counted at once and settled later: accepted, matched to what was announced, or announced after all. */
final class Blind {
    private static final String SKU = Showpieces.CRATE;
    private static final String NO_BARCODE = "2099999999985";
    private static final long UNITS = 6;

    private final Floor floor;
    private final Desk desk;
    private final String reference;

    Blind(Floor floor, String node, String reference) {
        this.floor = floor;
        this.desk = floor.desk(node, "dock-" + reference);
        this.reference = reference;
    }

    Story story() {
        return new Story(
                "blind " + reference, this::receive, Story.pause(3), this::more, this::settle, this::settleAgain);
    }

    private Went receive() {
        desk.expect("an unknown barcode", "receiving.unknown-barcode", count(NO_BARCODE, 1));
        desk.expect("goods of " + reference, "", count(floor.barcode(SKU), UNITS - 2));
        floor.book().in(SKU, UNITS - 2);
        floor.faults().count(Fault.BLIND);
        return Went.DONE;
    }

    private String count(String barcode, long units) {
        return desk.scan(
                "receive", "delivery", reference, "location", Opening.DOCK, "barcode", barcode, "quantity", units);
    }

    private Went more() {
        desk.expect("more of " + reference, "", count(floor.barcode(SKU), 2));
        floor.book().in(SKU, 2);
        return Went.DONE;
    }

    private Went settle() {
        switch (floor.draw(reference, 3)) {
            case 0 ->
                desk.post(path("accept"), Map.of("reason", "they are ours")).must("accept " + reference);
            case 1 -> {
                announce(reference + "-paper");
                desk.post(path("match"), Map.of("delivery", reference + "-paper"))
                        .must("match " + reference);
            }
            default -> announce(reference);
        }
        return Went.DONE;
    }

    private void announce(String name) {
        var lines = List.of(Map.of("sku", SKU, "quantity", UNITS));
        desk.post("/deliveries", Map.of("reference", name, "supplier", "LGB-V", "lines", lines))
                .must("delivery " + name);
    }

    private String path(String verb) {
        return "/deliveries/" + reference + "/" + verb;
    }

    /** Once it is settled it stays so. */
    private Went settleAgain() {
        var code = desk.post(path("accept"), Map.of("reason", "again")).code();
        desk.expect("a second answer", "receiving.settled", code);
        return Went.DONE;
    }
}
