package dev.dovetail.wms.items;

import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Descriptions of many items as the columns of a few set-wise statements, in SKU order. */
record ItemRows(List<NodeRequest.Item> items, List<Packed> packs, List<Coded> codes) {
    private static final String ITEMS = """
            insert into wms.item (node_id, client_id, sku, description, weight_grams)
            select :node, c, s, d, w
              from unnest(:clients::int[], :skus::text[], :descriptions::text[], :weights::int[]) as i (c, s, d, w)
                on conflict (node_id, client_id, sku)
                do update set description = excluded.description, weight_grams = excluded.weight_grams
            """;
    private static final String FORGET = """
            with described (client_id, sku) as (select * from unnest(:clients::int[], :skus::text[])),
                 codes as (
                   delete from wms.item_barcode b using described d
                    where b.node_id = :node and b.client_id = d.client_id and b.sku = d.sku)
            delete from wms.item_pack p using described d
             where p.node_id = :node and p.client_id = d.client_id and p.sku = d.sku
            """;
    private static final String PACKS = """
            insert into wms.item_pack (node_id, client_id, sku, level, units)
            select :node, c, s, l, u
              from unnest(:clients::int[], :skus::text[], :levels::text[], :units::int[]) as p (c, s, l, u)
            """;
    private static final String CODES = """
            insert into wms.item_barcode (node_id, client_id, barcode, sku, level)
            select :node, c, b, s, l
              from unnest(:clients::int[], :barcodes::text[], :skus::text[], :levels::text[]) as k (c, b, s, l)
                on conflict (node_id, client_id, barcode) do update set sku = excluded.sku, level = excluded.level
            """;

    record Packed(Sku sku, String level, int units) {}

    record Coded(Sku sku, String level, String barcode) {}

    static ItemRows of(Collection<NodeRequest.Item> described) {
        Map<Sku, NodeRequest.Item> last = new TreeMap<>();
        for (var item : described) last.put(sku(item), item);
        Map<String, Packed> packs = new TreeMap<>();
        Map<String, Coded> codes = new TreeMap<>();
        last.forEach((sku, item) -> {
            for (var pack : item.packs()) {
                packs.put(sku + "/" + pack.level(), new Packed(sku, pack.level(), pack.units()));
                for (var code : pack.barcodes())
                    codes.put(sku.client() + "/" + code, new Coded(sku, pack.level(), code));
            }
        });
        return new ItemRows(
                List.copyOf(last.values()), new ArrayList<>(packs.values()), new ArrayList<>(codes.values()));
    }

    void write(JdbcClient jdbc, NodeId node) {
        if (items.isEmpty()) return;
        items(jdbc.sql(ITEMS), node)
                .param("descriptions", column(items, NodeRequest.Item::description))
                .param(
                        "weights",
                        items.stream().map(NodeRequest.Item::weightGrams).toArray(Integer[]::new))
                .update();
        items(jdbc.sql(FORGET), node).update();
        jdbc.sql(PACKS)
                .param("node", node.value())
                .param("clients", packs.stream().map(p -> p.sku().client()).toArray(Integer[]::new))
                .param("skus", column(packs, p -> p.sku().code()))
                .param("levels", column(packs, Packed::level))
                .param("units", packs.stream().map(Packed::units).toArray(Integer[]::new))
                .update();
        jdbc.sql(CODES)
                .param("node", node.value())
                .param("clients", codes.stream().map(c -> c.sku().client()).toArray(Integer[]::new))
                .param("barcodes", column(codes, Coded::barcode))
                .param("skus", column(codes, c -> c.sku().code()))
                .param("levels", column(codes, Coded::level))
                .update();
    }

    private JdbcClient.StatementSpec items(JdbcClient.StatementSpec statement, NodeId node) {
        return statement
                .param("node", node.value())
                .param("clients", items.stream().map(NodeRequest.Item::client).toArray(Integer[]::new))
                .param("skus", column(items, item -> sku(item).code()));
    }

    private static Sku sku(NodeRequest.Item item) {
        return new Sku(item.client(), item.sku());
    }

    private static <T> String[] column(List<T> rows, java.util.function.Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
