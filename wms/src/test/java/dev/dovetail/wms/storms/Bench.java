package dev.dovetail.wms.storms;

import dev.dovetail.wms.returns.ReturnsDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Parcels come back; what is in them is looked at, decided, and goes where its grade says. */
final class Bench implements Area {
    private final World world;
    private final Orders orders;
    private final ReturnsDesk desk;
    private final List<Line> waiting = new ArrayList<>();
    private final List<Long> parcels = new ArrayList<>();

    private record Line(long parcel, int seq) {}

    Bench(World world, Orders orders) {
        this.world = world;
        this.orders = orders;
        this.desk = new ReturnsDesk(world.house, world.floor.warehouse());
    }

    @Override
    public Set<String> commands() {
        return Set.of("return open", "return inspect", "return decide", "return close");
    }

    @Override
    public void act() {
        switch (world.random.nextInt(9)) {
            case 0, 1, 2 -> unwrap();
            case 3, 4, 5 -> inspect();
            case 6, 7 -> decide();
            default -> {
                if (!parcels.isEmpty()) {
                    long parcel = parcels.removeLast();
                    world.call("return close", () -> desk.close(parcel));
                }
            }
        }
    }

    private void unwrap() {
        var key = world.fresh("RET");
        var reference = world.oneIn(3) ? null : orders.number();
        world.keyed("return open", () -> desk.open(key, reference)).ifPresent(parcels::add);
        inspect();
    }

    private void inspect() {
        if (parcels.isEmpty()) return;
        long parcel = parcels.getLast();
        var sku = world.one(Goods.SKUS);
        var lot = sku.equals("MILK") && !world.oneIn(5) ? world.goods.lot() : null;
        long units = 1 + world.random.nextInt(2);
        var looked = new ReturnsDesk.Looked(
                world.fresh("I"), sku, units, world.one(List.of("A", "B", "C", "D", "D")), lot, names(sku, units));
        world.keyed("return inspect", () -> desk.look(parcel, looked))
                .ifPresent(seq -> waiting.add(new Line(parcel, seq)));
    }

    /** Those that customers have; now and then one that nobody knows. */
    private List<String> names(String sku, long units) {
        if (!sku.equals("PHONE")) return List.of();
        var gone = world.goods.names("CUSTOMER");
        return Stream.concat(gone.stream(), Stream.generate(() -> world.fresh("X")))
                .limit(units)
                .toList();
    }

    private void decide() {
        if (waiting.isEmpty()) return;
        var line = world.one(waiting);
        var as = world.one(List.of("restock", "refurbish", "damaged", "scrap", "vendor-return"));
        world.call("return decide", () -> desk.decide(line.parcel(), line.seq(), as));
    }
}
