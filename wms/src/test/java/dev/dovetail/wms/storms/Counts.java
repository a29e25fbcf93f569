package dev.dovetail.wms.storms;

import dev.dovetail.wms.counting.CountDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bins are counted, by three who take turns, truly or not; a supervisor decides what differs too much. */
final class Counts implements Area {
    private final World world;
    private final CountDesk desk;

    Counts(World world) {
        this.world = world;
        this.desk = new CountDesk(world.house, world.floor.warehouse());
    }

    @Override
    public Set<String> commands() {
        return Set.of("count order", "count", "count-done", "count-empty", "count approve", "count reject");
    }

    @Override
    public void open() {
        desk.tolerates(2, 1, "MUG");
    }

    @Override
    public void act() {
        if (world.oneIn(2))
            world.call("count order", () -> desk.order(world.oneIn(4) ? "R-01-01-1" : world.bin(), world.who()));
        decide();
        var counter = "cat-" + world.random.nextInt(3);
        for (var task : world.tasks(counter, "count", 2)) count(counter, task);
    }

    private void decide() {
        for (long task : waiting())
            switch (world.random.nextInt(7)) {
                case 0, 1, 2 -> world.call("count approve", () -> desk.approve(task, world.who()));
                case 3 -> world.call("count reject", () -> desk.reject(task, world.who()));
                case 4 -> world.call("count cancel", () -> desk.cancel(task, world.who()));
                default -> {}
            }
    }

    private List<Long> waiting() {
        return world.db
                .jdbc()
                .sql("select id from wms.count_task where node_id = ? and state = 'review' order by id")
                .param(world.floor.warehouse().node().value())
                .query(Long.class)
                .list();
    }

    private void count(String counter, Map<String, Object> task) {
        var place = task.get("location").toString();
        Map<String, Object> where = Map.of("task", task.get("task"), "location", place, "worker", counter);
        List<Map<String, Object>> scans = new ArrayList<>();
        var here = world.goods.in(place);
        boolean empty = here.isEmpty() || world.oneIn(8);
        for (var some : here) {
            if (empty || world.oneIn(8)) continue;
            var scan = world.floor.scan("count", where);
            scan.put("barcode", some.sku());
            scan.put("quantity", world.oneIn(4) ? world.random.nextInt(9) : some.units());
            if (!some.lot().isEmpty() && !world.oneIn(8)) scan.put("lot", some.lot());
            scans.add(scan);
        }
        scans.add(world.floor.scan(empty ? "count-empty" : "count-done", where));
        world.send(scans);
    }
}
