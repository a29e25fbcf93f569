package dev.dovetail.wms.selling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.contract.counter.CounterLine;
import dev.dovetail.contract.counter.CounterReceipt;
import dev.dovetail.contract.fulfillment.NodeFact.Delta;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest.Line;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.floor.Handheld;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that we run sells over its counter, beside the picks of our orders. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SellingTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Selling selling;

    SellingTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        selling = house.get(Selling.class);
    }

    @AfterEach
    void everything_holds() {
        assertThat(house.broken()).isEmpty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Handheld store(String... skus) {
        return new Handheld(house, house.warehouse(3)).knows(skus);
    }

    private static CounterLine line(String sku, long quantity) {
        return new CounterLine(sku, quantity, null, null, null);
    }

    private CounterReceipt receipt(String number, CounterLine... lines) {
        return new CounterReceipt("T1", number, house.now(), null, List.of(lines));
    }

    private Selling.Taken sell(Handheld store, CounterReceipt receipt) {
        return selling.take(store.warehouse(), 1, receipt, new Cause("till 1", house.now(), "api"));
    }

    private long onHand(Handheld store, String sku) {
        return db.jdbc()
                .sql("select coalesce(sum(on_hand), 0) from wms.stock where node_id = ? and sku = ?")
                .params(store.warehouse().node().value(), sku)
                .query(Long.class)
                .single();
    }

    @Test
    void a_receipt_is_moves_of_the_ledger_and_one_fact_of_the_node() {
        var store = store("MUG", "CUP");
        house.stock(store.warehouse(), "A-01-01-1", "MUG", 5);
        house.stock(store.warehouse(), "A-01-02-1", "MUG", 20);
        house.stock(store.warehouse(), "A-01-03-1", "CUP", 4);
        var receipt = receipt("R1", line("MUG", 2), new CounterLine("MUG", 1, "case", null, null), line("CUP", 1));

        var taken = sell(store, receipt);
        var again = sell(store, receipt);

        assertThat(onHand(store, "MUG")).isEqualTo(11);
        assertThat(onHand(store, "CUP")).isEqualTo(3);
        assertThat(again.repeated()).isTrue();
        assertThat(again.sale()).isEqualTo(taken.sale());
        assertThat(house.told(store.warehouse()))
                .containsExactly(new StockChanged(
                        store.warehouse().node(),
                        house.now(),
                        "sold",
                        "sale:" + taken.sale().id(),
                        List.of(new Delta(1, "CUP", -1), new Delta(1, "MUG", -14))));
        assertThat(catchThrowableOfType(Refused.class, () -> sell(store, receipt("R1", line("MUG", 3))))
                        .refusal()
                        .code())
                .isEqualTo("sales.receipt-conflict");
    }

    @Test
    void what_picks_have_claimed_stays_claimed_and_the_rest_of_the_sale_is_a_correction_of_the_book() {
        var store = store("POT");
        house.stock(store.warehouse(), "A-01-01-1", "POT", 3);
        store.released(new Line(1, 1, "POT", 2));
        int before = house.told(store.warehouse()).size();

        var taken = sell(store, receipt("R2", line("POT", 4)));

        assertThat(taken.sale().lines()).extracting(CounterSale.Line::unbooked).containsExactly(3L);
        assertThat(onHand(store, "POT")).isEqualTo(2);
        assertThat(house.told(store.warehouse()).subList(before, before + 1))
                .extracting(fact -> ((StockChanged) fact).deltas())
                .containsExactly(List.of(new Delta(1, "POT", -1)));
    }

    @Test
    void what_nobody_had_booked_is_sold_and_nothing_is_told() {
        var store = store("JUG");

        var taken = sell(store, receipt("R3", line("JUG", 2)));

        assertThat(taken.sale().lines()).extracting(CounterSale.Line::unbooked).containsExactly(2L);
        assertThat(house.told(store.warehouse())).isEmpty();
    }

    @Test
    void what_comes_back_is_stock_in_the_bin_where_it_was_put() {
        var store = store("PAN");
        house.stock(store.warehouse(), "A-01-01-1", "PAN", 3);
        sell(store, receipt("R4", line("PAN", 2)));

        sell(store, receipt("R5", line("PAN", -1)));
        assertThat(onHand(store, "PAN")).isEqualTo(1);
        sell(store, receipt("R6", new CounterLine("PAN", -1, null, null, "A-01-02-1")));

        assertThat(onHand(store, "PAN")).isEqualTo(2);
        assertThat(house.told(store.warehouse()).getLast()).isInstanceOfSatisfying(StockChanged.class, told -> {
            assertThat(told.reason()).isEqualTo("refunded");
            assertThat(told.deltas()).containsExactly(new Delta(1, "PAN", 1));
        });
    }

    @Test
    void a_receipt_that_cannot_be_is_refused_whole() {
        var store = store("LID");
        house.stock(store.warehouse(), "A-01-01-1", "LID", 3);

        assertThat(refusal(store, receipt("X", line("LID", 1), line("NONE", 1))))
                .isEqualTo("sales.unknown-sku");
        assertThat(refusal(store, receipt("X", new CounterLine("LID", 1, "inner", null, null))))
                .isEqualTo("sales.unit");
        assertThat(refusal(store, receipt("X", new CounterLine("LID", -1, null, null, "DOCK-1"))))
                .isEqualTo("sales.not-a-bin");
        assertThat(onHand(store, "LID")).isEqualTo(3);
    }

    private String refusal(Handheld store, CounterReceipt receipt) {
        return catchThrowableOfType(Refused.class, () -> sell(store, receipt))
                .refusal()
                .code();
    }

    @Test
    void a_till_and_a_release_want_the_last_unit_at_the_same_moment() {
        var store = store("LAST");
        house.stock(store.warehouse(), "A-01-01-1", "LAST", 1);

        var till = CompletableFuture.runAsync(() -> sell(store, receipt("R7", line("LAST", 1))));
        var release = CompletableFuture.runAsync(() -> store.released(new Line(1, 1, "LAST", 1)));
        CompletableFuture.allOf(till, release).join();

        assertThat(onHand(store, "LAST")).isLessThanOrEqualTo(1);
    }
}
