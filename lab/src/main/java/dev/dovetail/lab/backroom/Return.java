package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.world.Showpieces;
import java.util.List;
import java.util.Map;

/** What was sold off a plate comes back, and a parcel of which nobody knows whose it is. */
final class Return {
    static final long SOLD = 3;
    private static final String SKU = Showpieces.PLATED;

    private final Floor floor;
    private final Desk desk;
    private final String number;
    private String order = "";
    private String parcel = "";

    Return(Floor floor, String node, String number) {
        this.floor = floor;
        this.desk = floor.desk(node, "inspector-" + number);
        this.number = number;
    }

    /** Of an order of our own, once it was shipped. */
    Story ofOrder() {
        return new Story(
                "return of " + number,
                this::sell,
                this::shipped,
                this::open,
                () -> inspect("good", 1, "A", "restock"),
                this::tooMany,
                () -> inspect("broken", 1, "D", ""),
                () -> decide(2, "scrap"),
                this::close);
    }

    Story ofNobody() {
        return new Story(
                "return " + number,
                this::openUnknown,
                () -> inspect("good", 1, "A", ""),
                Story.pause(2),
                () -> decide(1, floor.draw(number, 2) == 0 ? "restock" : "refurbish"),
                this::close);
    }

    private Went sell() {
        var shipTo = Map.of(
                "name", "B. Packer",
                "street", "435 Hamilton St",
                "city", "Allentown",
                "region", "PA",
                "postalCode", "18101",
                "country", "US");
        var body = Map.of(
                "channel",
                Opening.CHANNEL,
                "number",
                number,
                "placedAt",
                floor.clock().instant().toString(),
                "currency",
                "GBP",
                "service",
                "ground",
                "shipTo",
                shipTo,
                "lines",
                List.of(Map.of("sku", SKU, "quantity", SOLD, "unitPrice", 4.5)));
        var reply = floor.api().call("POST", "/orders", body, Map.of("Idempotency-Key", number));
        order = reply.must("order " + number).body().path("orderId").asString();
        return Went.DONE;
    }

    boolean sold() {
        return !order.isEmpty();
    }

    private Went shipped() {
        var now = floor.api().get("/orders/" + order).must("order " + number).body();
        if (!now.path("status").asString().equals("shipped")) return Went.NOT_YET;
        floor.book().out(SKU, SOLD);
        return Went.DONE;
    }

    private Went open() {
        var body = Map.of("key", "R-" + number, "worker", desk.worker(), "reference", number);
        var reply = desk.keyed("/returns", body);
        if (reply.code().equals("returns.unknown-reference")) return Went.NOT_YET;
        parcel = reply.must("return of " + number)
                .body()
                .path("parcel")
                .path("id")
                .asString();
        return Went.DONE;
    }

    private Went openUnknown() {
        var unknown = Map.of("key", "R-" + number, "worker", desk.worker(), "reference", "NOBODY-KNOWS-" + number);
        desk.expect(
                "a return of nothing",
                "returns.unknown-reference",
                desk.post("/returns", unknown).code());
        var reply = desk.keyed("/returns", Map.of("key", "R-" + number, "worker", desk.worker()));
        parcel = reply.must("return " + number).body().path("parcel").path("id").asString();
        floor.faults().count(Fault.NO_ORDER);
        return Went.DONE;
    }

    private Map<String, Object> units(String step, long units, String grade) {
        return Map.of(
                "key",
                number + "-" + step,
                "worker",
                desk.worker(),
                "barcode",
                floor.barcode(SKU),
                "quantity",
                units,
                "grade",
                grade);
    }

    /** @param becomes what the grade says; empty where a supervisor has to */
    private Went inspect(String step, long units, String grade, String becomes) {
        var reply = desk.keyed("/returns/" + parcel + "/units", units(step, units, grade));
        var seen = reply.must("units of " + number).body().path("disposition").asString("");
        desk.expect("grade " + grade + " of " + number, becomes, seen);
        floor.book().in(SKU, units);
        return Went.DONE;
    }

    private Went tooMany() {
        var reply = desk.post("/returns/" + parcel + "/units", units("too-many", SOLD, "A"));
        desk.expect("more back than was sent", "returns.more-than-shipped", reply.code());
        floor.faults().count(Fault.TOO_MANY_BACK);
        return Went.DONE;
    }

    private Went decide(int seq, String disposition) {
        var path = "/returns/" + parcel + "/units/" + seq + "/decision";
        var body = Map.of("disposition", disposition, "reason", "looked at it");
        desk.post(path, body).must("decision on " + number);
        var other = Map.of("disposition", "vendor-return", "reason", "looked again");
        desk.expect(
                "a second decision", "returns.decided", desk.post(path, other).code());
        if (disposition.equals("scrap")) floor.book().out(SKU, 1);
        return Went.DONE;
    }

    private Went close() {
        desk.post("/returns/" + parcel + "/close", Map.of()).must("close of " + number);
        var late = desk.post("/returns/" + parcel + "/units", units("late", 1, "A"));
        desk.expect("units of a return that is over", "returns.over", late.code());
        return Went.DONE;
    }
}
