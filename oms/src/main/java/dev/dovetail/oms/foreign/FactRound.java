package dev.dovetail.oms.foreign;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.TryLater;
import dev.dovetail.oms.fulfillment.Fulfillment;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.orders.Orders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One transaction over a node's facts. The orders are locked first: of two posts of the same facts the second waits there,
 * and then finds them known. Refused shipments are left out and the others go on; nothing of a refused one is written.
 */
@Component
class FactRound {
    private final StandingStore standings;
    private final HeardStore heard;
    private final Orders orders;
    private final Fulfillment fulfillment;
    private final Json json;
    private final IdSource ids;
    private final InstantSource clock;

    FactRound(
            StandingStore standings,
            HeardStore heard,
            Orders orders,
            Fulfillment fulfillment,
            Json json,
            IdSource ids,
            InstantSource clock) {
        this.standings = standings;
        this.heard = heard;
        this.orders = orders;
        this.fulfillment = fulfillment;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Another post took a number or a parcel's name between our look and our claim. */
    static final class Raced extends RuntimeException {
        Raced() {
            super(null, null, false, false);
        }
    }

    private record Fresh(Posted posted, List<NodeFact> facts) {}

    private record Batch(
            List<Fresh> fresh, List<Judge.ParcelRow> packed, List<Judge.ParcelRow> left, List<Outcome> outcomes) {}

    List<Outcome> take(Node node, List<Shipment> shipments) {
        var work = shipments.stream().map(Shipment::work).toList();
        var about = new HashSet<OrderId>();
        standings.read(work).values().forEach(standing -> about.add(standing.order()));
        orders.lock(about);
        var stand = standings.read(work);
        var known = heard.heard(
                node.id(),
                shipments.stream()
                        .flatMap(s -> s.facts().stream())
                        .map(posted -> posted.told().seq())
                        .toList());
        var batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var seen = new HashMap<>(known);
        for (var shipment : shipments) judge(node, shipment, stand.get(shipment.work()), seen, batch);
        write(node, batch);
        return batch.outcomes();
    }

    private void judge(Node node, Shipment shipment, @Nullable Standing standing, Map<Long, byte[]> seen, Batch batch) {
        if (standing == null || standing.node() != node.id().value()) {
            var first = shipment.facts().getFirst();
            var named = Map.<String, Object>of("fulfillmentOrder", first.told().fulfillmentOrder());
            batch.outcomes().addAll(shipment.fails(first, "refused", "nodes.unknown-work", named));
            return;
        }
        var judge = new Judge(standing, ids);
        var fresh = new ArrayList<Fresh>();
        var failed = hearAll(shipment, judge, seen, fresh, batch.outcomes());
        if (!failed) {
            batch.fresh().addAll(fresh);
            batch.packed().addAll(judge.packed);
            batch.left().addAll(judge.left);
        } else {
            fresh.forEach(one -> seen.remove(one.posted().told().seq()));
        }
    }

    private static boolean hearAll(
            Shipment shipment, Judge judge, Map<Long, byte[]> seen, List<Fresh> fresh, List<Outcome> outcomes) {
        var heard = new ArrayList<Outcome>();
        for (var posted : shipment.facts()) {
            try {
                heard.add(hear(posted, judge, seen, fresh));
            } catch (Refused e) {
                var why = e.refusal();
                outcomes.addAll(shipment.fails(posted, "refused", why.code(), why.details()));
                return true;
            } catch (TryLater e) {
                var why = Map.<String, Object>of("detail", String.valueOf(e.getMessage()));
                outcomes.addAll(shipment.fails(posted, "later", e.code(), why));
                return true;
            }
        }
        outcomes.addAll(heard);
        return false;
    }

    private static Outcome hear(Posted posted, Judge judge, Map<Long, byte[]> seen, List<Fresh> fresh) {
        long seq = posted.told().seq();
        var before = seen.get(seq);
        if (before != null) {
            if (posted.same(before)) return Outcome.of(posted, "known");
            throw Judge.refused("nodes.seq-reused", Map.of("seq", seq));
        }
        int from = judge.facts.size();
        judge.hear(posted.told());
        seen.put(seq, posted.hash());
        fresh.add(new Fresh(posted, List.copyOf(judge.facts.subList(from, judge.facts.size()))));
        return Outcome.of(posted, "applied");
    }

    private void write(Node node, Batch batch) {
        if (batch.fresh().isEmpty()) return;
        var messages = new ArrayList<Message>();
        var claims = new ArrayList<Long>();
        for (var one : batch.fresh()) {
            long id = ids.next(0);
            claims.add(id);
            for (var fact : one.facts()) messages.add(message(node, one.posted().told(), fact, id));
        }
        var posted = batch.fresh().stream().map(Fresh::posted).toList();
        var claimed = claims.stream().mapToLong(id -> id).toArray();
        if (!heard.claim(node.id(), posted, claimed, clock.instant())) throw new Raced();
        if (!heard.pack(batch.packed())) throw new Raced();
        heard.ship(batch.left());
        fulfillment.hear(messages);
    }

    private Message message(Node node, Told told, NodeFact fact, long id) {
        var type = NodeFact.TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == fact.getClass())
                .map(Map.Entry::getKey)
                .findFirst();
        return new Message(
                node.id().value(),
                id,
                node.id().value(),
                told.work(),
                1,
                type.orElseThrow(),
                "oms",
                null,
                told.seq(),
                1,
                json.write(fact));
    }
}
