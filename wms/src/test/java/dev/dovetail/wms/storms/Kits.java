package dev.dovetail.wms.storms;

import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.kitting.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SETs are made of a MUG and two SPOONs, and taken apart. */
final class Kits implements Area {
    private final World world;
    private final Workshop shop;
    private final List<Long> orders = new ArrayList<>();

    Kits(World world) {
        this.world = world;
        this.shop = new Workshop(world.house, world.floor);
    }

    @Override
    public Set<String> commands() {
        return Set.of("kit order", "de-kit order", "kit-take", "kit-short", "kit build", "kit scrap", "kit end");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(8)) {
            case 0, 1 -> order();
            case 2, 3, 4 -> fetch();
            case 5, 6 -> build();
            default -> end();
        }
    }

    private void order() {
        var kind = world.oneIn(2) ? "kit" : "de-kit";
        var key = world.fresh("W");
        int units = 1 + world.random.nextInt(3);
        world.keyed(kind + " order", () -> shop.order(key, kind, units)).ifPresent(orders::add);
    }

    private void fetch() {
        for (var task : world.tasks("kim-" + world.random.nextInt(2), "kit", 3)) {
            boolean all = true;
            for (var stop : Handheld.stops(task)) {
                if (world.oneIn(8)) lack(task, stop);
                else all &= take(task, stop);
            }
            if (all || world.oneIn(6)) build(Long.parseLong(task.get("task").toString()));
        }
    }

    private boolean take(Map<String, Object> task, Map<String, Object> stop) {
        long kept = ((Number) stop.get("quantity")).longValue();
        var bench = task.get("bench") == null || world.oneIn(8)
                ? "BENCH-" + (1 + world.random.nextInt(2))
                : task.get("bench");
        return world.send(world.floor.scan(
                "kit-take",
                Map.of(
                        "task",
                        task.get("task"),
                        "seq",
                        stop.get("seq"),
                        "location",
                        world.oneIn(10) ? world.bin() : stop.get("location"),
                        "barcode",
                        world.goods.sku(stop),
                        "quantity",
                        world.oneIn(3) ? 1 + world.random.nextLong(kept) : kept,
                        "to",
                        bench)));
    }

    private void lack(Map<String, Object> task, Map<String, Object> stop) {
        long kept = ((Number) stop.get("quantity")).longValue();
        world.send(world.floor.scan(
                "kit-short",
                Map.of(
                        "task",
                        task.get("task"),
                        "seq",
                        stop.get("seq"),
                        "location",
                        stop.get("location"),
                        "reason",
                        world.one(List.of("short", "empty")),
                        "quantity",
                        1 + world.random.nextLong(kept))));
    }

    private long late() {
        return orders.get(Math.max(0, orders.size() - 1 - world.random.nextInt(5)));
    }

    private void build() {
        if (orders.isEmpty()) return;
        build(late());
    }

    private void build(long order) {
        var key = world.fresh("S");
        var part = world.one(List.of("MUG", "SPOON", "SET", "SPOON", "MUG"));
        if (world.oneIn(3))
            world.keyed("kit scrap", () -> {
                shop.scrap(order, key, part, 1);
                return true;
            });
        else
            world.keyed("kit build", () -> {
                shop.build(order, key, 1);
                return true;
            });
    }

    private void end() {
        if (orders.isEmpty()) return;
        long order = late();
        world.call("kit end", () -> shop.finish(order));
    }
}
