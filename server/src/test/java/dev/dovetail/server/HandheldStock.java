package dev.dovetail.server;

import dev.dovetail.ground.storage.TestDatabase;
import java.util.List;
import java.util.UUID;

/** Goods in store and on the dock: tea in lots with last days, jars that are plain, lamps with names of their own. */
final class HandheldStock {
    private final ConsoleHouse house;
    private final TestDatabase db;

    HandheldStock(ConsoleHouse house, TestDatabase db) {
        this.house = house;
        this.db = db;
        house.api("PUT", "/warehouses/RNO1/layout", """
                {"locations": [
                  {"code": "DOCK-2", "kind": "dock"},
                  {"code": "R-1", "kind": "reserve", "zone": "R", "aisle": 3, "bay": 1, "level": 3, "side": "left"},
                  {"code": "R-2", "kind": "reserve", "zone": "R", "aisle": 3, "bay": 2, "level": 3, "side": "left"},
                  {"code": "F-1", "kind": "bin", "zone": "F", "aisle": 4, "bay": 1, "level": 1, "side": "left"},
                  {"code": "F-2", "kind": "bin", "zone": "F", "aisle": 4, "bay": 2, "level": 1, "side": "left"},
                  {"code": "F-3", "kind": "bin", "zone": "F", "aisle": 4, "bay": 3, "level": 1, "side": "left"},
                  {"code": "Q-1", "kind": "quality", "zone": "Q", "aisle": 5, "bay": 1, "level": 1, "side": "left"}]}""");
        house.api("PUT", "/skus", """
                {"items": [
                  {"sku": "TEA", "description": "Green tea", "kind": "goods", "weightGrams": 100,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["3330", "04006381333931"]}, {"level": "case", "units": 12, "barcodes": ["3312"]}]},
                  {"sku": "JAR", "description": "Glass jar", "kind": "goods", "weightGrams": 200,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["4440"]}, {"level": "case", "units": 6, "barcodes": ["4406"]}]},
                  {"sku": "LAMP", "description": "Desk lamp", "kind": "goods", "weightGrams": 900,
                   "packs": [{"level": "each", "units": 1, "barcodes": ["5550"]}]}]}""");
        house.awaitCount("select count(*) from wms.item_barcode where barcode in ('3330', '4440', '5550')", 3);
        house.api("PUT", "/warehouses/RNO1/items/handling", """
                {"items": [{"sku": "TEA", "lots": true, "expires": true}, {"sku": "LAMP", "serials": true}]}""");
    }

    void announce(String reference, String sku, int quantity) {
        house.api("POST", "/warehouses/RNO1/deliveries", """
                {"reference": "%s", "supplier": "Smith & Co", "lines": [{"sku": "%s", "quantity": %d}]}\
                """.formatted(reference, sku, quantity));
    }

    /** Announced and counted onto the dock. */
    void onDock(String reference, String sku, String barcode, int quantity, String more) {
        announce(reference, sku, quantity);
        scan(
                "\"kind\": \"receive\", \"delivery\": \"%s\", \"location\": \"DOCK-1\", \"barcode\": \"%s\", \"quantity\": %d%s"
                        .formatted(reference, barcode, quantity, more));
    }

    void putAway(String barcode, int quantity, String to, String more) {
        scan("\"kind\": \"putaway\", \"from\": \"DOCK-1\", \"to\": \"%s\", \"barcode\": \"%s\", \"quantity\": %d%s"
                .formatted(to, barcode, quantity, more));
    }

    /** All that is to be picked now is picked, each task into a tote of its own. */
    void pickAll() {
        for (var task : house.api(
                        "POST", "/floor/RNO1/assignments", "{\"worker\": \"w\", \"kind\": \"pick\", \"limit\": 50}")
                .path("tasks"))
            for (var stop : task.path("lines"))
                scan(
                        "\"kind\": \"pick\", \"task\": \"%s\", \"seq\": %d, \"location\": \"%s\", \"barcode\": \"%s\", \"quantity\": %d, \"tote\": \"TOTE-%s\""
                                .formatted(
                                        task.path("task").asString(),
                                        stop.path("seq").asInt(),
                                        stop.path("location").asString(),
                                        stop.path("barcode").asString(),
                                        stop.path("quantity").asInt(),
                                        task.path("task").asString()));
    }

