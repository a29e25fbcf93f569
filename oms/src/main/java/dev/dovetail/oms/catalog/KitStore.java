package dev.dovetail.oms.catalog;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What kits are made of, in {@code oms.sku_part}. */
@Repository
class KitStore {
    private final JdbcClient jdbc;

    KitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Sku kit, KitPart part) {}

    /** Replaces the parts of every kit among the items. Refuses {@code catalog.part-unknown} for what is not known as goods. */
    void put(List<ItemSpec> items) {
        var kits = items.stream()
                .filter(item -> item.kind() == CatalogItem.Kind.KIT)
                .toList();
        if (kits.isEmpty()) return;
        jdbc.sql("""
                delete from oms.sku_part k using unnest(:clients, :codes) as a(client_id, code)
                 where k.client_id = a.client_id and k.sku = a.code
                """)
                .param(
                        "clients",
                        kits.stream().mapToInt(kit -> kit.sku().client()).toArray())
                .param("codes", kits.stream().map(kit -> kit.sku().code()).toArray(String[]::new))
                .update();
        insert(kits.stream()
                .flatMap(kit -> kit.parts().stream().map(part -> new Row(kit.sku(), part)))
                .toList());
    }

    private void insert(List<Row> rows) {
        int made = jdbc.sql("""
                insert into oms.sku_part (client_id, sku, part, units)
                select a.client_id, a.code, a.part, a.units
                  from unnest(:clients, :codes, :parts, :units) as a(client_id, code, part, units)
                  join oms.sku s on s.client_id = a.client_id and s.code = a.part and s.kind = 'goods'
                """)
                .param(
                        "clients",
                        rows.stream().mapToInt(row -> row.kit().client()).toArray())
                .param("codes", rows.stream().map(row -> row.kit().code()).toArray(String[]::new))
                .param(
                        "parts",
                        rows.stream().map(row -> row.part().sku().code()).toArray(String[]::new))
                .param(
                        "units",
                        rows.stream().mapToInt(row -> (int) row.part().units()).toArray())
                .update();
        if (made == rows.size()) return;
        var parts = new TreeSet<String>();
        rows.forEach(row -> parts.add(row.part().sku().code()));
        throw new Refused(
                Refused.Kind.UNPROCESSABLE, new Refusal("catalog.part-unknown", Map.of("parts", List.copyOf(parts))));
    }

    /** The kits that some of these SKUs are part of. */
    Set<Sku> of(Collection<Sku> parts) {
        if (parts.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("""
                select distinct k.client_id, k.sku from unnest(:clients, :codes) as a(client_id, code)
                  join oms.sku_part k on k.client_id = a.client_id and k.part = a.code
                """)
                .param("clients", parts.stream().mapToInt(Sku::client).toArray())
                .param("codes", parts.stream().map(Sku::code).toArray(String[]::new))
                .query((row, _) -> new Sku(row.getInt("client_id"), row.getString("sku")))
                .list());
    }
}
