package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.outbound.ShortReports.Missing;
import dev.dovetail.wms.stock.Balance;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Works what packers cannot pack into its outbounds: it leaves the tote, is picked no more, and others are picked for it in
 * whatever bin has some; what is nowhere is told. Where the units were not what the books say, their bin is to be counted.
 */
@Component
class UnfitReports {
    private static final Set<String> DOUBTED = Set.of("missing", "wrong-item", "wrong-lot");

    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;
    private final BrokenKits kits;
    private final BinIssues issues;
    private final Elsewhere elsewhere;

    UnfitReports(
            OutboundStore store, WorkStore works, Stock stock, BrokenKits kits, BinIssues issues, Elsewhere elsewhere) {
        this.store = store;
        this.works = works;
        this.stock = stock;
        this.kits = kits;
        this.issues = issues;
        this.elsewhere = elsewhere;
    }

    void take(NodeId node, List<Unfit> units) {
        var outbounds = new LinkedHashSet<>(units.stream().map(Unfit::outbound).toList());
        var work = new Work(store.lock(node, outbounds), store.picksOfOutbounds(node, outbounds));
        stock.lockBins(node, skus(work, units), heaps(units));
        move(node, units);
        List<Telling> back = new ArrayList<>();
        var missing = unpick(node, work, units, back);
        issues.count(
                node,
                missing.stream()
                        .filter(one -> DOUBTED.contains(one.report().reason()))
                        .toList());
        outbounds.forEach(id -> work.advance(id, OutboundCommand.Unfit::new));
        var facts = new ShortFacts(node, work);
        var last = units.getLast();
        facts.count(
                elsewhere.look(node, work, missing, List.of(), Set.of(), false),
                lacking -> kits.giveUp(node, work, lacking, new BrokenKits.By(last.worker(), last.at())));
        facts.vanished(missing);
        works.save(node, work, last.at());
        stock.tell(node, Stream.concat(back.stream(), facts.told().stream()).toList());
    }

    /** Of those that are part of a kit, the other parts too. */
    private static Set<Sku> skus(Work work, List<Unfit> units) {
        Set<Sku> skus = new LinkedHashSet<>();
        for (var one : units) {
            skus.add(one.sku());
            for (var line : work.get(one.outbound()).lines()) if (line.kit() != null) skus.add(line.sku());
        }
        return skus;
    }

    private static List<Balance.Key> heaps(List<Unfit> units) {
        return units.stream()
                .flatMap(one -> Stream.of(
                        new Balance.Key(one.from(), one.sku(), one.lot(), Status.AVAILABLE),
                        new Balance.Key(one.to(), one.sku(), one.lot(), one.becomes())))
                .distinct()
                .toList();
    }

    /** The outbounds' locks keep what lies in their totes: only the name of a unit may be missing or wrong. */
    private void move(NodeId node, List<Unfit> units) {
        refuse(stock.move(node, units.stream().map(UnfitMoves::leaves).toList()));
        refuse(stock.move(
                node,
                units.stream()
                        .filter(UnfitMoves::changesStatus)
                        .map(UnfitMoves::arrives)
                        .toList()));
    }

    private static void refuse(Map<Integer, Refusal> unmoved) {
        unmoved.values().stream().findFirst().ifPresent(why -> {
            throw new Refused(Refused.Kind.CONFLICT, why);
        });
    }

    /** Takes the units off the stops they were picked at, the last first, and tells that they are picked no more. */
    private static List<Missing> unpick(NodeId node, Work work, List<Unfit> units, List<Telling> told) {
        List<Missing> missing = new ArrayList<>();
        Map<By, List<NodeFact.Line>> groups = new LinkedHashMap<>();
        for (var one : units) {
            var before = work.get(one.outbound());
            for (var part : PickedAt.of(work, one)) {
                var stop = Asked.line(work, part.stop());
                work.set(stop.unpick(part.units()));
                missing.add(new Missing(report(one, stop, part.units()), stop, part.units()));
            }
            work.change(one.outbound(), one.line(), counted -> counted.picked(-one.quantity()));
            groups.computeIfAbsent(new By(one.outbound(), one.worker()), _ -> new ArrayList<>())
                    .addAll(Kits.told(work.get(one.outbound()), before, OutboundOrder.Line::picked));
        }
        var at = units.getLast().at();
        groups.forEach((by, lines) -> {
            if (!lines.isEmpty()) told.add(putBack(node, work, by, at, lines));
        });
        return missing;
    }

    private static Telling putBack(NodeId node, Work work, By by, Instant at, List<NodeFact.Line> lines) {
        var order = work.get(by.outbound()).order();
        var fact = new NodeFact.PutBack(node, by.outbound(), order, at, by.worker(), FactLines.summed(lines));
        return Telling.of(fact, work.nextVersion(by.outbound()));
    }

    private static ShortPick report(Unfit one, PickLine stop, long units) {
        return new ShortPick(
                one.scanId(), one.worker(), one.at(), List.of(stop.key()), stop.location(), one.reason(), units);
    }

    private record By(FulfillmentOrderId outbound, String worker) {}
}
