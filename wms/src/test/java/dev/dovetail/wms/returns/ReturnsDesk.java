package dev.dovetail.wms.returns;

import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where returns are looked at in a warehouse of a test: ann inspects, sue decides. */
public final class ReturnsDesk {
    private final WarehouseHouse house;
    private final Warehouse warehouse;

    public ReturnsDesk(WarehouseHouse house, Warehouse warehouse) {
        this.house = house;
        this.warehouse = warehouse;
    }

    /** A parcel with this on it, or with nothing where it is null; its id. */
    public long open(String key, String reference) {
        return opened(key, reference).parcel().id();
    }

    Returns.Opened opened(String key, String reference) {
        return house.get(Returns.class).open(warehouse, key, "ann", reference, cause("ann"));
    }

    public void inspect(long parcel, String key, String sku, long units, String grade) {
        inspect(parcel, new ReturnBody.Units(key, "ann", sku, units, grade, null, null, null, null));
    }

    Returns.Inspected inspect(long parcel, ReturnBody.Units units) {
        return house.get(Returns.class).inspect(warehouse, parcel, units.inspection(), cause("ann"));
    }

    Returns.Inspected decide(long parcel, int seq, Disposition as) {
        return house.get(Returns.class).decide(warehouse, parcel, seq, as, "looked at it", cause("sue"));
    }

    /** What is told of units; @param grade {@code A} to {@code D} */
    public record Looked(
            String key,
            String barcode,
            long units,
            String grade,
            @Nullable String lot,
            List<String> serials) {}

    /** The number of the line. */
    public int look(long parcel, Looked looked) {
        var units = new ReturnBody.Units(
                looked.key(),
                "ann",
                looked.barcode(),
                looked.units(),
                looked.grade(),
                looked.lot(),
                looked.serials(),
                null,
                null);
        return inspect(parcel, units).line().seq();
    }

    /** @param as such as {@code restock} */
    public void decide(long parcel, int seq, String as) {
        decide(parcel, seq, Disposition.of(as).orElseThrow());
    }

    public void close(long parcel) {
        house.get(Returns.class).close(warehouse, parcel, cause("ann"));
    }

    /** What waits goes back to who made it. */
    public void backToTheMaker(long parcel, int seq) {
        decide(parcel, seq, Disposition.VENDOR_RETURN);
    }

    void rules(List<GradeRule> rules) {
        house.run(() -> {
            house.get(GradeRules.class).put(warehouse.node(), 1, rules);
            return rules;
        });
    }

    private Cause cause(String who) {
        return new Cause(who, house.now(), "api");
    }
}
