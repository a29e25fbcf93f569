package dev.dovetail.wms.stock;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.items.PickRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims of picks on balances: the column {@code allocated} of {@code stock}. Where a warehouse says so, no bin that was short
 * is picked from until it is counted.
 */
@Repository
class AllocationStore {
    private static final String LOCK = """
        select s.location_id, s.client_id, s.sku, s.lot, s.status, s.on_hand, s.allocated, s.plated, s.since,
               coalesce(l.walk, 0) as walk, l.kind, coalesce(i.pick_rule, 'fifo') as rule, t.expires_on
          from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
          join wms.stock s
            on s.node_id = :node and s.client_id = w.client_id and s.sku = w.sku
           and s.status = 'available' and s.on_hand > 0
          join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind in ('bin', 'reserve')
          join wms.warehouse h on h.node_id = s.node_id
          left join wms.item i
            on i.node_id = s.node_id and i.client_id = s.client_id and i.sku = s.sku
          left join wms.lot t
            on t.node_id = s.node_id and t.client_id = s.client_id and t.sku = s.sku and t.lot = s.lot
         where (t.expires_on is null
                or t.expires_on - coalesce(i.min_days_left, 0) >= (:now::timestamptz at time zone h.zone)::date)
         order by s.location_id, s.client_id, s.sku, s.lot, s.status
           for update of s
        """;
    /** What lies in bins of some SKUs, of whatever lot, and the heaps that are named, in one order: that of every lock of balances. */
    private static final String LOCK_ALONG = """
        with along as materialized (
          select * from unnest(:locations::bigint[], :heapClients::int[], :heapSkus::text[], :lots::text[], :statuses::text[])
                          as k (location_id, client_id, sku, lot, status)
          union
          select s.location_id, s.client_id, s.sku, s.lot, s.status
            from unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
            join wms.stock s
              on s.node_id = :node and s.client_id = w.client_id and s.sku = w.sku
             and s.status = 'available' and s.on_hand > 0
            join wms.location l on l.node_id = s.node_id and l.id = s.location_id and l.kind in ('bin', 'reserve'))
        select s.location_id
          from along a
          join wms.stock s
            on s.node_id = :node and s.location_id = a.location_id and s.client_id = a.client_id and s.sku = a.sku
           and s.lot = a.lot and s.status = a.status
         order by s.location_id, s.client_id, s.sku, s.lot, s.status
           for update of s
        """;
    /** Asked once the balances are locked: who waited for them would not see what was reported meanwhile. */
    private static final String BLOCKED = """
        select q.location_id, q.client_id, q.sku
          from wms.short_rule r
          join wms.count_request q on q.node_id = r.node_id
          join unnest(:clients::int[], :skus::text[]) as w (client_id, sku)
            on w.client_id = q.client_id and w.sku = q.sku
         where r.node_id = :node and r.block and q.location_id = any(:locations)
        """;

    private static final String CLAIM = """
        update wms.stock s set allocated = s.allocated + c.quantity
          from unnest(:locations::bigint[], :clients::int[],  :skus::text[], :lots::text[], :statuses::text[], :quantities::bigint[])
               as c (location_id, client_id, sku, lot, status, quantity)
         where s.node_id = :node and s.location_id = c.location_id and s.client_id = c.client_id
           and s.sku = c.sku and s.lot = c.lot and s.status = c.status
           and s.allocated + c.quantity between 0 and s.on_hand
        """;

    private final JdbcClient jdbc;

    AllocationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PickOrder.Bin> lock(NodeId node, Collection<Sku> wanted, Instant now) {
        var skus = wanted.stream().distinct().sorted().toList();
        var bins = of(LOCK, node, skus)
                .param("now", now.toString())
                .query((row, index) -> new PickOrder.Bin(
                        BalanceRow.read(row, index),
                        row.getInt("walk"),
                        row.getString("kind").equals("bin"),
                        PickRule.of(row.getString("rule")),
                        row.getObject("expires_on", LocalDate.class)))
                .list();
        if (bins.isEmpty()) return bins;
        var blocked = blocked(node, skus, bins);
        return bins.stream().filter(bin -> !blocked.contains(Place.of(bin))).toList();
    }

    void lockAlong(NodeId node, Collection<Sku> wanted, Collection<Balance.Key> heaps) {
        var keys = List.copyOf(heaps);
        of(LOCK_ALONG, node, wanted.stream().distinct().sorted().toList())
                .param(
                        "locations",
                        keys.stream().mapToLong(Balance.Key::location).toArray())
                .param(
                        "heapClients",
                        keys.stream().mapToInt(key -> key.sku().client()).toArray())
                .param("heapSkus", keys.stream().map(key -> key.sku().code()).toArray(String[]::new))
                .param("lots", keys.stream().map(Balance.Key::lot).toArray(String[]::new))
                .param("statuses", keys.stream().map(key -> key.status().word()).toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Where an item lies, whatever its lot. */
    private record Place(long location, Sku sku) {
        static Place of(PickOrder.Bin bin) {
            var key = bin.balance().key();
            return new Place(key.location(), key.sku());
        }
    }

    private Set<Place> blocked(NodeId node, List<Sku> skus, List<PickOrder.Bin> bins) {
        return Set.copyOf(of(BLOCKED, node, skus)
                .param(
                        "locations",
                        bins.stream()
                                .mapToLong(bin -> bin.balance().key().location())
                                .toArray())
                .query((row, _) ->
                        new Place(row.getLong("location_id"), new Sku(row.getInt("client_id"), row.getString("sku"))))
                .list());
    }

    private JdbcClient.StatementSpec of(String sql, NodeId node, List<Sku> skus) {
        return jdbc.sql(sql)
                .param("node", node.value())
                .param("clients", skus.stream().mapToInt(Sku::client).toArray())
                .param("skus", skus.stream().map(Sku::code).toArray(String[]::new));
    }

    void claim(NodeId node, List<Allotment> claims) {
        change(node, claims, 1);
    }

    void free(NodeId node, List<Allotment> claims) {
        change(node, claims, -1);
    }

    private void change(NodeId node, List<Allotment> claims, int sign) {
        Map<Balance.Key, Long> sums = new LinkedHashMap<>();
        for (var claim : claims) sums.merge(claim.key(), sign * claim.quantity(), Long::sum);
        if (sums.isEmpty()) return;
        int rows = new KeyColumns(List.copyOf(sums.keySet()))
                .bind(jdbc.sql(CLAIM).param("node", node.value()))
                .param(
                        "quantities",
                        sums.values().stream().mapToLong(Long::longValue).toArray())
                .update();
        if (rows != sums.size())
            throw new IllegalStateException("changed " + rows + " claims of " + sums.size() + " that were locked");
    }
}
