package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.contract.fulfillment.NodeRequest.WithdrawalRequested;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Allotment;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Gives back what is not picked yet. The outbound's row lock decides between a withdrawal and a pick. */
@Component
class Withdrawals {
    private static final String WAITING = new OutboundState.Waiting().word();

    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;

    Withdrawals(OutboundStore store, WorkStore works, Stock stock) {
        this.store = store;
        this.works = works;
        this.stock = stock;
    }

    void take(NodeId node, List<WithdrawalRequested> asked, Instant at) {
        var ids = asked.stream()
                .map(WithdrawalRequested::fulfillmentOrder)
                .distinct()
                .sorted(java.util.Comparator.comparingLong(FulfillmentOrderId::value))
                .toList();
        var work = new Work(store.lock(node, ids), store.picksOfOutbounds(node, ids));
        List<Allotment> freed = new ArrayList<>();
        List<Telling> facts = new ArrayList<>();
        for (var request : asked) facts.add(answer(node, work, request, freed, at));
        stock.unallocate(node, freed);
        works.save(node, work, at);
        stock.tell(node, facts);
    }

    private static Telling answer(
            NodeId node, Work work, WithdrawalRequested request, List<Allotment> freed, Instant at) {
        var id = request.fulfillmentOrder();
        if (work.find(id) == null)
            throw new Refused(
                    Refused.Kind.NOT_FOUND, new Refusal("outbound.unknown", Map.of("outbound", id.toString())));
        List<NodeFact.Line> granted = new ArrayList<>();
        List<NodeFact.Line> refused = new ArrayList<>();
        for (var line : request.lines()) {
            long units = line(work, id, line.line())
                    ? giveUp(work, id, line.line(), line.quantity(), freed)
                    : giveUpKits(work, id, line, freed);
            if (units > 0) granted.add(line(line, units));
            if (units < line.quantity()) refused.add(line(line, line.quantity() - units));
        }
        if (!granted.isEmpty()) work.advance(id, OutboundCommand.Withdraw::new);
        var fact =
                new NodeFact.WithdrawalAnswered(node, id, request.order(), at, request.withdrawal(), granted, refused);
        return Telling.of(fact, work.nextVersion(id));
    }

    /** Whether the line that was asked for is worked as itself, and not as the parts of a kit. */
    private static boolean line(Work work, FulfillmentOrderId id, int number) {
        return work.get(id).lines().stream()
                .noneMatch(line -> line.kit() != null && line.kit().line() == number);
    }

    /** Kits of which nothing was picked: what a picker began is not given back. */
    private static long giveUpKits(Work work, FulfillmentOrderId id, NodeRequest.Line asked, List<Allotment> freed) {
        var parts = work.get(id).lines().stream()
                .filter(line -> line.kit() != null && line.kit().line() == asked.line())
                .toList();
        long begun = 0;
        for (var part : parts)
            begun = Math.max(
                    begun,
                    Math.ceilDiv(
                            part.picked(), Objects.requireNonNull(part.kit()).units()));
        long live = Kits.whole(parts, asked.line(), OutboundOrder.Line::live);
        long kits = Math.clamp(live - begun, 0, asked.quantity());
        for (var part : parts)
            if (kits > 0)
                giveUp(
                        work,
                        id,
                        part.line(),
                        kits * Objects.requireNonNull(part.kit()).units(),
                        freed);
        return kits;
    }

    private static long giveUp(Work work, FulfillmentOrderId id, int line, long quantity, List<Allotment> freed) {
        if (work.get(id).state().equals(WAITING)) return unclaimed(work, id, line, quantity);
        long missing = quantity;
        for (var pick : work.openPicks(id, line)) {
            long units = Math.min(pick.open(), missing);
            if (units == 0) break;
            work.set(pick.drop(units));
            freed.add(pick.claim(units));
            missing -= units;
        }
        long given = quantity - missing;
        if (given > 0) work.change(id, line, counted -> counted.withdrawn(given));
        return given;
    }

    /** What waits has no claims to give back. */
    private static long unclaimed(Work work, FulfillmentOrderId id, int line, long quantity) {
        long given = Math.min(quantity, work.get(id).line(line).open());
        if (given > 0) work.change(id, line, counted -> counted.withdrawn(given));
        return given;
    }

    private static NodeFact.Line line(NodeRequest.Line line, long units) {
        return new NodeFact.Line(line.line(), line.client(), line.sku(), units);
    }
}
