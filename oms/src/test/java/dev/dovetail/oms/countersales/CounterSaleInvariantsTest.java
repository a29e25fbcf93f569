package dev.dovetail.oms.countersales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.oms.feeds.FeedHouse;
import dev.dovetail.oms.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receipts damaged as only an owner can; the check names the row. */
@ExtendWith(PostgresExtension.class)
class CounterSaleInvariantsTest {
    private final FeedHouse feeds;

    CounterSaleInvariantsTest(TestDatabase db) {
        feeds = new FeedHouse(db);
    }

    @Test
    void each_damage_is_named() {
        feeds.house.sku("MUG", 0, 0);
        var store = feeds.node("cut", "sales=counter");
        store.snapshot(null, "MUG=8");
        var node = feeds.house.get(Network.class).getNode(store.code);
        var lines =
                List.of(new CounterLine("MUG", 3, null, null, null), new CounterLine("MUG", -1, null, null, "shelf"));
        feeds.house
                .get(CounterSales.class)
                .take(node, 1, new CounterReceipt("T", "1", feeds.house.now(), null, lines), feeds.house.cause());
        owner("alter table oms.counter_sale_line drop constraint change_is_what_moved");
        assertThat(broken()).containsExactly(0L, 0L);

        owner("update oms.feed_movement set change = -6 where reason = 'sold'");
        assertThat(broken()).containsExactly(1L, 0L);
        owner("update oms.feed_movement set change = -3 where reason = 'sold'");

        owner("update oms.counter_sale_line set change = -2 where line = 1");
        assertThat(broken()).containsExactly(1L, 1L);
        owner("delete from oms.counter_sale_line");
        assertThat(broken()).containsExactly(1L, 1L);
    }

    private void owner(String sql) {
        feeds.house.db().owner().sql(sql).update();
    }

    private List<Long> broken() {
        var invariants = new CounterSaleInvariants();
        return List.of(invariants.soldUnitsMovedOnce(), invariants.everyReceiptHasItsLines()).stream()
                .map(look -> feeds.house
                        .db()
                        .owner()
                        .sql("select count(*) from (" + look.sql(feeds.house.now()) + ") x")
                        .query(Long.class)
                        .single())
                .toList();
    }
}
