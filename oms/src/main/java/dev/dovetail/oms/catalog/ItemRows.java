package dev.dovetail.oms.catalog;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads items from result sets. */
final class ItemRows {
    private ItemRows() {}

    /** One row for an item, its levels and units as two arrays. */
    static CatalogItem item(ResultSet row) throws SQLException {
        return new CatalogItem(
                sku(row),
                row.getString("description"),
                kind(row),
                row.getInt("weight_grams"),
                units(row),
                row.getString("class"),
                parts(row));
    }

    /** One row for each pack, items in order. */
    static List<ItemSpec> specs(ResultSet rows) throws SQLException {
        var items = new ArrayList<ItemSpec>();
        while (rows.next()) {
            var packs = new ArrayList<Pack>();
            var sku = sku(rows);
            if (!items.isEmpty() && items.getLast().sku().equals(sku))
                packs.addAll(items.removeLast().packs());
            if (rows.getString("level") != null) packs.add(pack(rows));
            items.add(new ItemSpec(
                    sku,
                    rows.getString("description"),
                    kind(rows),
                    rows.getInt("weight_grams"),
                    packs,
                    rows.getString("class"),
                    parts(rows)));
        }
        return items;
    }

    private static List<KitPart> parts(ResultSet row) throws SQLException {
        var names = row.getArray("parts");
        if (names == null) return List.of();
        var skus = (String[]) names.getArray();
        var units = (Integer[]) row.getArray("part_units").getArray();
        var parts = new ArrayList<KitPart>();
        for (int i = 0; i < skus.length; i++)
            parts.add(new KitPart(new Sku(row.getInt("client_id"), skus[i]), units[i]));
        return parts;
    }

    private static Pack pack(ResultSet row) throws SQLException {
        var barcodes = (String[]) row.getArray("barcodes").getArray();
        return new Pack(row.getString("level"), row.getInt("units"), List.of(barcodes));
    }

    private static Map<String, Integer> units(ResultSet row) throws SQLException {
        var units = new TreeMap<String, Integer>();
        units.put("each", 1);
        var levels = row.getArray("levels");
        if (levels != null) {
            var names = (String[]) levels.getArray();
            var counts = (Integer[]) row.getArray("units").getArray();
            for (int i = 0; i < names.length; i++) units.put(names[i], counts[i]);
        }
        return units;
    }

    private static Sku sku(ResultSet row) throws SQLException {
        return new Sku(row.getInt("client_id"), row.getString("code"));
    }

    private static CatalogItem.Kind kind(ResultSet row) throws SQLException {
        return CatalogItem.Kind.of(row.getString("kind")).orElseThrow();
    }
}
