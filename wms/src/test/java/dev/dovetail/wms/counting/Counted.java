package dev.dovetail.wms.counting;

import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A warehouse in which bins are counted. */
final class Counted {
    private final WarehouseHouse house;
    private final TestDatabase db;
    final Handheld floor;

    Counted(WarehouseHouse house, TestDatabase db, int bins) {
        this.house = house;
        this.db = db;
        this.floor = new Handheld(house, house.warehouse(bins)).knows("MUG", "CUP");
    }

    /** MUG is worth 2, CUP nobody knows. */
    Counted tolerates(long units, long approve) {
        var node = floor.warehouse().node();
        var policy = new PolicyBody("", units, null, BigDecimal.valueOf(approve), 30);
        var mug = new ItemBody("MUG", null, BigDecimal.TWO);
        house.run(() -> {
            house.get(PolicyStore.class).put(node, 1, List.of(policy));
            house.get(PolicyStore.class).putItems(node, 1, List.of(mug));
            return true;
        });
        return this;
    }

    void later(long seconds) {
        house.setNow(house.now().plusSeconds(seconds));
    }

    /** Has bins {@code A-01-0n-1} counted; the ids of the counts. */
    List<Long> order(String... bins) {
        var order = new CountOrder(List.of(bins), "asked", "to see");
        return house.get(Counting.class).order(floor.warehouse(), order, by("sue"));
    }

    Cause by(String who) {
        return new Cause(who, house.now(), "api");
    }

    List<Map<String, Object>> lent(String worker) {
        return floor.tasks(worker, "count", 10);
    }

    Map<String, Object> count(String worker, long task, String bin, String barcode, long packs) {
        return scan("count", worker, task, bin, Map.of("barcode", barcode, "quantity", packs));
    }

    Map<String, Object> done(String worker, long task, String bin) {
        return scan("count-done", worker, task, bin, Map.of());
    }

    Map<String, Object> empty(String worker, long task, String bin) {
        return scan("count-empty", worker, task, bin, Map.of());
    }

    private Map<String, Object> scan(String kind, String worker, long task, String bin, Map<String, Object> more) {
        var fields = new LinkedHashMap<>(more);
        fields.put("task", Long.toString(task));
        fields.put("location", bin);
        fields.put("worker", worker);
        return floor.scan(kind, fields);
    }

    /** The worker is lent the bin, waits a minute, counts MUG and is done. */
    void counts(String worker, long task, String bin, long mugs) {
        lent(worker);
        later(60);
        Handheld.must(floor.scan(count(worker, task, bin, "MUG", mugs), done(worker, task, bin)));
    }

    String state(long task) {
        return db.jdbc()
                .sql("select state from wms.count_task where node_id = ? and id = ?")
                .params(floor.warehouse().node().value(), task)
                .query(String.class)
                .single();
    }

    void approve(long task, String who) {
        house.run(() -> {
            house.get(Reviews.class).approve(floor.warehouse().node(), task, by(who));
            return true;
        });
    }

    void reject(long task, String who) {
        house.run(() -> {
            house.get(Reviews.class).reject(floor.warehouse().node(), task, by(who));
            return true;
        });
    }

    long onHand(String bin, String sku) {
        return db.jdbc()
                .sql("""
                        select coalesce(sum(s.on_hand), 0) from wms.stock s
                          join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                         where s.node_id = ? and l.code = ? and s.sku = ?
                        """)
                .params(floor.warehouse().node().value(), bin, sku)
                .query(Long.class)
                .single();
    }

    /** What counts told the OMS, in order. */
    List<Long> corrections() {
        return told("counted");
    }

    List<Long> told(String reason) {
        return house.told(floor.warehouse()).stream()
                .filter(StockChanged.class::isInstance)
                .map(StockChanged.class::cast)
                .filter(fact -> fact.reason().equals(reason))
                .flatMap(fact -> fact.deltas().stream())
                .map(Delta::change)
                .toList();
    }
}
