package dev.dovetail.wms.storms;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.wms.moving.StockDesk;
import dev.dovetail.wms.selling.Selling;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goods are moved from bin to bin, set aside, put back on sale or scrapped, and sold over a counter. */
final class Store implements Area {
    private static final List<String> ELSEWHERE = List.of("R-01-01-1", "QA", "BROKEN", "DOCK-1");

    private final World world;

    Store(World world) {
        this.world = world;
    }

    @Override
    public Set<String> commands() {
        return Set.of("move", "status", "stock change", "counter sale");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(7)) {
            case 0, 1, 2 -> move();
            case 3, 4 -> setAside();
            case 5 -> change();
            default -> sell();
        }
    }

    private String place() {
        return world.oneIn(4) ? world.one(ELSEWHERE) : world.bin();
    }

    private void move() {
        var from = place();
        var scan = world.floor.scan("move", Map.of("from", from, "to", place()));
        scan.putAll(world.goods.lying(from, 9));
        world.send(scan);
    }

    private void setAside() {
        var place = place();
        var scan = world.floor.scan(
                "status", Map.of("location", place, "status", world.one(List.of("hold", "damaged")), "reason", "wet"));
        scan.putAll(world.goods.lying(place, 2));
        world.send(scan);
    }

    private void change() {
        for (int i = 0; i < 4; i++) {
            var place = place();
            var aside = world.goods.in(place).stream()
                    .filter(some -> world.oneIn(6) || !some.status().equals("available"))
                    .toList();
            if (!aside.isEmpty()) change(place, world.one(aside));
        }
    }

    private void change(String place, Goods.Lies some) {
        long units = 1 + world.random.nextLong(some.units());
        var names = some.sku().equals("PHONE")
                ? world.goods.names(place).stream().limit(units).toList()
                : List.<String>of();
        var becomes = world.one(List.of("available", "available", "hold", "damaged", "scrap"));
        var change = new StockDesk.Change(
                world.fresh("CH"), place, some.sku(), some.lot(), some.status(), becomes, units, names);
        world.keyed("stock change", () -> {
            StockDesk.change(world.house, world.floor.warehouse(), change, world.who());
            return true;
        });
    }

    private void sell() {
        var sku = world.one(List.of("MUG", "CUP", "JUG", "SPOON"));
        var line = world.oneIn(4)
                ? new CounterLine(sku, -1, null, null, world.bin())
                : new CounterLine(sku, 1 + world.random.nextInt(3), null, null, null);
        var receipt = new CounterReceipt("TILL", world.fresh("R"), world.house.now(), null, List.of(line));
        world.keyed(
                "counter sale",
                () -> world.house.get(Selling.class).take(world.floor.warehouse(), 1, receipt, world.who()));
    }
}
