package dev.dovetail.wms.room;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sizes in {@code wms.item_size}, and what bins hold, summed from the balances. */
@Repository
class RoomStore {
    private static final String LOCK = """
        select id from wms.location
         where node_id = :node and id = any(:ids) and (weight_limit_grams is not null or width_mm is not null)
         order by id for update
        """;
    /** Read by a statement of its own: one that waited for the lock would still see the bin as it was before. */
    private static final String LOADS = """
        select l.id, l.code, l.weight_limit_grams::bigint as grams_limit,
               l.width_mm::bigint * l.depth_mm * l.height_mm as volume_limit,
               least(coalesce(sum(s.on_hand::numeric * i.weight_grams), 0), 9e18)::bigint as grams,
               least(coalesce(sum(s.on_hand::numeric * z.width_mm * z.depth_mm * z.height_mm), 0), 9e18)::bigint as volume
          from wms.location l
          left join wms.stock s on s.node_id = l.node_id and s.location_id = l.id
          left join wms.item i on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku
          left join wms.item_size z on z.node_id = s.node_id and z.client_id = s.client_id and z.sku = s.sku
         where l.node_id = :node and l.id = any(:ids) and (l.weight_limit_grams is not null or l.width_mm is not null)
         group by l.node_id, l.id
        """;

    private static final String UNITS = """
        select w.client_id, w.sku, coalesce(i.weight_grams, 0) as grams,
               coalesce(z.width_mm::bigint * z.depth_mm * z.height_mm, 0) as volume
          from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
          left join wms.item i on i.node_id = :node and i.client_id = w.client_id and i.sku = w.sku
          left join wms.item_size z on z.node_id = :node and z.client_id = w.client_id and z.sku = w.sku
        """;
    private static final String MEASURED = """
        select w.client_id, w.sku, i.weight_grams, z.width_mm, z.depth_mm, z.height_mm
          from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
          join wms.item i on i.node_id = :node and i.client_id = w.client_id and i.sku = w.sku and i.weight_grams > 0
          join wms.item_size z on z.node_id = :node and z.client_id = w.client_id and z.sku = w.sku
        """;
    private static final String PUT = """
        insert into wms.item_size (node_id, client_id, sku, width_mm, depth_mm, height_mm)
        select :node, :client, z.sku, z.width, z.depth, z.height
          from unnest(:skus::text[], :widths::int[], :depths::int[], :heights::int[]) as z (sku, width, depth, height)
         order by z.sku
            on conflict (node_id, client_id, sku) do update
           set width_mm = excluded.width_mm, depth_mm = excluded.depth_mm, height_mm = excluded.height_mm
        """;

    private final JdbcClient jdbc;

    RoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> lock(NodeId node, Collection<Long> locations) {
        if (locations.isEmpty()) return List.of();
        return jdbc.sql(LOCK)
                .param("node", node.value())
                .param("ids", locations.stream().distinct().toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Of those that have a limit. */
    List<Load> loads(NodeId node, Collection<Long> locations) {
        return jdbc.sql(LOADS)
                .param("node", node.value())
                .param("ids", locations.toArray(Long[]::new))
                .query((row, _) -> new Load(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getLong("grams"),
                        limit((Long) row.getObject("grams_limit")),
                        row.getLong("volume"),
                        limit((Long) row.getObject("volume_limit"))))
                .list();
    }

    private static long limit(@Nullable Long limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    Map<Sku, Unit> units(NodeId node, Collection<Sku> wanted) {
        var skus = wanted.stream().distinct().sorted().toList();
        Map<Sku, Unit> units = new HashMap<>();
        jdbc.sql(UNITS)
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    units.put(
                            new Sku(row.getInt("client_id"), row.getString("sku")),
                            new Unit(row.getLong("grams"), row.getLong("volume")));
                });
        return units;
    }

    Map<Sku, Measured> measured(NodeId node, Collection<Sku> wanted) {
        var skus = wanted.stream().distinct().sorted().toList();
        Map<Sku, Measured> measured = new HashMap<>();
        jdbc.sql(MEASURED)
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new))
                .query(row -> {
                    int[] sides = {row.getInt("width_mm"), row.getInt("depth_mm"), row.getInt("height_mm")};
                    Arrays.sort(sides);
                    measured.put(
                            new Sku(row.getInt("client_id"), row.getString("sku")),
                            new Measured(row.getLong("weight_grams"), sides[2], sides[1], sides[0]));
                });
        return measured;
    }

    void put(NodeId node, int client, List<ItemSize> sizes) {
        jdbc.sql(PUT)
                .param("node", node.value())
                .param("client", client)
                .param("skus", sizes.stream().map(ItemSize::sku).toArray(String[]::new))
                .param("widths", sizes.stream().mapToInt(ItemSize::widthMm).toArray())
                .param("depths", sizes.stream().mapToInt(ItemSize::depthMm).toArray())
                .param("heights", sizes.stream().mapToInt(ItemSize::heightMm).toArray())
                .update();
    }

    List<ItemSize> list(NodeId node, int client, String after, int limit) {
        return jdbc.sql("""
            select sku, width_mm, depth_mm, height_mm from wms.item_size
             where node_id = :node and client_id = :client and sku > :after order by sku limit :limit
            """)
                .param("node", node.value())
                .param("client", client)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new ItemSize(
                        row.getString("sku"), row.getInt("width_mm"), row.getInt("depth_mm"), row.getInt("height_mm")))
                .list();
    }
}
