package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.world.Showpieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A delivery comes on two plates: received onto them, put away whole, moved, unloaded and loaded again, one broken up. */
final class Pallet {
    static final String FIRST = "P01-01";
    static final String SECOND = "P01-02";
    static final String THIRD = "P01-03";
    static final String OTHER_DOCK = "DOCK-3";
    static final long ON_EACH = 12;
    private static final String SKU = Showpieces.PLATED;
    private static final int WRONG_PER_MILLE = 500;

    private final Floor floor;
    private final Desk desk;
    private final String reference;
    private final List<String> plates = new ArrayList<>();

    Pallet(Floor floor, String node, String reference) {
        this.floor = floor;
        this.desk = floor.desk(node, "fork-lift");
        this.reference = reference;
    }

    Story story() {
        return new Story(
                "plates " + reference,
                this::announce,
                this::receive,
                Story.pause(1),
                this::move,
                this::unload,
                Story.pause(2),
                this::breakUp);
    }

    private Went announce() {
        var made = desk.post("/plates", Map.of("kind", "pallet", "count", 2)).must("plates");
        made.body().path("numbers").forEach(number -> plates.add(number.asString()));
        var lines = List.of(Map.of("sku", SKU, "quantity", 2 * ON_EACH));
        desk.post("/deliveries", Map.of("reference", reference, "supplier", "LGB-V", "lines", lines))
                .must("delivery " + reference);
        return Went.DONE;
    }

    private Went receive() {
        for (var plate : plates) {
            desk.expect("goods onto " + plate, "", receive(plate, Opening.DOCK, ON_EACH));
            floor.book().in(SKU, ON_EACH);
        }
        return putAway();
    }

    private String receive(String plate, String dock, long units) {
        return desk.scan(
                "receive",
                "delivery",
                reference,
                "location",
                dock,
                "barcode",
                floor.barcode(SKU),
                "quantity",
                units,
                "plate",
                plate);
    }

    /** At once, before others carry its goods away one by one. What comes onto one that stands elsewhere is refused. */
    private Went putAway() {
        carry("plate-putaway", plates.get(0), FIRST, Opening.DOCK);
        carry("plate-putaway", plates.get(1), SECOND, Opening.DOCK);
        if (at(plates.getFirst()).equals(FIRST)
                && floor.faults().strikes(Fault.WRONG_PLATE, reference, WRONG_PER_MILLE))
            desk.expect("goods onto a plate elsewhere", "plates.elsewhere", receive(plates.getFirst(), OTHER_DOCK, 1));
        return Went.DONE;
    }

    private void carry(String kind, String plate, String to, String from) {
        if (!at(plate).equals(from)) return;
        var code = desk.scan(kind, "plate", plate, "to", to);
        if (!code.equals("plates.empty") && !code.equals("moving.claimed")) desk.expect(kind + " " + plate, "", code);
    }

    private String at(String plate) {
        return desk.get("/plates/" + plate)
                .must("plate")
                .body()
                .path("location")
                .asString("");
    }

    private Went move() {
        carry("plate-move", plates.get(1), THIRD, SECOND);
        return Went.DONE;
    }

    /** A few off, and as many on again; the other plate does not stand there. */
    private Went unload() {
        var plate = plates.get(1);
        var there = at(plate);
        if (!there.equals(THIRD) && !there.equals(SECOND)) return Went.DONE;
        if (fill("plate-off", plate, there, 3).isEmpty())
            desk.expect("goods back onto " + plate, "", fill("plate-on", plate, there, 3));
        var wrong = fill("plate-on", plates.get(0), there, 1);
        if (at(plates.get(0)).equals(FIRST)) desk.expect("goods onto the wrong plate", "plates.elsewhere", wrong);
        floor.faults().count(Fault.WRONG_PLATE);
        return Went.DONE;
    }

    private String fill(String kind, String plate, String location, long units) {
        return desk.scan(kind, "plate", plate, "location", location, "barcode", floor.barcode(SKU), "quantity", units);
    }

    private Went breakUp() {
        var plate = plates.get(1);
        var code = desk.scan("plate-break", "plate", plate);
        desk.expect("the end of " + plate, "", code);
        desk.expect("a plate that is no more", "plates.broken", receive(plate, Opening.DOCK, 1));
        return Went.DONE;
    }
}
