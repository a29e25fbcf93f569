package dev.dovetail.lab.day;

import dev.dovetail.ground.storage.Invariants;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold: of the touched keys after each step, of everything each hour and at the end. */
final class Proof {
    private static final String TOUCHED_ORDERS = """
        with touched as (select distinct slot, order_id from oms.order_fact where id > :since)
        select 'I20 units in shipped parcels differ from the lines of order ' || t.order_id
          from touched t
          join lateral (select coalesce(sum(l.shipped), 0) shipped from oms.order_line l
                         where l.slot = t.slot and l.order_id = t.order_id and l.kind = 'goods') line on true
          join lateral (select coalesce(sum(pl.quantity), 0) shipped
                          from oms.shipment_parcel p
                          join oms.shipment_parcel_line pl on pl.slot = p.slot and pl.parcel_id = p.id
                         where p.slot = t.slot and p.order_id = t.order_id and p.state = 'shipped') parcel on true
         where line.shipped <> parcel.shipped
        union all
        select 'I14 versions of order ' || t.order_id || ' have a gap'
          from touched t join oms.sales_order o on o.slot = t.slot and o.id = t.order_id
         where o.version <> (select max(f.version) from oms.order_fact f where f.slot = t.slot and f.order_id = t.order_id)
        union all
        select 'I5 reserved differs from the reservations of ' || p.sku || ' at node ' || p.node_id
          from oms.pool p
         where (p.client_id, p.sku) in (select l.client_id, l.sku from touched t
                                          join oms.order_line l on l.slot = t.slot and l.order_id = t.order_id)
           and p.reserved <> (select coalesce(sum(r.quantity), 0) from oms.reservation r
                               where r.node_id = p.node_id and r.client_id = p.client_id and r.sku = p.sku
                                 and r.pool = p.pool and r.quantity > 0)
        """;
    private static final String TOUCHED_STOCK = """
        with touched as (
            select distinct node_id, client_id, sku from wms.stock_move where id > :since)
        select 'I1 the ledger of ' || t.sku || ' at node ' || t.node_id || ' differs from its balances'
          from touched t
         where (select coalesce(sum(s.on_hand), 0) from wms.stock s
                 where s.node_id = t.node_id and s.client_id = t.client_id and s.sku = t.sku)
            <> (select coalesce(sum(case when m.from_location <= 6 then m.quantity else 0 end)
                              - sum(case when m.to_location <= 6 then m.quantity else 0 end), 0)
                  from wms.stock_move m
                 where m.node_id = t.node_id and m.client_id = t.client_id and m.sku = t.sku)
        """;

    /**
     * All warehouses as one: what came from suppliers, customers and production, less what went to customers, production, the
     * scrap and the lost, is what lies somewhere, in transit too. What one received from another came from nobody.
     */
    private static final String UNITS = """
        with outside as (
          select client_id, sku,
                 sum(case when from_location <= 6 and to_location > 6 then quantity else 0 end) as came,
                 sum(case when from_location > 6 and to_location <= 6 and reason <> 'arrived' then quantity else 0 end) as went,
                 sum(case when from_location = 3 and reason = 'arrived' then quantity else 0 end) as turned_up
            from wms.stock_move group by client_id, sku),
        carried as (
          select l.client_id, l.sku, sum(l.received) as counted
            from wms.delivery d
            join wms.delivery_line l on l.node_id = d.node_id and l.delivery_id = d.id
           where d.parcel_id is not null group by l.client_id, l.sku),
        lie as (
          select client_id, sku, sum(on_hand) as units from wms.stock group by client_id, sku)
        select 'units of ' || sku || ': ' || coalesce(lie.units, 0) || ' lie in all warehouses, ' || came || ' came ('
               || coalesce(counted, 0) || ' of them from each other), ' || went || ' went, ' || turned_up || ' turned up'
          from outside
          left join carried using (client_id, sku)
          left join lie using (client_id, sku)
         where coalesce(lie.units, 0) <> came - coalesce(counted, 0) + turned_up - went
        """;

    /** What only the proof asks for: what came after an id, over all keys. */
    private static final List<String> INDEXES =
            List.of("create index day_facts on oms.order_fact (id)", "create index day_moves on wms.stock_move (id)");

    private static final String GROWN = """
        select coalesce(string_agg(c.oid::regclass::text, ', '), '')
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname in ('ground', 'carriage', 'oms', 'wms')
           and pg_relation_size(c.oid) > 4 * current_setting('block_size')::int
        """;

    private final JdbcClient owner;
    private final Invariants invariants;
    private int looks;
    private Newest seen = new Newest(0, 0);

    /** @param owner may keep the planner's statistics fresh */
    Proof(JdbcClient owner, Invariants invariants) {
        this.owner = owner;
        this.invariants = invariants;
    }

    /** Gives a migrated database what only the proof needs. */
    static void prepare(JdbcClient owner) {
        INDEXES.forEach(sql -> owner.sql(sql).update());
    }

    private record Newest(long facts, long moves) {}

    /** What is broken among the keys touched since the last call. */
    List<String> ofTouched() {
        var newest = newest();
        var broken = new ArrayList<String>();
        if (newest.facts() > seen.facts()) broken.addAll(ask(TOUCHED_ORDERS, seen.facts()));
        if (newest.moves() > seen.moves()) broken.addAll(ask(TOUCHED_STOCK, seen.moves()));
        seen = newest;
        return broken;
    }

    List<String> ofEverything() {
        if (Integer.bitCount(++looks) == 1) refreshStatistics(); // as the tables double
        return invariants.broken().stream()
                .map(broken -> broken.id() + " " + broken.title() + ": " + broken.rows())
                .toList();
    }

    /** Once every message has come: no unit appeared or vanished between two warehouses, or at a bench. */
    List<String> ofUnits() {
        return owner.sql(UNITS).query(String.class).list();
    }

    /** So that the planner knows the tables that have grown past a few pages. */
    private void refreshStatistics() {
        var grown = owner.sql(GROWN).query(String.class).single();
        if (!grown.isEmpty()) owner.sql("analyze " + grown).update();
    }

    private List<String> ask(String sql, long since) {
        return owner.sql(sql).param("since", since).query(String.class).list();
    }

    private Newest newest() {
        return owner.sql("""
            select coalesce((select max(id) from oms.order_fact), 0) as facts,
                   coalesce((select max(id) from wms.stock_move), 0) as moves
            """).query(Newest.class).single();
    }
}
