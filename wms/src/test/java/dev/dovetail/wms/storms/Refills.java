package dev.dovetail.wms.storms;

import java.util.Map;
import java.util.Set;

/** Two faces are refilled from a reserve. */
final class Refills implements Area {
    private final World world;

    Refills(World world) {
        this.world = world;
    }

    @Override
    public Set<String> commands() {
        return Set.of("replenish");
    }

    @Override
    public void open() {
        world.db
                .owner()
                .sql("insert into wms.pick_face select node_id, id, 1, case right(code, 3) when '1-1' then 'CUP'"
                        + " else 'JUG' end, 4, 9 from wms.location where node_id = ? and code in ('A-01-01-1',"
                        + " 'A-01-02-1')")
                .param(world.floor.warehouse().node().value())
                .update();
    }

    @Override
    public void act() {
        for (var task : world.tasks("rob-" + world.random.nextInt(2), "replenish", 2)) {
            var scan = world.floor.scan(
                    "replenish",
                    Map.of(
                            "task",
                            task.get("task"),
                            "to",
                            task.get("to"),
                            "from",
                            world.oneIn(8) ? world.bin() : "R-01-01-1"));
            scan.putAll(Map.of("barcode", world.goods.sku(task), "quantity", 1 + world.random.nextInt(4)));
            world.send(scan);
        }
    }
}
