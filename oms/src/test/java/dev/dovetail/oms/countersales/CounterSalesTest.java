package dev.dovetail.oms.countersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.availability.Positions;
import dev.dovetail.oms.feeds.FeedHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Network;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stores sell over their counters, beside their feeds and our orders. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterSalesTest {
    private final FeedHouse feeds;
    private final OmsHouse house;

    CounterSalesTest(TestDatabase db) {
        feeds = new FeedHouse(db);
        house = feeds.house;
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    private FeedHouse.ThirdParty store() {
        return feeds.node("cut", "sales=counter", "absent=keep");
    }

    private static CounterLine line(String sku, long quantity) {
        return new CounterLine(sku, quantity, null, null, null);
    }

    private CounterReceipt receipt(String number, CounterLine... lines) {
        return receipt(number, house.now(), lines);
    }

    private static CounterReceipt receipt(String number, Instant at, CounterLine... lines) {
        return new CounterReceipt("T1", number, at, "GBP", List.of(lines));
    }

    private CounterSales.Taken sell(FeedHouse.ThirdParty store, CounterReceipt receipt) {
        var node = house.get(Network.class).getNode(store.code);
        return house.get(CounterSales.class).take(node, 1, receipt, house.cause());
    }

    private String refusal(FeedHouse.ThirdParty store, CounterReceipt receipt) {
        return catchThrowableOfType(Refused.class, () -> sell(store, receipt))
                .refusal()
                .code();
    }

    @Test
    void a_receipt_lowers_the_node_s_position_once_however_often_it_is_sent() {
        house.sku("TILL", 0, 0);
        var store = store();
        store.snapshot(null, "TILL=30");
        var receipt = receipt(
                "R1",
                new CounterLine("TILL", 2, null, new BigDecimal("4.50"), null),
                new CounterLine("till", 1, "case", null, null));

        var first = sell(store, receipt);
        house.later(Duration.ofMinutes(1));
        var again = sell(store, receipt);

        assertThat(store.atp("TILL")).isEqualTo(16);
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.sale()).isEqualTo(first.sale());
        assertThat(first.sale().lines()).extracting(CounterSale.Line::change).containsExactly(-2L, -12L);
        assertThat(refusal(store, receipt("R1", receipt.soldAt(), line("TILL", 3))))
                .isEqualTo("sales.receipt-conflict");
        assertThat(store.atp("TILL")).isEqualTo(16);
    }

    @Test
    void a_sale_of_more_than_the_pool_says_is_a_fact_and_a_shortfall() {
        house.sku("OVER", 0, 0);
        var store = store();
        store.snapshot(null, "OVER=3");
        house.capture(Orderly.from("shop", "OVER").line("OVER", 2));

        sell(store, receipt("O1", line("OVER", 2)));
        assertThat(store.atp("OVER")).isZero();
        assertThat(store.figure("OVER").shortfall()).isEqualTo(1);
        sell(store, receipt("O2", line("OVER", 4)));

        assertThat(store.atp("OVER")).isZero();
        assertThat(store.figure("OVER").position()).isZero();
        assertThat(store.figure("OVER").shortfall()).isEqualTo(2);
        assertThat(house.get(Positions.class).onHand(store.node(), 1).get(new Sku(1, "OVER")))
                .as("sold beyond what it had told")
                .isEqualTo(-3);
    }

    @Test
    void a_snapshot_taken_before_the_sale_and_arriving_after_it_does_not_bring_the_units_back() {
        house.sku("EARLY", 0, 0);
        var store = store();
        store.snapshot(null, "EARLY=10");
        house.later(Duration.ofMinutes(1));
        var early = store.body("early", feeds.ago(0), null, "EARLY=10");
        house.later(Duration.ofMinutes(1));
        sell(store, receipt("E1", line("EARLY", 4)));

        feeds.hear(early);
        assertThat(store.atp("EARLY")).isEqualTo(6);
        house.later(Duration.ofMinutes(1));
        store.snapshot(null, "EARLY=6");

        assertThat(store.atp("EARLY"))
                .as("a snapshot taken after it says the same")
                .isEqualTo(6);
    }

    @Test
    void a_sale_told_late_that_the_snapshot_had_seen_is_not_taken_off_again() {
        house.sku("LATE", 0, 0);
        var store = store();
        store.snapshot(null, "LATE=10");
        house.later(Duration.ofMinutes(1));
        var sold = receipt("L1", line("LATE", 4));
        house.later(Duration.ofMinutes(1));
        store.snapshot(null, "LATE=6");

        sell(store, sold);

        assertThat(store.atp("LATE")).isEqualTo(6);
    }

    @Test
    void of_numbered_deltas_and_receipts_each_sale_counts_once() {
        house.sku("BOTH", 0, 0);
        var store = feeds.node("numbered", "sales=counter");
        store.snapshot(1L, "BOTH=10");
        sell(store, receipt("B1", line("BOTH", 2)));

        var told = store.deltas("2:BOTH:-2:sold", "3:BOTH:-1:damaged");

        assertThat(store.outcomes(told)).containsExactly("noted", "applied");
        assertThat(store.atp("BOTH")).isEqualTo(7);
    }

    @Test
    void what_comes_back_is_stock_only_where_it_was_put_back() {
        house.sku("BACK", 0, 0);
        var store = store();
        store.snapshot(null, "BACK=5");
        house.later(Duration.ofMinutes(1));
        sell(store, receipt("K1", line("BACK", 3)));

        sell(store, receipt("K2", line("BACK", -1)));
        assertThat(store.atp("BACK")).isEqualTo(2);
        sell(store, receipt("K3", new CounterLine("BACK", -2, "each", null, "shelf")));

        assertThat(store.atp("BACK")).isEqualTo(4);
    }

    @Test
    void a_receipt_that_cannot_be_is_refused_whole() {
        house.sku("GOOD", 0, 0);
        house.service("WRAP");
        var store = store();
        store.snapshot(null, "GOOD=5");
        house.later(Duration.ofMinutes(1));

        assertThat(refusal(store, receipt("X", line("GOOD", 1), line("NONE", 1))))
                .isEqualTo("sales.unknown-sku");
        assertThat(refusal(store, receipt("X", line("WRAP", 1)))).isEqualTo("sales.not-goods");
        assertThat(refusal(store, receipt("X", new CounterLine("GOOD", 1, "inner", null, null))))
                .isEqualTo("sales.unit");
        assertThat(refusal(feeds.node("cut"), receipt("X", line("GOOD", 1)))).isEqualTo("sales.told-by-feed");
        var east = house.get(Network.class).getNode("EAST");
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> house.get(CounterSales.class)
                                        .take(east, 1, receipt("X", line("GOOD", 1)), house.cause()))
                        .refusal()
                        .code())
                .isEqualTo("sales.own-node");
        var old = receipt("X", house.now().minus(Duration.ofDays(8)), line("GOOD", 1));
        assertThat(catchThrowableOfType(Malformed.class, () -> sell(store, old)).code())
                .isEqualTo("sales.too-old");
        assertThat(store.atp("GOOD")).isEqualTo(5);
        assertThat(sell(store, receipt("X", line("GOOD", 1))).repeated()).isFalse();
    }

    private static CounterReceipt read(String lines) {
        var body = """
                {"register":"T1","receipt":" 7 ","soldAt":"2026-03-02T10:00:00Z","currency":"GBP","lines":[%s]}
                """.formatted(lines);
        return new Body().read(body.getBytes(StandardCharsets.UTF_8), CounterReceipt.class);
    }

    private static String malformed(String lines) {
        return catchThrowableOfType(Malformed.class, () -> read(lines)).code();
    }

    @Test
    void a_receipt_is_read_strictly_and_is_the_same_however_it_was_written() {
        var one = read("{\"sku\":\"MUG\",\"quantity\":2,\"price\":4.50}");
        var same = read("{\"quantity\":2, \"sku\":\"MUG\",\"unit\":\"each\",\"price\":4.5}");

        assertThat(one.hash()).isEqualTo(same.hash());
        assertThat(one.hash())
                .isNotEqualTo(read("{\"sku\":\"MUG\",\"quantity\":3}").hash());
        assertThat(malformed("{\"sku\":\"MUG\",\"quantity\":0}")).isEqualTo("sales.quantity");
        assertThat(malformed("{\"sku\":\"MUG\",\"quantity\":1.5}")).isEqualTo("request.wrong-type");
        assertThat(malformed("{\"sku\":\"MUG\",\"quantity\":1,\"price\":-1}")).isEqualTo("sales.price");
        assertThat(malformed("{\"sku\":\"MUG\",\"quantity\":1,\"putBack\":\"A\"}"))
                .isEqualTo("sales.put-back");
        assertThat(malformed("{\"sku\":\"MUG\"}")).isEqualTo("request.missing");
        assertThat(malformed("")).isEqualTo("sales.lines");
    }

    @Test
    void a_till_and_a_buyer_want_the_last_unit_at_the_same_moment() {
        var store = store();
        for (int i = 0; i < 10; i++) {
            var sku = "LAST" + i;
            house.sku(sku, 0, 0);
            house.later(Duration.ofMinutes(1));
            store.snapshot(null, sku + "=1");
            Race.between(
                    () -> sell(store, receipt(sku, line(sku, 1))),
                    () -> house.capture(Orderly.from("shop", sku).line(sku, 1)));

            var stands = store.figure(sku);
            assertThat(stands.position()).isZero();
            assertThat(stands.shortfall()).isEqualTo(stands.reserved());
            assertThat(store.atp(sku)).isZero();
        }
    }

    @Test
    void two_tills_send_one_receipt_at_the_same_moment() {
        house.sku("PAIR", 0, 0);
        var store = store();
        store.snapshot(null, "PAIR=10");
        var receipt = receipt("P1", line("PAIR", 3));

        Race.between(() -> sell(store, receipt), () -> sell(store, receipt));

        assertThat(store.atp("PAIR")).isEqualTo(7);
    }
}
