package dev.dovetail.oms.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.Race;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.network.Network;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods go from EAST to WEST. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferTest {
    private final TransferHouse transfers;
    private final OmsHouse house;

    TransferTest(TestDatabase db) {
        transfers = new TransferHouse(db);
        house = transfers.house;
    }

    @AfterEach
    void nothing_is_broken() {
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void goods_leave_the_promise_at_the_source_when_asked_its_stock_when_they_leave_and_are_counted_at_the_target() {
        house.sku("T-WAY", 10, 0);
        var work = transfers.work("WAY", "T-WAY", 6);

        assertThat(work.service()).isEqualTo("transfer");
        assertThat(work.orderNumber()).isEqualTo("WAY");
        assertThat(work.instructions()).isEqualTo("Transfer to WEST");
        assertThat(transfers.figures(OmsHouse.EAST, "T-WAY")).isEqualTo("10/6");

        var carton = transfers.leave(work, 6);

        assertThat(transfers.figures(OmsHouse.EAST, "T-WAY")).isEqualTo("4/0");
        assertThat(transfers.line("WAY").inTransit()).isEqualTo(6);
        assertThat(transfers.coming(work)).singleElement().satisfies(coming -> {
            assertThat(coming.node().value()).isEqualTo(OmsHouse.WEST);
            assertThat(coming.from()).isEqualTo("EAST");
            assertThat(coming.goods().getFirst().quantity()).isEqualTo(6);
        });

        transfers.node.tell(transfers.received(work, carton, 2), transfers.received(work, carton, 4));

        assertThat(transfers.transfer("WAY").state()).isEqualTo("done");
        assertThat(transfers.arrived(work))
                .hasSize(2)
                .allSatisfy(arrived -> assertThat(arrived.node().value()).isEqualTo(OmsHouse.EAST));
        assertThat(house.get(TransferView.class).cartons(work.fulfillmentOrder()))
                .singleElement()
                .satisfies(one -> assertThat(one.received()).isEqualTo(6));
    }

    @Test
    void scenario_40_transfer_that_the_source_has_too_little_for_moves_nothing_and_promises_stay_whole() {
        house.sku("T-SHORT", 10, 0);
        house.capture(Orderly.from("web", "T-40").line("T-SHORT", 7));
        house.deliver();

        var no = catchThrowableOfType(Refused.class, () -> transfers.ask("S40", "T-SHORT", 4));

        assertThat(no.refusal().code()).isEqualTo("transfers.short");
        assertThat(no.refusal().details().get("short").toString()).contains("available=3");
        assertThat(transfers.figures(OmsHouse.EAST, "T-SHORT")).isEqualTo("10/7");
        assertThat(transfers.refusal(() -> transfers.transfer("S40"))).isEqualTo("transfers.not-found");
        // The key is free again, and what nobody was promised may go.
        assertThat(transfers.ask("S40", "T-SHORT", 3).repeated()).isFalse();
        assertThat(transfers.figures(OmsHouse.EAST, "T-SHORT")).isEqualTo("10/10");
    }

    @Test
    void scenario_40_transfer_of_zero_or_less_or_to_the_same_node_is_refused_and_moves_nothing() {
        house.sku("T-BAD", 10, 0);
        house.service("T-WRAP");
        house.kit("T-SET", java.util.Map.of("T-BAD", 2));

        for (long units : new long[] {0, -1, 1_000_001})
            assertThat(catchThrowableOfType(Malformed.class, () -> transfers.ask("B1", "T-BAD", units))
                            .code())
                    .isEqualTo("transfers.quantity");
        assertThat(transfers.refusal(() -> transfers.ask("B2", "EAST", "EAST", "T-BAD", 1)))
                .isEqualTo("transfers.same-node");
        assertThat(transfers.refusal(() -> transfers.ask("B3", "EAST", "MOON", "T-BAD", 1)))
                .isEqualTo("network.unknown-node");
        assertThat(transfers.refusal(() -> transfers.ask("B4", "T-NONE", 1))).isEqualTo("transfers.unknown-sku");
        assertThat(transfers.refusal(() -> transfers.ask("B5", "T-WRAP", 1))).isEqualTo("transfers.not-goods");
        assertThat(transfers.refusal(() -> transfers.ask("B6", "T-SET", 1))).isEqualTo("transfers.not-goods");
        assertThat(transfers.figures(OmsHouse.EAST, "T-BAD")).isEqualTo("10/0");
    }

    @Test
    void what_a_node_keeps_for_a_channel_or_back_from_every_promise_is_not_moved() {
        house.sku("T-FENCE", 10, 0);
        house.fence(OmsHouse.EAST, "T-FENCE", "web", 4);
        house.db()
                .owner()
                .sql("update oms.pool set safety = 1 where sku = 'T-FENCE' and pool = 'open'")
                .update();

        assertThat(transfers.refusal(() -> transfers.ask("F1", "T-FENCE", 6))).isEqualTo("transfers.short");
        assertThat(transfers.ask("F2", "T-FENCE", 5).repeated()).isFalse();
    }

    @Test
    void under_one_key_there_is_one_transfer() {
        house.sku("T-KEY", 10, 0);

        var first = transfers.ask("KEY", "T-KEY", 3);
        var again = transfers.ask("KEY", "T-KEY", 3);

        assertThat(again.repeated()).isTrue();
        assertThat(again.transfer().id()).isEqualTo(first.transfer().id());
        assertThat(transfers.figures(OmsHouse.EAST, "T-KEY")).isEqualTo("10/3");
        assertThat(transfers.refusal(() -> transfers.ask("KEY", "T-KEY", 4))).isEqualTo("transfers.key-reused");
    }

    @Test
    void two_transfers_race_for_the_last_units_and_one_has_them() {
        for (int round = 0; round < 20; round++) {
            var sku = "T-RACE" + round;
            house.sku(sku, 5, 0);
            house.get(Network.class).nodes();
            var had = new AtomicInteger();
            int now = round;
            Race.between(() -> tryFor("RA" + now, sku, had), () -> tryFor("RB" + now, sku, had));

            assertThat(had).hasValue(1);
            assertThat(transfers.figures(OmsHouse.EAST, sku)).isEqualTo("5/5");
        }
    }

    private void tryFor(String key, String sku, AtomicInteger had) {
        try {
            transfers.ask(key, sku, 5);
            had.incrementAndGet();
        } catch (Refused no) {
            assertThat(no.refusal().code()).isEqualTo("transfers.short");
        }
    }

    @Test
    void a_transfer_and_an_order_race_for_the_last_units_and_one_has_them() {
        for (int round = 0; round < 20; round++) {
            var sku = "T-RIVAL" + round;
            house.sku(sku, 5, 0);
            var had = new AtomicInteger();
            int now = round;
            Race.between(() -> tryFor("RO" + now, sku, had), () -> {
                var id = house.capture(Orderly.from("shop", "RO" + now).line(sku, 5));
                if (house.units(id, 1).containsKey("reserved")) had.incrementAndGet();
            });

            assertThat(had).hasValue(1);
            assertThat(transfers.figures(OmsHouse.EAST, sku)).isEqualTo("5/5");
        }
    }

    @Test
    void one_key_asked_twice_at_the_same_moment_is_one_transfer() {
        house.sku("T-TWIN", 100, 0);
        for (int round = 0; round < 20; round++) {
            var key = "TW" + round;
            var made = new AtomicInteger();
            Runnable ask = () -> {
                if (!transfers.ask(key, "T-TWIN", 1).repeated()) made.incrementAndGet();
            };
            Race.between(ask, ask);

            assertThat(made).hasValue(1);
        }
        assertThat(transfers.figures(OmsHouse.EAST, "T-TWIN")).isEqualTo("100/20");
    }

    @Test
    void each_message_sent_twice_counts_once() {
        house.sku("T-TWICE", 10, 0);
        var work = transfers.work("TWICE", "T-TWICE", 6);
        var carton = transfers.node.parcel(work);
        transfers.node.tell(transfers.node.picked(work, 6));
        for (var fact : List.of(transfers.left(work, carton, 6), transfers.received(work, carton, 6))) {
            long id = house.ids().next(0);
            transfers.node.send(fact, id);
            house.deliver();
            redeliver(id);
        }
        // Told anew under another message, the carton is the same carton.
        transfers.node.tell(transfers.left(work, carton, 6));

        assertThat(transfers.line("TWICE").sent()).isEqualTo(6);
        assertThat(transfers.line("TWICE").received()).isEqualTo(6);
        assertThat(transfers.figures(OmsHouse.EAST, "T-TWICE")).isEqualTo("4/0");
        assertThat(transfers.coming(work)).hasSize(1);
        assertThat(transfers.arrived(work)).hasSize(1);
    }

    /** As if the worker had died after the effect and before it marked the message. */
    private void redeliver(long message) {
        house.db()
                .owner()
                .sql("update oms.node_outbox set state = 'pending', settled_at = null where id = :id")
                .param("id", message)
                .update();
        house.deliver();
    }

    @Test
    void what_the_source_cannot_find_or_does_not_take_may_be_promised_again() {
        house.sku("T-LACK", 10, 0);
        var work = transfers.work("LACK", "T-LACK", 6);
        transfers.node.tell(
                transfers.node.stock(OmsHouse.EAST, "T-LACK", -2, "short-picked"), transfers.node.lacking(work, 2));
        transfers.leave(work, 4);

        assertThat(transfers.line("LACK").shorted()).isEqualTo(2);
        assertThat(transfers.figures(OmsHouse.EAST, "T-LACK")).isEqualTo("4/0");

        var refused = transfers.work("REJECT", "T-LACK", 3);
        transfers.node.tell(transfers.node.rejected(refused));

        assertThat(transfers.transfer("REJECT").state()).isEqualTo("done");
        assertThat(transfers.figures(OmsHouse.EAST, "T-LACK")).isEqualTo("4/0");
    }

    @Test
    void a_cancel_gives_back_what_the_source_gives_and_the_rest_goes_on() {
        house.sku("T-CANCEL", 10, 0);
        var work = transfers.work("CANCEL", "T-CANCEL", 6);
        transfers.node.tell(transfers.node.picked(work, 2));
        var transfer = house.get(Transfers.class);

        transfer.cancel(work.fulfillmentOrder(), 1, "not needed", house.cause());
        transfer.cancel(work.fulfillmentOrder(), 1, "not needed", house.cause());
        house.deliver();
        var asked = transfers.node.withdrawals(work.order().toString());
        assertThat(asked)
                .singleElement()
                .satisfies(one -> assertThat(one.lines().getFirst().quantity()).isEqualTo(6));
        transfers.node.tell(transfers.node.answered(asked.getFirst(), 4, 2));

        assertThat(transfers.figures(OmsHouse.EAST, "T-CANCEL")).isEqualTo("10/2");
        assertThat(transfers.transfer("CANCEL").withdrawal()).isNull();
        var carton = transfers.node.parcel(work);
        transfers.node.tell(transfers.left(work, carton, 2));
        assertThat(transfers.line("CANCEL").inTransit()).isEqualTo(2);
        assertThat(transfers.refusal(() -> transfer.cancel(work.fulfillmentOrder(), 1, "not needed", house.cause())))
                .isEqualTo("transfers.nothing-to-cancel");
        assertThat(transfers.refusal(() -> transfer.cancel(work.fulfillmentOrder(), 2, "not mine", house.cause())))
                .isEqualTo("transfers.not-found");
    }

    @Test
    void what_does_not_arrive_is_given_up_for_lost_and_is_not_lost_where_it_comes_after_all() {
        house.sku("T-LOST", 10, 0);
        var work = transfers.work("LOST", "T-LOST", 6);
        var carton = transfers.leave(work, 6);
        transfers.node.tell(transfers.received(work, carton, 3));
        var transfer = house.get(Transfers.class);

        transfer.lose(work.fulfillmentOrder(), 1, "the truck was robbed", house.cause());

        assertThat(transfers.transfer("LOST").state()).isEqualTo("done");
        assertThat(transfers.line("LOST").lost()).isEqualTo(3);
        assertThat(transfers.lost(work))
                .singleElement()
                .satisfies(lost -> assertThat(lost.reason()).isEqualTo("the truck was robbed"));
        assertThat(transfers.refusal(() -> transfer.lose(work.fulfillmentOrder(), 1, "again", house.cause())))
                .isEqualTo("transfers.nothing-in-transit");

        transfers.node.tell(transfers.received(work, carton, 2));
        assertThat(transfers.line("LOST").lost()).isEqualTo(1);
        transfers.node.tell(transfers.received(work, carton, 2));
        assertThat(transfers.line("LOST").lost()).isZero();
        assertThat(transfers.line("LOST").received()).isEqualTo(7);
    }

    @Test
    void a_node_tells_only_of_its_own_side() {
        house.sku("T-SIDE", 10, 0);
        var work = transfers.work("SIDE", "T-SIDE", 2);
        var carton = transfers.node.parcel(work);
        var told = transfers.received(work, carton, 2);
        var wrong = new dev.dovetail.contract.fulfillment.NodeFact.TransferReceived(
                work.node(), told.at(), told.transfer(), told.parcel(), told.goods());

        transfers.node.tell(wrong);

        assertThat(transfers.line("SIDE").received()).isZero();
        assertThat(house.jdbc()
                        .sql("select last_error from oms.node_outbox where state = 'dead' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("transfers.not-its-node");
    }

    @Test
    void open_transfers_are_listed_by_pages() {
        house.sku("T-LIST", 10, 0);
        var before = house.get(TransferView.class).list(1, "open", 0, 500).size();
        for (int i = 0; i < 5; i++) transfers.ask("LIST" + i, "T-LIST", 1);

        var first = house.get(TransferView.class).list(1, "open", 0, before + 2);
        var rest = house.get(TransferView.class)
                .list(1, "open", first.getLast().id().value(), 10);

        assertThat(first).hasSize(before + 2);
        assertThat(rest).hasSize(3);
        assertThat(house.get(TransferView.class).list(2, "open", 0, 500)).isEmpty();
    }
}
