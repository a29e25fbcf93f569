package dev.dovetail.wms.storms;

import dev.dovetail.wms.floor.Handheld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pickers walk with one order, a cart of several, or a batch for the wall; find less than they should, and lay back. */
final class Pickers implements Area {
    private final World world;
    private final Wall wall;
    private final List<Map<String, Object>> picked = new ArrayList<>();
    private String by = "ann";

    Pickers(World world, Wall wall) {
        this.world = world;
        this.wall = wall;
    }

    @Override
    public Set<String> commands() {
        return Set.of("pick", "pick to carton", "pick for wall", "unpick", "short", "swap", "tote");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(9)) {
            case 0, 1 -> {
                var picker = "ann-" + world.random.nextInt(2);
                walk(picker, world.tasks(picker, "pick", 2));
            }
            case 2, 3, 4 -> trip("cluster", 3);
            case 5, 6 -> trip("batch", 4);
            default -> layBack();
        }
    }

    private void trip(String mode, int slots) {
        var picker = mode + "-" + world.random.nextInt(2);
        var asked = new HashMap<String, Object>(Map.of("worker", picker, "kind", "pick", "mode", mode, "slots", slots));
        if (mode.equals("batch") && !world.oneIn(4)) asked.put("wall", Wall.CODE);
        walk(picker, world.ask(asked));
    }

    private void walk(String picker, List<Map<String, Object>> tasks) {
        by = picker;
        for (var task : tasks) for (var stop : Handheld.stops(task)) if (!world.oneIn(6)) at(task, stop);
    }

    private void at(Map<String, Object> task, Map<String, Object> stop) {
        if (stop.get("lot") != null && world.oneIn(2)) swap(task, stop);
        switch (world.random.nextInt(12)) {
            case 0 -> world.send(Handheld.but(pick(task, stop), "location", "A-01-06-1"));
            case 1 -> world.send(Handheld.but(pick(task, stop), "barcode", "JUG"));
            case 2 -> lack(task, stop);
            case 3 -> newTote(task, stop);
            default -> take(task, stop);
        }
    }

    private void take(Map<String, Object> task, Map<String, Object> stop) {
        var scan = pick(task, stop);
        boolean boxed = scan.containsKey("carton");
        boolean sorted = "batch".equals(task.get("mode"));
        var as = boxed ? "pick to carton" : sorted ? "pick for wall" : "pick";
        if (world.send(world.floor, as, List.of(scan)) == 0) return;
        if (!boxed) picked.add(scan);
        if (sorted) wall.filled(scan.get("tote").toString());
    }

    private Map<String, Object> pick(Map<String, Object> task, Map<String, Object> stop) {
        var place = stop.get("location").toString();
        var sku = world.goods.sku(stop);
        long open = ((Number) stop.get("quantity")).longValue();
        long units = world.oneIn(3) ? 1 + world.random.nextLong(open) : open;
        var scan = new HashMap<>(world.floor.pick(task, stop, sku, units));
        if (stop.get("lot") != null && !world.oneIn(8)) scan.put("lot", stop.get("lot"));
        if (Boolean.TRUE.equals(stop.get("serials"))) world.goods.name(scan, place, units);
        Cart.into(world, scan, task, stop);
        scan.put("worker", by);
        return scan;
    }

    private void lack(Map<String, Object> task, Map<String, Object> stop) {
        long open = ((Number) stop.get("quantity")).longValue();
        world.send(world.floor.scan(
                "short",
                Map.of(
                        "task",
                        task.get("task"),
                        "seq",
                        stop.get("seq"),
                        "location",
                        stop.get("location"),
                        "reason",
                        world.one(List.of("short", "empty", "damaged")),
                        "quantity",
                        1 + world.random.nextLong(open))));
    }

    private void newTote(Map<String, Object> task, Map<String, Object> stop) {
        if (Cart.slot(task, stop).isEmpty()) take(task, stop);
        else
            world.send(world.floor.scan(
                    "tote", Map.of("task", task.get("task"), "slot", stop.get("slot"), "tote", world.fresh("T"))));
    }

    private void swap(Map<String, Object> task, Map<String, Object> stop) {
        world.send(world.floor.scan(
                "swap",
                Map.of(
                        "task",
                        task.get("task"),
                        "seq",
                        stop.get("seq"),
                        "location",
                        stop.get("location"),
                        "lot",
                        world.goods.lot())));
    }

    /** Of the last picks, most times. */
    private void layBack() {
        if (picked.isEmpty()) return;
        int last = Math.min(picked.size(), world.oneIn(4) ? picked.size() : 4);
        var pick = picked.get(picked.size() - 1 - world.random.nextInt(last));
        long units = 1 + world.random.nextLong(((Number) pick.get("quantity")).longValue());
        var back = Handheld.but(Handheld.but(pick, "kind", "unpick"), "quantity", units);
        if (pick.get("serials") instanceof List<?> names)
            back.put("serials", names.stream().limit(units).toList());
        world.send(back);
    }
}
