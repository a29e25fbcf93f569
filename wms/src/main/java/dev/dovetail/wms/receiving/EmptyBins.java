package dev.dovetail.wms.receiving;

import dev.dovetail.kernel.NodeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bins that nothing lies in, that are nobody's pick face and that are kept for nobody. */
@Repository
class EmptyBins {
    /** Locked until the claim is written, so that two who ask at the same moment are sent to two bins. */
    private static final String FIND = """
        with free as materialized (
          select l.id, l.kind, l.zone, l.walk, l.weight_limit_grams as bears,
                 l.width_mm::bigint * l.depth_mm * l.height_mm as holds
            from wms.location l
           where l.node_id = :node and l.kind in ('bin', 'reserve') and l.blocked_for is null
             and not exists (select from wms.stock s where s.node_id = l.node_id and s.location_id = l.id)
             and not exists (select from wms.pick_face f where f.node_id = l.node_id and f.location_id = l.id)
             and not exists (select from wms.cross_dock x where x.node_id = l.node_id and x.lane_id = l.id)
             and not exists (select from wms.putaway p
                              where p.node_id = l.node_id and p.bin_id = l.id and p.lease_until > now()))
        select w.nr, e.id, e.code
          from unnest(:nrs::int[], :zones::text[], :bulks::boolean[], :grams::bigint[], :volumes::bigint[])
               as w (nr, zone, bulk, grams, volume)
         cross join lateral (
               select l.id, l.code
                 from (select f.id, row_number() over (order by (f.kind = 'reserve') <> w.bulk,
                              w.zone is not null and f.zone is distinct from w.zone, f.walk) as nr
                         from free f
                        where (f.bears is null or f.bears >= w.grams) and (f.holds is null or f.holds >= w.volume)
                        order by 2 limit :limit + :others) b
                 join wms.location l on l.node_id = :node and l.id = b.id
                order by b.nr limit :limit for update of l skip locked) e
        """;
    /** So many of the best may be locked by others at the moment. */
    private static final int OTHERS = 200;

    private final JdbcClient jdbc;

    EmptyBins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What sort of bin is looked for.
     *
     * @param zone the one to look in first
     * @param bulk whether a reserve is better than a face
     * @param grams what it must bear at least, and {@code cubicMm} hold: of one unit, rounded up to a power of two so that there are few sorts
     */
    record Sort(@Nullable String zone, boolean bulk, long grams, long cubicMm) {
        Sort {
            grams = rounded(grams);
            cubicMm = rounded(cubicMm);
        }

        private static long rounded(long least) {
            long bit = Long.highestOneBit(least);
            return bit == least ? least : bit << 1;
        }
    }

    record Bin(long id, String code) {}

    /** Up to {@code limit} of each sort, the best first: what is of no such sort comes last. */
    Map<Sort, List<Bin>> find(NodeId node, List<Sort> sorts, int limit) {
        Map<Sort, List<Bin>> found = new HashMap<>();
        if (sorts.isEmpty()) return found;
        var nrs = new Integer[sorts.size()];
        Arrays.setAll(nrs, nr -> nr);
        jdbc.sql(FIND)
                .param("node", node.value())
                .param("nrs", nrs)
                .param("zones", sorts.stream().map(Sort::zone).toArray(String[]::new))
                .param("bulks", sorts.stream().map(Sort::bulk).toArray(Boolean[]::new))
                .param("grams", sorts.stream().mapToLong(Sort::grams).toArray())
                .param("volumes", sorts.stream().mapToLong(Sort::cubicMm).toArray())
                .param("limit", limit)
                .param("others", OTHERS)
                .query(row -> {
                    found.computeIfAbsent(sorts.get(row.getInt("nr")), _ -> new ArrayList<>())
                            .add(new Bin(row.getLong("id"), row.getString("code")));
                });
        return found;
    }
}
