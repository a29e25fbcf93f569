package dev.dovetail.wms.storms;

import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.walls.Sorting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was picked together is laid out by orders on a put wall. */
final class Wall implements Area {
    static final String CODE = "PW";

    private final World world;
    private final List<String> boxes = new ArrayList<>();

    Wall(World world) {
        this.world = world;
    }

    @Override
    public Set<String> commands() {
        return Set.of("wall ask", "sort");
    }

    @Override
    public void open() {
        Sorting.wall(world.house, world.floor.warehouse(), CODE, 4);
    }

    void filled(String box) {
        if (!boxes.contains(box)) boxes.add(box);
    }

    @Override
    public void act() {
        boxes.removeIf(box -> world.goods.in(box).isEmpty());
        if (boxes.isEmpty()) return;
        for (int i = 0; i < 3; i++) sort(world.one(boxes));
    }

    private void sort(String box) {
        var lying = world.goods.in(box);
        if (lying.isEmpty()) return;
        var some = world.one(lying);
        var asked =
                world.call("wall ask", () -> Sorting.ask(world.house, world.floor.warehouse(), CODE, box, some.sku()));
        if (asked.isEmpty()) return;
        var scan = world.floor.scan("sort", Map.of("from", box, "to", asked.get()));
        scan.putAll(world.goods.of(some, box, 1 + world.random.nextLong(Math.min(3, some.units()))));
        world.send(world.oneIn(8) ? Handheld.but(scan, "to", CODE + "-0" + (1 + world.random.nextInt(4))) : scan);
    }
}
