package dev.dovetail.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The check stays quick on 2,500 shipped orders of 28 lines, each with its facts, work, parcels and messages. */
@ExtendWith(PostgresExtension.class)
class OmsInvariantsSpeedTest {
    /** Each takes less than a second on an idle machine; a machine that builds is not idle. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(10);

    private final OmsHouse house;

    OmsInvariantsSpeedTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @Test
    void no_invariant_takes_long() {
        history();
        var slow = new TreeMap<String, Duration>();

        for (var invariant : house.invariants()) {
            long start = System.nanoTime();
            long rows = house.jdbc()
                    .sql("select count(*) from (" + invariant.sql(house.now()) + ") x")
                    .query(Long.class)
                    .single();
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(rows).as(invariant.title()).isZero();
            if (took.compareTo(FAR_TOO_LONG) > 0) slow.put(invariant.title(), took);
        }

        assertThat(slow).isEmpty();
    }

    private void history() {
        run(
                "create table if not exists public.made as select (n::bigint << 8) | (n % 256) as id, n from generate_series(1, 2500) n");
        run("""
                insert into oms.sales_order (slot, id, client_id, channel, external_number, placed_at, captured_at, currency,
                    total_minor, service, ship_country, ship_postal, ship_lat, ship_lon, contact_id, content_hash, status, version)
                select id & 255, id, 1, 'shop', 'H' || n, now(), now(), 'GBP', 2800, 'ground', 'US', '1', 0, 0, 1, '', 'shipped', 33
                  from made
                """);
        run("""
                insert into oms.order_line (slot, order_id, line, client_id, sku, kind, ordered, shipped, unit_price, total_minor)
                select id & 255, id, l, 1, 'SKU' || (n * l % 4000), 'goods', 3, 3, 1, 100 from made, generate_series(1, 28) l
                """);
        for (var step : new String[][] {
            {"1", "captured", "ordered", "reserved"},
            {"2", "released", "reserved", "released"},
            {"31", "packed", "picked", "packed"},
            {"32", "shipped", "packed", "shipped"}
        }) run("""
                    insert into oms.order_fact
                    select id & 255, id * 64 + %1$s, id, %1$s, 'order.%2$s.v1', json_build_object('moves',
                           (select json_agg(json_build_array(l, '%3$s', '%4$s', 3)) from generate_series(1, 28) l))::text,
                           now(), 'x', 'x', %2$L = 'shipped' from made
                    """.replace("%2$L", "'%2$s'").formatted((Object[]) step));
        run("""
                insert into oms.order_fact
                select id & 255, id * 64 + 2 + l, id, 2 + l, 'order.picked.v1',
                       '{"moves":[[' || l || ',"released","picked",3]]}', now(), 'x', 'x', false
                  from made, generate_series(1, 28) l
                """);
        run("""
                insert into oms.order_fact
                select id & 255, id * 64 + 33, id, 33, 'order.withdrawal-refused.v1', '{"moves":[]}', now(), 'x', 'x', false from made
                """);
        work();
        run("analyze");
    }

    private void work() {
        run("""
                insert into oms.fulfillment_order (slot, id, order_id, node_id, request, execution, service, released_at)
                select id & 255, id, id, 1, 'done', 'shipped', 'ground', now() from made
                """);
        run("""
                insert into oms.fulfillment_line (slot, fulfillment_order_id, order_id, line, client_id, sku, asked, picked, packed, shipped)
                select id & 255, id, id, l, 1, 'SKU' || (n * l % 4000), 3, 3, 3, 3 from made, generate_series(1, 28) l
                """);
        run("""
                insert into oms.shipment_parcel select id & 255, id, id, id, 1, 'shipped', 'ups', '1Z' || n, now() from made
                """);
        run("""
                insert into oms.shipment_parcel_line select id & 255, id, l, 3 from made, generate_series(1, 28) l
                """);
        run("""
                insert into oms.order_outbox (slot, id, to_key, lane, seq, type, destination, business_key, due_at, body, state, settled_at)
                select id & 255, id * 64 + 1, 1, id, 1, 'fulfillment.release-requested.v1', 'node:x', 'release:fo:' || id,
                       now(), '', 'sent', now() from made
                 union all
                select id & 255, id * 64 + 2, 1, id, 32, 'channel.order-status-changed.v1', 'channel:shop1', null,
                       now(), '', 'sent', now() from made
                """);
        run("""
                insert into oms.order_claim select id & 255, substring(sha256(int4send(octet_length('release:fo:' || id))
                       || convert_to('release:fo:' || id, 'UTF8')) for 16), id * 64 + 1 from made
                """);
        run("""
                insert into oms.reservation (node_id, order_id, line, client_id, sku, quantity)
                select 1, id, l, 1, 'SKU' || (n * l % 4000), 0 from made, generate_series(1, 28) l
                """);
    }

    private void run(String sql) {
        house.db().owner().sql(sql).update();
    }
}
