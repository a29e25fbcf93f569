package dev.dovetail.oms.catalog;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.contract.fulfillment.NodeRequest.Pack;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Items in {@code oms.sku}, their packs in {@code oms.sku_pack}, their barcodes in {@code oms.sku_barcode}. */
@Repository
class CatalogStore {
    /** One row for each pack; an item without packs has one row without a level. */
    private static final String ITEMS = """
            select s.client_id, s.code, s.description, s.kind, s.weight_grams, s.class, p.level, p.units,
                   array(select b.barcode from oms.sku_barcode b
                          where b.client_id = p.client_id and b.sku = p.sku and b.level = p.level
                          order by b.barcode) as barcodes, k.parts, k.units as part_units
              from (%s) s
              left join oms.sku_pack p on p.client_id = s.client_id and p.sku = s.code
              left join lateral (select array_agg(part order by part) as parts, array_agg(units order by part) as units
                                   from oms.sku_part where s.kind = 'kit' and client_id = s.client_id and sku = s.code) k on true
             order by s.client_id, s.code, p.units, p.level
            """;

    private final JdbcClient jdbc;
    private final KitStore kits;

    CatalogStore(JdbcClient jdbc, KitStore kits) {
        this.jdbc = jdbc;
        this.kits = kits;
    }

    /** Without barcodes: what capture needs, and no more. */
    List<CatalogItem> find(Collection<Sku> skus) {
        if (skus.isEmpty()) return List.of();
        return bySku(skus.stream().distinct().toList(), """
                select s.client_id, s.code, s.description, s.kind, s.class, p.levels, p.units, k.parts, k.part_units,
                       case when s.weight_grams = 0 then coalesce(k.grams, 0) else s.weight_grams end as weight_grams
                  from unnest(:clients, :codes) as a(client_id, code)
                  join oms.sku s on s.client_id = a.client_id and s.code = a.code
                  left join lateral (select array_agg(level) as levels, array_agg(units) as units
                                       from oms.sku_pack where client_id = s.client_id and sku = s.code) p on true
                  left join lateral (select array_agg(k.part order by k.part) as parts,
                                            array_agg(k.units order by k.part) as part_units,
                                            least(sum(k.units::bigint * i.weight_grams), 2147483647)::int as grams
                                       from oms.sku_part k
                                       join oms.sku i on i.client_id = k.client_id and i.code = k.part
                                      where s.kind = 'kit' and k.client_id = s.client_id and k.sku = s.code) k on true
                """)
                .query((row, _) -> ItemRows.item(row))
                .list();
    }

