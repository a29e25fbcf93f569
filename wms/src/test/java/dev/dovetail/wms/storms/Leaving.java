package dev.dovetail.wms.storms;

import dev.dovetail.wms.floor.PickedUp;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cartons leave: on a truck, with the customer who came, to another warehouse; or nobody comes, and they are given back. */
final class Leaving implements Area {
    private final World world;
    private final Orders orders;

    Leaving(World world, Orders orders) {
        this.world = world;
        this.orders = orders;
    }

    @Override
    public Set<String> commands() {
        return Set.of("load", "depart", "stage", "hand-over pick-up", "hand-over transfer", "give-back");
    }

    @Override
    public void open() {
        PickedUp.shelf(world.house, world.floor);
        world.db
                .owner()
                .sql("insert into wms.pickup_rule values (?, ?, ?)")
                .params(
                        world.floor.warehouse().node().value(),
                        world.random.nextInt(2),
                        world.oneIn(2) ? new String[] {"id-card"} : new String[0])
                .update();
    }

    @Override
    public void act() {
        world.outside.deliver();
        switch (world.random.nextInt(3)) {
            case 0 -> truck();
            default -> world.tasks("hal", "hand-over", 8).forEach(this::fetched);
        }
    }

    private void truck() {
        world.send(world.tasks("lou", "load", 6).stream()
                .filter(_ -> !world.oneIn(5))
                .map(task -> world.floor.load(task.get("carton").toString()))
                .toList());
        if (world.oneIn(2)) world.send(world.floor.depart());
    }

    private void fetched(Map<String, Object> task) {
        var carton = task.get("carton").toString();
        boolean transfer = orders.isTransfer(task.get("outbound").toString());
        var over = world.floor.handOver(carton);
        if (!world.oneIn(6)) over.put("proof", "id-card");
        boolean unplaced = !transfer && task.get("location") == null;
        switch (unplaced && world.oneIn(2) ? 2 : world.random.nextInt(6)) {
            case 0, 1 -> world.send(world.floor, transfer ? "hand-over transfer" : "hand-over pick-up", List.of(over));
            case 2 -> {
                if (transfer && !world.oneIn(6)) return;
                world.send(world.floor.scan(
                        "stage", Map.of("carton", carton, "location", world.oneIn(4) ? world.bin() : "SHELF-1")));
            }
            case 3, 4 -> {
                if (!transfer || world.oneIn(6)) world.send(world.floor.scan("give-back", Map.of("carton", carton)));
            }
            default -> {}
        }
    }
}
