package dev.dovetail.wms.storms;

import dev.dovetail.wms.appointments.DoorDesk;
import dev.dovetail.wms.labour.Labour;
import dev.dovetail.wms.labour.LabourSetup;
import dev.dovetail.wms.labour.Standards;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carriers book doors, come, stay away; and the day's work is measured. */
final class Gate implements Area {
    private final World world;
    private final DoorDesk desk;
    private final Map<Long, Integer> came = new HashMap<>();
    private final List<Long> booked = new ArrayList<>();

    Gate(World world) {
        this.world = world;
        this.desk = new DoorDesk(world.house, world.floor.warehouse());
    }

    @Override
    public Set<String> commands() {
        return Set.of(
                "door book",
                "door move",
                "door arrive",
                "door start",
                "door finish",
                "door cancel",
                "door miss",
                "labour standards",
                "labour day");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(6)) {
            case 0 -> measure();
            case 1, 2 -> book();
            default -> {
                for (int i = 0; i < 6; i++) take();
            }
        }
    }

    private Instant soon() {
        return world.house.now().plus(Duration.ofMinutes(15L * world.random.nextInt(12)));
    }

    private String door() {
        return "DOCK-" + (1 + world.random.nextInt(2));
    }

    private void book() {
        var from = soon();
        var until = from.plus(Duration.ofMinutes(30));
        var key = world.fresh("K");
        var door = door();
        world.keyed("door book", () -> desk.book(key, door, from, until, world.who()))
                .ifPresent(booked::add);
    }

    private void take() {
        if (booked.isEmpty()) return;
        long id = booked.get(Math.max(0, booked.size() - 1 - world.random.nextInt(3)));
        var word = next(id);
        var from = soon();
        if (word.equals("move"))
            world.call("door move", () -> desk.move(id, door(), from, from.plus(Duration.ofMinutes(20)), world.who()));
        else world.call("door " + word, () -> desk.take(id, word, world.who()));
    }

    /** What comes next, most times. */
    private String next(long id) {
        int step = came.getOrDefault(id, 0);
        if (step == 0 && world.oneIn(3)) return world.one(List.of("move", "move", "miss"));
        if (world.oneIn(3)) return world.one(List.of("move", "cancel", "miss", "start"));
        if (step < 3) came.put(id, step + 1);
        return List.of("arrive", "start", "finish", "finish").get(step);
    }

    private void measure() {
        var at = world.floor.warehouse();
        if (world.oneIn(2))
            world.call(
                    "labour standards", () -> world.house.get(LabourSetup.class).put(at, Standards.USUAL, world.who()));
        var labour = world.house.get(Labour.class);
        world.call("labour day", () -> labour.team(at, labour.today(at), "", 20));
    }
}
