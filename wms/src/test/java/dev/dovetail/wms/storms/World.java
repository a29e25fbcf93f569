package dev.dovetail.wms.storms;

import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Crashing;
import dev.dovetail.wms.floor.Handheld;
import dev.dovetail.wms.floor.Outside;
import java.util.List;
import java.util.Random;

/** What a storm blows over: two warehouses on a database that is cut again and again, and the book of what was answered. */
final class World extends Wire {
    final TestDatabase db;
    final Handheld other;
    final Goods goods;
    final Outside outside;
    private int made;

    World(WarehouseHouse house, Crashing database, TestDatabase db, long seed, Book book) {
        super(house, database, new Random(seed), known(house, 6), book);
        this.db = db;
        this.other = known(house, 3);
        this.goods = new Goods(this, floor.warehouse());
        this.outside = new Outside(house);
    }

    private static Handheld known(WarehouseHouse house, int bins) {
        return new Handheld(house, house.warehouse(bins)).knows(Goods.SKUS.toArray(String[]::new));
    }

    Cause who() {
        return new Cause("sue", house.now(), "api");
    }

    /** A code or a key that nobody had before. */
    String fresh(String prefix) {
        return prefix + "-" + ++made;
    }

    <T> T one(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    String bin() {
        return "A-01-0%d-1".formatted(1 + random.nextInt(6));
    }
}
