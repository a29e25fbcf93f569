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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives back what is not picked yet, and of transfers also what lies in totes. The outbound's row lock decides between a
 * withdrawal and a pick.
 */
@Component
class Withdrawals {
    private static final String WAITING = new OutboundState.Waiting().word();

    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;
    private final PutBacks putBacks;

    Withdrawals(OutboundStore store, WorkStore works, Stock stock, PutBacks putBacks) {
        this.store = store;
        this.works = works;
        this.stock = stock;
        this.putBacks = putBacks;
    }

    /** What is given back while the requests are answered: claims on bins, and units in totes of which some are left. */
    private record Giving(Work work, List<Allotment> freed, PutBacks.Units inTotes, PutBacks.Units back) {}

    void take(NodeId node, List<WithdrawalRequested> asked, Instant at) {
        var ids = asked.stream()
                .map(WithdrawalRequested::fulfillmentOrder)
                .distinct()
                .sorted(java.util.Comparator.comparingLong(FulfillmentOrderId::value))
                .toList();
        var work = new Work(store.lock(node, ids), store.picksOfOutbounds(node, ids));
        var transfers = ids.stream().filter(id -> transfer(work.find(id))).toList();
        var giving = new Giving(
                work,
                new ArrayList<>(),
                transfers.isEmpty() ? new PutBacks.Units() : putBacks.inTotes(node, transfers),
                new PutBacks.Units());
        List<Telling> answers = new ArrayList<>();
        for (var request : asked) answers.add(answer(node, giving, request, at));
        stock.unallocate(node, giving.freed());
        var facts = new ArrayList<>(
                putBacks.take(node, giving.back(), new PutBacks.By("transfer-cancelled", "system", at)));
        works.save(node, work, at);
        facts.addAll(answers);
        stock.tell(node, facts);
    }

    private static boolean transfer(@Nullable OutboundOrder outbound) {
        return outbound != null && outbound.service().equals(NodeRequest.TRANSFER);
    }

    private static Telling answer(NodeId node, Giving giving, WithdrawalRequested request, Instant at) {
        var work = giving.work();
        var freed = giving.freed();
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
            if (transfer(work.get(id))) units += unpick(giving, id, line.line(), line.quantity() - units);
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

    /** Units that lie in totes, and in no carton yet, go back. */
    private static long unpick(Giving giving, FulfillmentOrderId id, int line, long quantity) {
        var work = giving.work();
        var counted = work.get(id).line(line);
        var sku = counted.sku();
        long loose = Math.min(giving.inTotes().of(id, sku), counted.picked() - counted.packed());
        long given = Math.min(quantity, loose);
        long left = given;
        for (var pick : work.picked(id, line)) {
            long units = Math.min(pick.picked(), left);
            if (units == 0) break;
            work.set(pick.unpick(units));
            left -= units;
        }
        if (given == 0) return 0;
        work.change(id, line, was -> was.picked(-given).withdrawn(given));
        giving.inTotes().add(id, sku, -given);
        giving.back().add(id, sku, given);
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
