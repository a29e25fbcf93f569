package dev.dovetail.wms.storms;

import dev.dovetail.wms.layout.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is in the houses of a storm: plain goods, MILK in lots, PHONEs with names, and a SET of a MUG and two SPOONs. */
final class Goods {
    static final List<String> SKUS = List.of("MUG", "CUP", "JUG", "MILK", "PHONE", "SPOON", "SET");

    private final World world;
    private final Warehouse warehouse;

    Goods(World world, Warehouse warehouse) {
        this.world = world;
        this.warehouse = warehouse;
    }

    record Lies(String sku, String lot, String status, long units) {}

    /** What lies in a place, by the book. */
    List<Lies> in(String place) {
        return world.db
                .jdbc()
                .sql("""
                    select s.sku, s.lot, s.status, s.on_hand as units from wms.stock s
                      join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                     where s.node_id = ? and l.code = ? and s.on_hand > 0 order by 1, 2, 3
                    """)
                .params(warehouse.node().value(), place)
                .query(Lies.class)
                .list();
    }

    List<String> names(String place) {
        return world.db
                .jdbc()
                .sql("""
                    select u.serial from wms.serial u
                      join wms.location l on l.node_id = u.node_id and l.id = u.location_id
                     where u.node_id = ? and l.code = ? order by 1
                    """)
                .params(warehouse.node().value(), place)
                .query(String.class)
                .list();
    }

    String sku(Map<String, Object> shown) {
        return shown.get("sku").toString().replaceFirst("^.*/", "");
    }

    /** So many of something that comes in, most times with the lot and the names that it needs. */
    Map<String, Object> coming(int most) {
        var sku = world.one(SKUS);
        boolean cases = world.oneIn(8) && !sku.equals("PHONE");
        int units = 1 + world.random.nextInt(sku.equals("PHONE") ? 3 : most);
        var told = told(sku, units);
        told.put("barcode", world.oneIn(30) ? "WHAT" : cases ? "case-" + sku : sku);
        if (sku.equals("PHONE") && !world.oneIn(6))
            told.put(
                    "serials",
                    Stream.generate(() -> world.fresh("P")).limit(units).toList());
        return told;
    }

    /** So many of something that may or may not lie there. */
    Map<String, Object> lying(String place, int most) {
        var here = in(place);
        if (here.isEmpty() || world.oneIn(5)) {
            var guess = told(world.one(SKUS), 1 + world.random.nextInt(most));
            return guess;
        }
        var some = world.one(here);
        long units = 1 + world.random.nextLong(Math.min(most, some.units() + 1));
        return of(some, place, units);
    }

    /** So many of what lies there, with its lot and names; now and then something is not told. */
    Map<String, Object> of(Lies some, String place, long units) {
        var told = told(some.sku(), units);
        if (!some.lot().isEmpty() && !world.oneIn(8)) told.put("lot", some.lot());
        if (some.sku().equals("PHONE")) name(told, place, units);
        return told;
    }

    void name(Map<String, Object> scan, String place, long units) {
        if (world.oneIn(10)) return;
        scan.put("serials", names(place).stream().limit(units).toList());
    }

    private Map<String, Object> told(String sku, long units) {
        var told = new HashMap<String, Object>(Map.of("barcode", sku, "quantity", units));
        if (sku.equals("MILK") && !world.oneIn(6)) told.put("lot", lot());
        return told;
    }

    String lot() {
        return "L" + (1 + world.random.nextInt(3));
    }
}
