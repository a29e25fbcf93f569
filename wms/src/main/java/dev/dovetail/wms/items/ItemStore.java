package dev.dovetail.wms.items;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items in PostgreSQL: {@code item}, its {@code item_pack} rows and their {@code item_barcode} rows. */
@Repository
class ItemStore {
    private static final String SCANNED = """
            select b.barcode, b.client_id, b.sku, b.level, p.units
              from wms.item_barcode b
              join wms.item_pack p
                on p.node_id = b.node_id and p.client_id = b.client_id and p.sku = b.sku and p.level = b.level
             where b.node_id = :node and b.barcode = any(:barcodes)
             order by b.barcode, b.client_id, b.sku
            """;
    private static final String FIND = """
            select i.client_id, i.sku, i.description, i.weight_grams, p.level, p.units, b.barcodes
              from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
              join wms.item i on i.node_id = :node and i.client_id = w.client_id and i.sku = w.sku
              left join wms.item_pack p
                on p.node_id = i.node_id and p.client_id = i.client_id and p.sku = i.sku
              left join lateral (
                   select array_agg(c.barcode order by c.barcode) as barcodes
                     from wms.item_barcode c
                    where c.node_id = p.node_id and c.client_id = p.client_id
                      and c.sku = p.sku and c.level = p.level) b on true
            """;

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link #printed}; of a barcode that is none of them, what its GS1 elements say. */
    Barcodes read(NodeId node, Collection<String> barcodes) {
        Map<String, Gs1> marked = new LinkedHashMap<>();
        Set<String> labels = new LinkedHashSet<>(barcodes);
        for (var barcode : barcodes)
            Gs1.read(barcode).ifPresent(gs1 -> {
                marked.put(barcode, gs1);
                labels.addAll(gs1.barcodes());
            });
        var found = printed(node, labels);
        marked.forEach((barcode, gs1) -> gs1.barcodes().stream()
                .filter(found::containsKey)
                .findFirst()
                .map(found::get)
                .ifPresent(all -> found.putIfAbsent(
                        barcode,
                        all.stream()
                                .map(one -> new Scanned(one.sku(), one.level(), one.units() * gs1.count(), gs1.mark()))
                                .toList())));
        found.keySet().retainAll(Set.copyOf(barcodes));
        return new Barcodes(found);
    }

    private Map<String, List<Scanned>> printed(NodeId node, Collection<String> barcodes) {
        Map<String, List<Scanned>> found = new LinkedHashMap<>();
        jdbc.sql(SCANNED)
                .param("node", node.value())
                .param("barcodes", barcodes.toArray(String[]::new))
                .query(row -> {
                    var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
                    found.computeIfAbsent(row.getString("barcode"), _ -> new ArrayList<>())
                            .add(new Scanned(sku, row.getString("level"), row.getInt("units")));
                });
        return found;
    }

    Map<Sku, Item> find(NodeId node, Collection<Sku> skus) {
        Map<Sku, Item> found = new LinkedHashMap<>();
        jdbc.sql(FIND)
                .param("node", node.value())
                .param("clients", skus.stream().map(Sku::client).toArray(Integer[]::new))
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    var sku = new Sku(row.getInt("client_id"), row.getString("sku"));
                    List<Item.Pack> packs = new ArrayList<>();
                    if (row.getString("level") != null) {
                        var barcodes = row.getArray("barcodes");
                        packs.add(new Item.Pack(
                                row.getString("level"),
                                row.getInt("units"),
                                barcodes == null ? List.of() : List.of((String[]) barcodes.getArray())));
                    }
                    var item = new Item(sku, row.getString("description"), row.getInt("weight_grams"), packs);
                    found.merge(sku, item, ItemStore::together);
                });
        return found;
    }

    private static Item together(Item one, Item other) {
        List<Item.Pack> packs = new ArrayList<>(one.packs());
        packs.addAll(other.packs());
        return new Item(one.sku(), one.description(), one.weightGrams(), packs);
    }

    /** Writes descriptions, the last of a SKU only; packs and barcodes that a description no longer names are gone. */
    void describe(NodeId node, Collection<NodeRequest.Item> items) {
        ItemRows rows = ItemRows.of(items);
        rows.write(jdbc, node);
    }
}