    /** An order of one line is on the floor. @param service {@code ground} or {@code pickup} */
    void ordered(String number, String sku, int quantity, String service) {
        var body = ConsoleHouse.order(number, sku, quantity).formatted(sku);
        house.api(
                "POST",
                "/orders",
                service.equals("ground")
                        ? body
                        : body.replace("\"ground\"", "\"" + service + "\", \"pickup\": \"RNO1\""));
        house.awaitCount(
                "select count(*) from wms.pick_task t join wms.outbound o using (node_id) where o.order_number = '"
                        + number
                        + "' and exists (select from wms.pick_line l where l.node_id = t.node_id and l.task_id = t.id and l.outbound_id = o.id)",
                1);
    }

    /** All of an order lies in one closed carton of its number. */
    long packed(String number, String barcode, int quantity) {
        var outbound = db.jdbc()
                .sql("select id from wms.outbound where order_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
        var carton = "\"carton\": \"" + number + "\"";
        scan("\"kind\": \"pack\", \"outbound\": \"%d\", %s, \"barcode\": \"%s\", \"quantity\": %d"
                .formatted(outbound, carton, barcode, quantity));
        scan("\"kind\": \"close\", %s, \"weightGrams\": 900".formatted(carton));
        return outbound;
    }

    /** So many M-1 went out to an order of this number, in one carton of the same code. */
    void shipped(String number, int quantity) {
        ordered(number, "M-1", quantity, "ground");
        pickAll();
        var outbound = packed(number, "111", quantity);
        // No carrier answers here: as the owner, since no program can do this.
        db.owner()
                .sql(
                        "update wms.parcel set state = 'labelled', tracking = '1Z' || id, label_format = 'ZPL', label = '^XA' where outbound_id = ?")
                .param(outbound)
                .update();
        scan("\"kind\": \"load\", \"carton\": \"" + number + "\"");
        scan("\"kind\": \"depart\", \"carrier\": \"ups\"");
    }

    void scan(String fields) {
        var answer = house.api("POST", "/floor/RNO1/scans", """
                {"scans": [{"scanId": "%s", "worker": "w", "at": "2026-01-01T00:00:00Z", %s}]}\
                """.formatted(UUID.randomUUID(), fields));
        if (!answer.path("results").path(0).path("outcome").asString().equals("accepted"))
            throw new AssertionError(fields + ": " + answer);
    }

    /** Units of a SKU and lot that lie at a place by the book. */
    long lying(String location, String sku, String lot) {
        return db.jdbc()
                .sql("""
                        select coalesce(sum(s.on_hand), 0) from wms.stock s join wms.location l on l.node_id = s.node_id and l.id = s.location_id
                         where l.code = :location and s.sku = :sku and s.lot = :lot\
                        """)
                .param("location", location)
                .param("sku", sku)
                .param("lot", lot)
                .query(Long.class)
                .single();
    }

    /** From now on nobody can book anything of the SKU: a fault that no rule foresees. */
    void faultOn(String sku) {
        db.owner().sql("""
                        create function wms.broken() returns trigger language plpgsql as
                        $$ begin if new.sku = '%s' then raise exception 'broken'; end if; return new; end $$;
                        create trigger broken before insert on wms.stock_move for each row execute function wms.broken()""".formatted(sku)).update();
    }

    void mended() {
        db.owner().sql("drop function wms.broken() cascade").update();
    }

    /** What stands below the place's barcode for who keys it. */
    String digits(String location) {
        return db.jdbc()
                .sql("select check_digits from wms.location where code = :location")
                .param("location", location)
                .query(String.class)
                .single();
    }

    /** What waits for a supervisor, in words. */
    List<String> conflicts() {
        return db.jdbc()
                .sql("select c.said || ' ' || s.code || ' ' || s.details from wms.conflict c join wms.scan s using"
                        + " (node_id, scan_id)")
                .query(String.class)
                .list();
    }
}
