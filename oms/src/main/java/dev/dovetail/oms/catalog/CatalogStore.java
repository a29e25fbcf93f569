package dev.dovetail.oms.catalog;

import dev.dovetail.kernel.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items in {@code oms.sku}, their packs in {@code oms.sku_pack}. */
@Repository
class CatalogStore {
    private static final String ITEM = """
            select s.client_id, s.code, s.description, s.kind, s.weight_grams, p.levels, p.units
              from oms.sku s
              left join lateral (select array_agg(level) as levels, array_agg(units) as units
                                   from oms.sku_pack where client_id = s.client_id and sku = s.code) p on true
            """;

    private final JdbcClient jdbc;

    CatalogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CatalogItem> find(Collection<Sku> skus) {
        if (skus.isEmpty()) return List.of();
        var asked = skus.stream().distinct().toList();
        return jdbc.sql(ITEM + """
                 where (s.client_id, s.code) in (select * from unnest(:clients, :codes))
                """)
                .param("clients", asked.stream().mapToInt(Sku::client).toArray())
                .param("codes", asked.stream().map(Sku::code).toArray(String[]::new))
                .query((row, _) -> item(row))
                .list();
    }

    private static CatalogItem item(ResultSet row) throws SQLException {
        return new CatalogItem(
                new Sku(row.getInt("client_id"), row.getString("code")),
                row.getString("description"),
                row.getString("kind").equals("goods") ? CatalogItem.Kind.GOODS : CatalogItem.Kind.SERVICE,
                row.getInt("weight_grams"),
                units(row));
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
}
