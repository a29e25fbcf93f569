package dev.dovetail.wms.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeFact.StockChanged;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.ItemsDescribed;
import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ReceivingTest {
    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Receiving receiving;
    private final ReceivingView view;

    ReceivingTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        receiving = house.get(Receiving.class);
        view = house.get(ReceivingView.class);
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void received_is_what_was_counted_and_the_difference_is_seen() {
        var w = warehouse(4);
        var delivery = expect(w, "PO-1", line("MUG", 24), line("CUP", 10));

        var refused = house.run(() -> receiving.receive(
                w,
                List.of(receive(delivery, "case-MUG", 3), receive(delivery, "CUP", 9), receive(delivery, "JUG", 1))));

        assertThat(refused).isEmpty();
        var found = view.find(w.node(), "PO-1").orElseThrow();
        assertThat(found.state()).isEqualTo("arrived");
        assertThat(found.lines())
                .extracting(
                        line -> line.sku().code(),
                        Delivery.Line::expected,
                        Delivery.Line::received,
                        Delivery.Line::difference)
                .containsExactly(tuple("CUP", 10L, 9L, -1L), tuple("JUG", 0L, 1L, 1L), tuple("MUG", 24L, 36L, 12L));
        assertThat(house.told(w)).isEmpty();
    }

    @Test
    void an_unknown_barcode_never_blocks_the_dock() {
        var w = warehouse(4);
        var delivery = expect(w, "PO-2", line("MUG", 24));
        var unknown = receive(delivery, "999", 1);
        var none = receive(delivery, "MUG", 0);
        var inBin = new ReceiveScan(UUID.randomUUID(), "bob", house.now(), "PO-2", "A-01-01-1", "MUG", 1, Told.NOTHING);

        var refused = house.run(() -> receiving.receive(w, List.of(unknown, none, inBin, receive("PO-2", "MUG", 24))));

        assertThat(refused).hasSize(3);
        assertThat(refused.get(unknown.scanId()).code()).isEqualTo("receiving.unknown-barcode");
        assertThat(refused.get(none.scanId()).code()).isEqualTo("receiving.bad-quantity");
        assertThat(refused.get(inBin.scanId()).code()).isEqualTo("receiving.not-a-dock");
        assertThat(view.find(w.node(), "PO-2").orElseThrow().lines().getFirst().received())
                .isEqualTo(24);
    }

    @Test
    void goods_are_told_when_they_reach_a_bin_and_the_delivery_closes_with_the_last() {
        var w = warehouse(4);
        var delivery = expect(w, "PO-3", line("MUG", 12), line("CUP", 2));
        house.run(() -> receiving.receive(w, List.of(receive(delivery, "case-MUG", 1), receive(delivery, "CUP", 2))));

        var refused = house.run(() -> receiving.putAway(
                w,
                List.of(
                        putaway("PO-3", "MUG", 12, "A-01-01-1"),
                        putaway("PO-3", "CUP", 1, "A-01-02-1"),
                        putaway("PO-3", "CUP", 2, "A-01-02-1"))));

        assertThat(refused.values())
                .singleElement()
                .satisfies(no -> assertThat(no.code()).isEqualTo("stock.not-enough"));
        assertThat(house.told(w))
                .containsExactly(new StockChanged(
                        w.node(),
                        house.now(),
                        "received",
                        "delivery:" + delivery,
                        List.of(new NodeFact.Delta(1, "CUP", 1), new NodeFact.Delta(1, "MUG", 12))));
        assertThat(view.find(w.node(), delivery).orElseThrow().state()).isEqualTo("arrived");

        house.run(() -> receiving.putAway(w, List.of(putaway("PO-3", "CUP", 1, "A-01-02-1"))));

        assertThat(view.find(w.node(), delivery).orElseThrow().state()).isEqualTo("closed");
    }

    @Test
    void each_sku_is_sent_to_its_own_bin_else_to_an_empty_one_in_walking_order() {
        var w = warehouse(4);
        house.stock(w, "A-01-03-1", "CUP", 1);
        house.stock(w, "A-01-01-1", "POT", 1);
        var delivery = expect(w, "PO-4", line("MUG", 1), line("CUP", 1), line("JUG", 1));
        house.run(() -> receiving.receive(
                w, List.of(receive(delivery, "MUG", 1), receive(delivery, "CUP", 1), receive(delivery, "JUG", 1))));

        var tasks = receiving.assignPutaway(w, "bob", 10);
        var others = receiving.assignPutaway(w, "eve", 10);
        var again = receiving.assignPutaway(w, "bob", 10);

        assertThat(tasks)
                .extracting(
                        task -> task.sku().code(), PutawayTask::suggest, PutawayTask::reference, PutawayTask::barcode)
                .containsExactly(
                        tuple("CUP", Optional.of("A-01-03-1"), "PO-4", Optional.of("CUP")),
                        tuple("JUG", Optional.of("A-01-02-1"), "PO-4", Optional.of("JUG")),
                        tuple("MUG", Optional.of("A-01-04-1"), "PO-4", Optional.of("MUG")));
        assertThat(others).isEmpty();
        assertThat(again).isEqualTo(tasks);

        db.owner().sql("update wms.putaway set lease_until = now()").update();
        assertThat(receiving.assignPutaway(w, "eve", 10)).hasSize(3);
    }

    @Test
    void two_who_ask_at_the_same_moment_are_sent_to_two_bins() {
        var w = warehouse(2);
        house.stock(w, "A-01-01-1", "POT", 1);
        house.stock(w, "A-01-02-1", "POT", 1);
        var delivery = expect(w, "PO-8", line("MUG", 1), line("CUP", 1));
        house.run(() -> receiving.receive(w, List.of(receive(delivery, "MUG", 1), receive(delivery, "CUP", 1))));
        assertThat(receiving.assignPutaway(w, "bob", 1)).hasSize(1);
        assertThat(receiving.assignPutaway(w, "eve", 1)).hasSize(1);
        lost(w, "A-01-01-1", "A-01-02-1");

        var both = house.run(() -> {
            var bobs = receiving.assignPutaway(w, "bob", 1);
            var eves = CompletableFuture.supplyAsync(() -> receiving.assignPutaway(w, "eve", 1));
            return List.of(bobs.getFirst(), eves.join().getFirst());
        });

        assertThat(both)
                .extracting(PutawayTask::suggest)
                .containsExactly(Optional.of("A-01-01-1"), Optional.of("A-01-02-1"));
    }

    private void lost(Warehouse w, String... bins) {
        var moves = Arrays.stream(bins)
                .map(bin -> Move.of(
                        house.location(w, bin),
                        Location.LOST,
                        new Sku(1, "POT"),
                        1,
                        "lost",
                        "test",
                        "bob",
                        house.now()))
                .toList();
        assertThat(house.run(() -> house.get(Stock.class).move(w.node(), moves)))
                .isEmpty();
    }

    @Test
    void a_delivery_of_which_no_more_comes_is_closed_by_a_person_and_keeps_its_difference() {
        var w = warehouse(4);
        var delivery = expect(w, "PO-9", line("MUG", 10));
        house.run(() -> receiving.receive(w, List.of(receive(delivery, "MUG", 7))));

        assertThatThrownBy(() -> receiving.close(w, "PO-9", "short", tester())).hasMessageContaining("on-dock");
        house.run(() -> receiving.putAway(w, List.of(putaway(null, "MUG", 7, "A-01-01-1"))));
        var closed = receiving.close(w, delivery, "the supplier has no more", tester());

        assertThat(closed.state()).isEqualTo("closed");
        assertThat(closed.lines().getFirst().difference()).isEqualTo(-3);
        assertThat(db.owner()
                        .sql("select who || ' ' || action || ' ' || details from ground.audit where subject = ?")
                        .param("delivery:" + delivery)
                        .query(String.class)
                        .single())
                .startsWith("tester delivery.close")
                .contains("the supplier has no more", "3");
        assertThatThrownBy(() -> receiving.close(w, "PO-9", "again", tester()))
                .hasMessageContaining("receiving.delivery-closed");
        assertThatThrownBy(() -> receiving.close(w, "PO-99", "?", tester())).hasMessageContaining("no-such-delivery");
    }

    @Test
    void a_list_leaves_out_what_only_one_delivery_shows() {
        var w = warehouse(1);
        var delivery = expect(w, "PO-10", line("MUG", 10));

        var head =
                DeliveryShown.head(view.list(w.node(), "expected", null, 0, 10).getFirst());
        var one = DeliveryShown.of(view.find(w.node(), delivery).orElseThrow());

        var json = house.get(Json.class);
        assertThat(json.write(head)).doesNotContain("lines", "discrepancies");
        assertThat(json.write(one)).contains("lines", "short");
    }

    @Test
    void what_is_put_away_counts_for_the_oldest_delivery_that_waits_and_never_beyond_what_it_brought() {
        var w = warehouse(4);
        var first = expect(w, "PO-6", line("MUG", 10));
        var second = expect(w, "PO-7", line("MUG", 20), line("CUP", 1));
        house.run(() -> receiving.receive(
                w, List.of(receive(second, "MUG", 20), receive(first, "MUG", 10), receive(second, "CUP", 1))));

        house.run(() -> receiving.putAway(
                w, List.of(putaway(first, "MUG", 12, "A-01-01-1"), putaway(null, "CUP", 1, "A-01-02-1"))));

        assertThat(view.find(w.node(), first).orElseThrow())
                .satisfies(one -> assertThat(one.lines().getFirst().putAway()).isEqualTo(10))
                .satisfies(one -> assertThat(one.state()).isEqualTo("closed"));
        assertThat(view.find(w.node(), second).orElseThrow().lines())
                .extracting(Delivery.Line::putAway)
                .containsExactly(1L, 2L);

        house.run(() -> receiving.putAway(w, List.of(putaway(null, "MUG", 18, "A-01-01-1"))));

        assertThat(view.find(w.node(), second).orElseThrow().state()).isEqualTo("closed");
    }

    @Test
    void the_same_reference_is_the_same_delivery_unless_it_says_something_else() {
        var w = warehouse(1);

        var first = expect(w, "PO-5", line("MUG", 1), line("CUP", 2));
        assertThat(view.find(w.node(), "PO-5")).isEqualTo(view.find(w.node(), first));
        var again = expect(w, "PO-5", line("CUP", 2), line("MUG", 1));

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> expect(w, "PO-5", line("MUG", 2))).hasMessageContaining("receiving.reference-taken");
    }

    private Warehouse warehouse(int bins) {
        var w = house.warehouse(bins);
        var items = java.util.stream.Stream.of("MUG", "CUP", "JUG")
                .map(sku -> new NodeRequest.Item(
                        1,
                        sku,
                        sku,
                        100,
                        List.of(
                                new NodeRequest.Pack("each", 1, List.of(sku)),
                                new NodeRequest.Pack("case", 12, List.of("case-" + sku)))))
                .toList();
        house.send(new ItemsDescribed(w.node(), items));
        return w;
    }

    private String expect(Warehouse w, String reference, ExpectedDelivery.Line... lines) {
        var expected = new ExpectedDelivery(reference, "ACME", null, List.of(lines));
        return Long.toString(receiving.expect(w, expected, tester()).delivery().id());
    }

    private Cause tester() {
        return new Cause("tester", house.now(), "api");
    }

    private static ExpectedDelivery.Line line(String sku, long quantity) {
        return new ExpectedDelivery.Line(new Sku(1, sku), quantity);
    }

    private ReceiveScan receive(String delivery, String barcode, long packs) {
        return new ReceiveScan(UUID.randomUUID(), "bob", house.now(), delivery, "DOCK-1", barcode, packs, Told.NOTHING);
    }

    private PutawayScan putaway(@Nullable String delivery, String barcode, long packs, String bin) {
        return new PutawayScan(
                UUID.randomUUID(), "bob", house.now(), delivery, "DOCK-1", bin, barcode, packs, Told.NOTHING);
    }
}
