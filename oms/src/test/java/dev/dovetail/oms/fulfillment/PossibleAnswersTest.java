package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.json.Json;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.Move;
import dev.dovetail.oms.orders.OrderBook;
import dev.dovetail.oms.orders.OrderQuery;
import dev.dovetail.oms.orders.Possible.Asks;
import dev.dovetail.oms.orders.Possible.Offer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is still possible is part of every answer about an order, and it is what then happens. */
@ExtendWith(PostgresExtension.class)
class PossibleAnswersTest {
    private final OmsHouse house;

    PossibleAnswersTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    @Test
    void the_reply_to_a_capture_says_what_the_order_itself_says() {
        house.sku("BOWL", 5, 0);
        var raw = Orderly.from("slow", "P1").line("BOWL", 7).raw();

        var reply =
                house.get(Intake.class).capture(raw, "slow P1", house.cause()).order();

        var moves = reply.lines().getFirst().moves();
        assertThat(moves)
                .isEqualTo(house.order(reply.orderId()).lines().getFirst().moves());
        var offer = moves.offers().getFirst();
        assertThat(offer.units()).isEqualTo(7);
        assertThat(offer.untilAt()).isEqualTo(house.now().plusSeconds(1800));
        assertThat(house.get(Json.class).write(reply)).contains("\"possible\":[{\"move\":\"cancel\",\"units\":7,");
    }

    @Test
    void units_that_a_node_was_asked_for_are_not_offered_again() {
        house.sku("PLATE", 5, 0);
        var work = house.released(Orderly.from("shop", "P2").line("PLATE", 5));
        var id = new OrderId(work.order().value());
        assertThat(offer(id)).isEqualTo(5);

        house.get(Fulfillment.class).cancel(id, "changed their mind", List.of(new Units(1, 2)), house.cause());

        assertThat(offer(id)).isEqualTo(3);
        assertThat(house.order(id.toString())
                        .lines()
                        .getFirst()
                        .moves()
                        .why(Move.CANCEL)
                        .code())
                .isEqualTo("withdrawal-pending");
    }

    private long offer(OrderId id) {
        return house.order(id.toString()).lines().getFirst().moves().offers().stream()
                .filter(offer -> offer.move() == Move.CANCEL && offer.asks() == Asks.NODE)
                .mapToLong(Offer::units)
                .sum();
    }

    @Test
    void a_list_says_in_brief_what_some_unit_may_still_have() {
        house.sku("SPOON", 5, 0);
        house.capture(Orderly.from("shop", "P3").line("SPOON", 1));

        var rows = house.get(OrderBook.class).listOrders(new OrderQuery(1, "P3", null, Set.of(), null, 5));

        assertThat(rows.items().getFirst().possible())
                .containsExactly(Move.CANCEL, Move.CHANGE_QUANTITY, Move.CHANGE_ADDRESS, Move.SUBSTITUTE);
    }
}
