package dev.dovetail.oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.lifecycle.LifecycleTable;
import dev.dovetail.kernel.ContactId;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Claim;
import dev.dovetail.oms.fulfillment.RequestState.Standing;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineCounters;
import dev.dovetail.oms.orders.LockedOrder;
import dev.dovetail.oms.orders.OrderHead;
import dev.dovetail.oms.orders.OrderStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FulfillmentLifecycleTest {
    private static final List<Units> SOME = List.of(new Units(1, 1));
    private static final List<RequestState> STATES = List.of(
            new RequestState.Released(),
            new RequestState.Accepted(),
            new RequestState.WithdrawalPending(),
            new RequestState.Withdrawn(),
            new RequestState.Rejected(),
            new RequestState.Done());

    private static final Standing GOING_ON = new Standing(false, false, false);
    private static final Standing ASKING = new Standing(true, false, false);
    private static final Standing OVER = new Standing(false, true, false);
    private static final Standing ALL_GIVEN_BACK = new Standing(false, true, true);

    /** What a node may tell, and how the work may stand after it. */
    private record Told(String name, FulfillmentFact fact, Standing... after) {}

    private static final List<Told> FACTS = List.of(
            new Told("accepted", new FulfillmentFact.AcceptedByNode(), GOING_ON),
            new Told("rejected", new FulfillmentFact.RejectedByNode(), OVER),
            new Told("picked", new FulfillmentFact.Picked(SOME), GOING_ON),
            new Told("put back", new FulfillmentFact.PutBack(SOME), GOING_ON),
            new Told("short-picked", new FulfillmentFact.ShortPicked(SOME), GOING_ON, OVER),
            new Told("packed", new FulfillmentFact.Packed(SOME), GOING_ON),
            new Told("opened again", new FulfillmentFact.Unpacked(SOME), GOING_ON),
            new Told("shipped", new FulfillmentFact.Shipped(SOME), GOING_ON, OVER),
            new Told("uncollected", new FulfillmentFact.Uncollected(SOME), GOING_ON, OVER),
            new Told(
                    "withdrawal answered",
                    new FulfillmentFact.WithdrawalAnswered(SOME, List.of()),
                    GOING_ON,
                    ASKING,
                    OVER,
                    ALL_GIVEN_BACK));

    private static boolean mayCome(RequestState state, Told told) {
        if (told.fact() instanceof FulfillmentFact.WithdrawalAnswered)
            return state instanceof RequestState.WithdrawalPending;
        return STATES.indexOf(state) < 3;
    }

    private static Collection<String> after(RequestState state, Told told) {
        var next = new TreeSet<String>();
        if (mayCome(state, told))
            for (var standing : told.after())
                next.add(state.apply(told.fact(), standing).wire());
        return next;
    }

    private static Collection<String> asked(RequestState state) {
        return switch (state.decide(new FulfillmentCommand.Withdraw(SOME))) {
            case Decision.Accepted<FulfillmentFact> accepted ->
                List.of(state.apply(accepted.facts().getFirst(), ASKING).wire());
            case Decision.Refused<FulfillmentFact> _ -> List.of();
        };
    }

    @Test
    void the_page_of_work_is_what_the_program_does() throws IOException {
        var events = new ArrayList<>(List.of("we ask it back"));
        FACTS.forEach(told -> events.add(told.name()));
        var page = new LifecycleTable(
                "fulfillment-order",
                "Work given to a node",
                "What we asked of a node for one fulfillment order. A node's facts have their effect in every open"
                        + " state; what is left of the work says where they lead. A dash is a refusal, or a fact that"
                        + " comes after the end. Printed by a test from `oms.fulfillment.RequestState`.",
                events);
        for (var state : STATES) {
            var cells = new ArrayList<Collection<String>>(List.of(asked(state)));
            FACTS.forEach(told -> cells.add(after(state, told)));
            page.row(state.wire(), cells);
        }
        page.isPrinted();
    }

    @Test
    void every_state_of_work_can_be_reached() {
        var reached = new TreeSet<>(List.of("released"));
        for (int i = 0; i < STATES.size(); i++)
            for (var state : STATES)
                if (reached.contains(state.wire())) {
                    reached.addAll(asked(state));
                    FACTS.forEach(told -> reached.addAll(after(state, told)));
                }

        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        STATES.stream().map(RequestState::wire).toList());
    }

    @Test
    void the_page_of_cancels_is_what_the_program_does() throws IOException {
        var page = new LifecycleTable(
                "cancel",
                "Cancelling units of an order",
                "What becomes of a cancel by where the units are. Once picked, only a return helps. Printed by a test"
                        + " from `oms.fulfillment.CancelPlan`.",
                List.of("the cancel is", "the units are then"));
        for (var counter : Counter.values()) {
            if (counter == Counter.ORDERED || counter == Counter.CANCELLED) continue;
            var plan = plan(counter);
            var then = plan.moves.isEmpty() ? counter : plan.moves.getFirst().to();
            page.row(
                    counter.wire(),
                    List.of(List.of(Cancellation.of(plan.outcome()).outcome()), List.of(then.wire())));
        }
        page.isPrinted();
    }

    /** A cancel of both units of a line that are in this counter. */
    private static CancelPlan plan(Counter counter) {
        var node = new NodeId(1);
        var id = new OrderId(256);
        var sku = new Sku(1, "MUG");
        var now = Instant.EPOCH;
        var head = new OrderHead(
                id,
                1,
                "web",
                "N1",
                1,
                OrderStatus.CAPTURED,
                now,
                now,
                "ground",
                100,
                null,
                null,
                new ContactId(256),
                new OrderHead.Destination("US", "10001", 0, 0),
                null);
        var counters = new LineCounters(Map.of(Counter.ORDERED, 2L, counter, 2L));
        var order = new LockedOrder(head, List.of(new LockedOrder.Line(1, "MUG", true, counters)));
        var claims = List.of(new Claim(node, id, 1, sku, 2));
        if (counter != Counter.RELEASED)
            return new CancelPlan(order, claims, List.of(), Set.of(), List.of(new Units(1, 2)));
        var work = FulfillmentOrder.made(
                new FulfillmentOrderId(512), id, node, 1, List.of(new FulfillmentLine(1, sku, 2)));
        return new CancelPlan(order, claims, List.of(work), Set.of(), List.of(new Units(1, 2)));
    }
}
