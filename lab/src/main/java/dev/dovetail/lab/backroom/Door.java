package dev.dovetail.lab.backroom;

import dev.dovetail.lab.backroom.Story.Went;
import dev.dovetail.lab.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Trucks book a door: one comes, is unloaded and goes; one finds the door taken, takes another hour, and is called off. */
final class Door {
    static final String DOOR = "DOCK-2";
    private static final Duration AHEAD = Duration.ofHours(4);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Floor floor;
    private final Desk desk;
    private final String key;
    private final Instant from;
    private String first = "";
    private String second = "";

    Door(Floor floor, String node, String key) {
        this.floor = floor;
        this.desk = floor.desk(node, "gate");
        this.key = key;
        this.from = floor.clock().instant().plus(AHEAD);
    }

    Story story() {
        return new Story(
                "door " + key,
                this::book,
                this::taken,
                () -> step(first, "arrive"),
                () -> step(first, "start"),
                this::callOff,
                () -> step(first, "done"),
                this::doneAgain);
    }

    private Map<String, Object> window(String name, Instant at) {
        return Map.of(
                "key",
                key + name,
                "door",
                DOOR,
                "carrier",
                "haulier",
                "from",
                at.toString(),
                "until",
                at.plus(HOUR).toString());
    }

    private Went book() {
        first = desk.keyed("/appointments", window("-1", from))
                .must("door")
                .body()
                .path("id")
                .asString();
        return Went.DONE;
    }

    private Went taken() {
        var wanted = from.plus(HOUR.dividedBy(2));
        desk.expect(
                "a taken door",
                "appointments.door-taken",
                desk.post("/appointments", window("-2", wanted)).code());
        floor.faults().count(Fault.DOOR_TAKEN);
        var later = desk.keyed("/appointments", window("-2", from.plus(HOUR))); // where the first one's hour ends
        second = later.must("the door an hour later").body().path("id").asString();
        var move = Map.of(
                "door",
                DOOR,
                "from",
                wanted.toString(),
                "until",
                wanted.plus(HOUR).toString());
        desk.expect(
                "a move to a taken hour",
                "appointments.door-taken",
                desk.post("/appointments/" + second + "/move", move).code());
        return Went.DONE;
    }

    private Went step(String appointment, String verb) {
        desk.post("/appointments/" + appointment + "/" + verb, Map.of()).must(verb + " of " + key);
        return Went.DONE;
    }

    private Went callOff() {
        desk.post("/appointments/" + second + "/cancel", Map.of("reason", "the truck broke down"))
                .must("cancel of " + key);
        return Went.DONE;
    }

    private Went doneAgain() {
        var code = desk.post("/appointments/" + first + "/arrive", Map.of()).code();
        desk.expect("a truck that has gone", "appointments.move-not-allowed", code);
        return Went.DONE;
    }
}
