package dev.dovetail.oms.fulfillment;

import static java.util.stream.Collectors.toSet;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.ground.handoff.Outbox;
import dev.dovetail.ground.handoff.Outgoing;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.orders.OrderChange;
import dev.dovetail.oms.orders.OrderFact;
import dev.dovetail.oms.orders.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks nodes for units back, and files their answers. */
@Component
class Withdrawals {
    private final WithdrawalStore store;
    private final FulfillmentStore work;
    private final CancelRequestStore requests;
    private final Addressee addressee;
    private final AddressChanges addresses;
    private final Outbox outbox;
    private final Json json;
    private final IdSource ids;

    Withdrawals(
            WithdrawalStore store,
            FulfillmentStore work,
            CancelRequestStore requests,
            Addressee addressee,
            AddressChanges addresses,
            Outbox outbox,
            Json json,
            IdSource ids) {
        this.store = store;
        this.work = work;
        this.requests = requests;
        this.addressee = addressee;
        this.addresses = addresses;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
    }

    /** Answers the facts that tell it on the order. */
    List<OrderChange> ask(
            Map<FulfillmentOrderId, FulfillmentOrder> before,
            Map<FulfillmentOrder, List<Units>> asks,
            Terms terms,
            Cause cause) {
        var withdrawals = new ArrayList<WithdrawalStore.Asked>();
        var messages = new ArrayList<Outgoing>();
        var changes = new ArrayList<OrderChange>();
        asks.forEach((order, units) -> {
            var asked = order.apply(new FulfillmentFact.WithdrawalAsked(units));
            long id = ids.next(order.id().slot());
            withdrawals.add(new WithdrawalStore.Asked(id, asked));
            messages.add(message(id, asked, units, terms.reason(), cause.at()));
            var tells = new OrderFact.WithdrawalAsked(
                    order.node().value(), order.id().toString(), Long.toString(id), terms.reason(), List.of());
            changes.add(new OrderChange(order.order(), tells, cause));
        });
        store.insert(withdrawals, terms, cause.at());
        work.save(before, withdrawals.stream().map(WithdrawalStore.Asked::work).toList());
        outbox.record(Orders.FAMILY, messages);
        return changes;
    }

    /** The work of which all that is asked back, for something else, could be cancelled instead. */
    Set<FulfillmentOrderId> elsewhere(OrderId order, Collection<FulfillmentOrder> work) {
        return store.elsewhere(
                order,
                work.stream()
                        .filter(one -> one.lines().values().stream().anyMatch(line -> line.withdrawing() > 0))
                        .map(FulfillmentOrder::id)
                        .toList());
    }

    /** Has what is asked back of this work cancelled where the nodes give it. Answers the facts that tell it on the order. */
    List<OrderChange> takeOver(OrderId order, List<FulfillmentOrder> work, Terms terms, Cause cause) {
        return store.takeOver(order, work, terms).stream()
                .map(one -> {
                    var tells = new OrderFact.WithdrawalAsked(
                            one.work().node().value(),
                            one.work().id().toString(),
                            Long.toString(one.id()),
                            terms.reason(),
                            List.of());
                    return new OrderChange(order, tells, cause);
                })
                .toList();
    }

    /** On what terms each was asked. */
    Map<Long, Terms> terms(List<NodeFact.WithdrawalAnswered> answers) {
        return store.terms(answers);
    }

    /** What the nodes gave and what they kept, filed with the withdrawals, requests and amendments that led to them. */
    void answered(List<NodeFact.WithdrawalAnswered> answers, Map<Long, Terms> terms, Instant at) {
        if (answers.isEmpty()) return;
        store.answered(answers);
        var behind = new HashMap<Long, Long>();
        var settled = new ArrayList<Outgoing>();
        for (var answer : answers) {
            var asked = terms.get(answer.withdrawal());
            if (asked == null) continue;
            if (asked.request() != null) behind.put(answer.withdrawal(), asked.request());
            if (asked.amendment() != null) settled.add(settled(answer, asked, asked.amendment(), at));
            if (asked.rearrangement() != null) settled.add(rearranged(answer, asked, asked.rearrangement(), at));
        }
        settled.addAll(readdressing(answers, terms, at));
        requests.answered(answers, behind);
        outbox.record(Orders.FAMILY, settled);
    }

    /** An address that waits for all nodes hears of every answer, also where the units were asked back for something else. */
    private List<Outgoing> readdressing(List<NodeFact.WithdrawalAnswered> answers, Map<Long, Terms> terms, Instant at) {
        var waiting = addresses.waiting(
                answers.stream().map(NodeFact.WithdrawalAnswered::order).collect(toSet()));
        if (waiting.isEmpty()) return List.of();
        var told = new ArrayList<Outgoing>();
        for (var answer : answers) {
            var asked = terms.get(answer.withdrawal());
            for (long amendment : waiting.getOrDefault(answer.order(), List.of())) {
                if (asked != null && asked.amendment() != null && asked.amendment() == amendment) continue;
                var body = new WithdrawalSettled(
                        answer.order(),
                        amendment,
                        true,
                        FactLines.units(answer.granted()),
                        FactLines.units(answer.refused()));
                told.add(settled(answer.order(), WithdrawalSettled.TYPE, WithdrawalSettled.DESTINATION, body, at));
            }
        }
        return told;
    }

    private Outgoing settled(NodeFact.WithdrawalAnswered answer, Terms asked, long amendment, Instant at) {
        var body = new WithdrawalSettled(
                answer.order(),
                amendment,
                asked.purpose() == Terms.Purpose.KEEP,
                FactLines.units(answer.granted()),
                FactLines.units(answer.refused()));
        return settled(answer.order(), WithdrawalSettled.TYPE, WithdrawalSettled.DESTINATION, body, at);
    }

    /** What was cancelled meanwhile is nothing that it got. */
    private Outgoing rearranged(NodeFact.WithdrawalAnswered answer, Terms asked, long rearrangement, Instant at) {
        var granted = FactLines.units(answer.granted());
        var refused = new ArrayList<>(FactLines.units(answer.refused()));
        boolean cancelled = asked.purpose() == Terms.Purpose.CANCEL;
        if (cancelled) refused.addAll(granted);
        var body = new WorkSettled(
                answer.order(), rearrangement, answer.withdrawal(), cancelled ? List.of() : granted, refused);
        return settled(answer.order(), WorkSettled.TYPE, WorkSettled.DESTINATION, body, at);
    }

    private Outgoing settled(OrderId order, String type, String destination, Object body, Instant at) {
        long id = ids.next(order.slot());
        return new Outgoing(order.slot(), id, order.slot(), id, 1, type, destination, null, at, json.write(body));
    }

    private Outgoing message(long id, FulfillmentOrder order, List<Units> units, String reason, Instant at) {
        var lines = units.stream()
                .map(unit -> {
                    var sku = order.line(unit.line()).sku();
                    return new NodeRequest.Line(unit.line(), sku.client(), sku.code(), unit.quantity());
                })
                .toList();
        var body = new WithdrawalRequested(order.node(), order.id(), order.order(), id, reason, lines);
        return new Outgoing(
                order.id().slot(),
                ids.next(order.id().slot()),
                order.node().value(),
                order.id().value(),
                order.version(),
                WithdrawalRequested.TYPE,
                addressee.of(order.node()),
                "withdraw:" + id,
                at,
                json.write(body));
    }
}