    /** Of those clients whose items ever changed. */
    Map<Integer, Long> versions(Collection<Integer> clients) {
        return jdbc
                .sql("select client_id, version from oms.catalog_version where client_id = any(:clients)")
                .param("clients", clients.stream().mapToInt(Integer::intValue).toArray())
                .query((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As {@link #versions(Collection)}, of all clients: a row for each. */
    Map<Integer, Long> versions() {
        return jdbc
                .sql("select client_id, version from oms.catalog_version")
                .query((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void raiseVersions(List<ItemSpec> items) {
        jdbc.sql("""
                insert into oms.catalog_version as v (client_id, version)
                select client_id, 1 from unnest(:clients::int[]) as c(client_id) order by client_id
                on conflict (client_id) do update set version = v.version + 1
                """)
                .param(
                        "clients",
                        items.stream()
                                .mapToInt(item -> item.sku().client())
                                .distinct()
                                .toArray())
                .update();
    }

    /** Of an item and a node that are made at the same moment, the second sees the first, and tells of it. Held until the commit. */
    void lockDescribing() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('oms.item_feed')) is null")
                .query(Boolean.class)
                .single();
    }

    /** Every item there is. */
    List<ItemSpec> all() {
        return jdbc.sql(ITEMS.formatted("select * from oms.sku")).query(ItemRows::specs);
    }

    List<ItemSpec> list(int client, String q, String after, int limit) {
        return jdbc.sql(ITEMS.formatted("""
                        select * from oms.sku
                         where client_id = :client and code > :after
                           and (starts_with(code, upper(:q)) or strpos(lower(description), lower(:q)) > 0)
                         order by code limit :limit
                        """))
                .param("client", client)
                .param("q", q)
                .param("after", after)
                .param("limit", limit)
                .query(ItemRows::specs);
    }

    /** Rows are written in key order, so that two calls never wait for one another crosswise. */
    void put(List<ItemSpec> items) {
        raiseVersions(items);
        var sorted = items.stream().sorted(comparing(ItemSpec::sku)).toList();
        int put = bySku(sorted.stream().map(ItemSpec::sku).toList(), """
                insert into oms.sku as s (client_id, code, description, kind, weight_grams, class)
                select * from unnest(:clients, :codes, :descriptions, :kinds, :weights, :classes)
                on conflict (client_id, code) do update
                   set description = excluded.description, kind = excluded.kind, weight_grams = excluded.weight_grams,
                       class = excluded.class, version = s.version + 1
                 where (s.kind = 'kit') = (excluded.kind = 'kit')
                """)
                .param(
                        "descriptions",
                        sorted.stream().map(ItemSpec::description).toArray(String[]::new))
                .param("kinds", sorted.stream().map(item -> item.kind().word()).toArray(String[]::new))
                .param("classes", sorted.stream().map(ItemSpec::skuClass).toArray(String[]::new))
                .param(
                        "weights",
                        sorted.stream().mapToInt(ItemSpec::weightGrams).toArray())
                .update();
        if (put < sorted.size()) throw new Refused(Refused.Kind.CONFLICT, Refusal.of("catalog.kind-fixed"));
        clear(sorted);
        var packs = PackRow.of(sorted);
        insertPacks(packs);
        insertBarcodes(packs);
        kits.put(sorted);
    }

    private void clear(List<ItemSpec> items) {
        var skus = items.stream().map(ItemSpec::sku).toList();
        for (var table : List.of("oms.sku_barcode", "oms.sku_pack"))
            bySku(skus, """
                    delete from %s t using unnest(:clients, :codes) as a(client_id, code)
                     where t.client_id = a.client_id and t.sku = a.code
                    """.formatted(table)).update();
    }

    private void insertPacks(List<PackRow> packs) {
        bySku(packs.stream().map(PackRow::sku).toList(), """
                insert into oms.sku_pack (client_id, sku, level, units)
                select * from unnest(:clients, :codes, :levels, :units)
                """)
                .param("levels", packs.stream().map(row -> row.pack().level()).toArray(String[]::new))
                .param(
                        "units",
                        packs.stream().mapToInt(row -> row.pack().units()).toArray())
                .update();
    }

    private void insertBarcodes(List<PackRow> packs) {
        var barcodes = BarcodeRow.of(packs);
        int made = bySku(barcodes.stream().map(BarcodeRow::sku).toList(), """
                insert into oms.sku_barcode (client_id, sku, level, barcode)
                select * from unnest(:clients, :codes, :levels, :barcodes)
                on conflict do nothing
                """)
                .param("levels", barcodes.stream().map(BarcodeRow::level).toArray(String[]::new))
                .param("barcodes", barcodes.stream().map(BarcodeRow::barcode).toArray(String[]::new))
                .update();
        if (made < barcodes.size()) throw taken(barcodes);
    }

    private Refused taken(List<BarcodeRow> barcodes) {
        var details = bySku(barcodes.stream().map(BarcodeRow::sku).toList(), """
                select b.barcode, b.sku from oms.sku_barcode b
                  join unnest(:clients, :codes, :barcodes) as a(client_id, sku, barcode)
                    on b.client_id = a.client_id and b.barcode = a.barcode and b.sku <> a.sku
                 order by b.barcode limit 1
                """)
                .param("barcodes", barcodes.stream().map(BarcodeRow::barcode).toArray(String[]::new))
                .query()
                .singleRow();
        return new Refused(Refused.Kind.CONFLICT, new Refusal("catalog.barcode-taken", details));
    }

    /** Raises each node's number of descriptions and says what it is now; the row is the lock that keeps them in order. */
    Map<NodeId, Integer> raiseFeeds(List<NodeId> nodes, int by) {
        return jdbc
                .sql("""
                        insert into oms.item_feed as f (node_id, version)
                        select node_id, :by from unnest(:nodes) as n(node_id) order by node_id
                        on conflict (node_id) do update set version = f.version + excluded.version
                        returning node_id, version
                        """)
                .param("nodes", nodes.stream().mapToInt(NodeId::value).toArray())
                .param("by", by)
                .query((row, _) -> Map.entry(new NodeId(row.getInt("node_id")), row.getInt("version")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private StatementSpec bySku(List<Sku> skus, String sql) {
        return jdbc.sql(sql)
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("codes", skus.stream().map(Sku::code).toArray(String[]::new));
    }

    record PackRow(Sku sku, Pack pack) {
        static List<PackRow> of(List<ItemSpec> items) {
            return items.stream()
                    .flatMap(item -> item.packs().stream().map(pack -> new PackRow(item.sku(), pack)))
                    .toList();
        }
    }

    record BarcodeRow(Sku sku, String level, String barcode) {
        static List<BarcodeRow> of(List<PackRow> packs) {
            return packs.stream()
                    .flatMap(row -> row.pack().barcodes().stream()
                            .map(barcode -> new BarcodeRow(row.sku(), row.pack().level(), barcode)))
                    .sorted(comparing(BarcodeRow::barcode))
                    .toList();
        }
    }
}
