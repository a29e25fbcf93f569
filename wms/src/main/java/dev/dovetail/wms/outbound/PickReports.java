package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Works picks into their outbounds. */
@Component
class PickReports {
    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;

    PickReports(OutboundStore store, WorkStore works, Stock stock) {
        this.store = store;
        this.works = works;
        this.stock = stock;
    }

    Map<UUID, Refusal> take(NodeId node, List<Pick> picks) {
        var tasks = picks.stream().map(Pick::task).distinct().toList();
        var work = new Work(store.lockByTask(node, tasks), store.picksOfTasks(node, tasks));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var fitting = fitting(work, picks, refused);
        var moved = move(node, work, fitting, refused);
        if (moved.isEmpty()) return refused;
        var facts = count(node, work, moved);
        works.save(node, work, moved.getLast().at());
        stock.tell(node, facts);
        return refused;
    }

    /** Those that their pick lines still ask for, taken together and in order. */
    private static List<Pick> fitting(Work work, List<Pick> picks, Map<UUID, Refusal> refused) {
        var asked = new Asked(work);
        List<Pick> fitting = new ArrayList<>();
        for (var pick : picks) {
            var refusal = asked.refusal(pick);
            if (refusal != null) refused.put(pick.scanId(), refusal);
            else fitting.add(pick);
        }
        return fitting;
    }

    private List<Pick> move(NodeId node, Work work, List<Pick> picks, Map<UUID, Refusal> refused) {
        var moves = picks.stream()
                .map(pick -> {
                    var line = Asked.line(work, pick.task(), pick.seq());
                    var reference = "outbound:" + line.outbound();
                    return new Move(
                            pick.location(),
                            pick.tote(),
                            line.sku(),
                            line.lot(),
                            dev.dovetail.wms.stock.Status.AVAILABLE,
                            pick.quantity(),
                            true,
                            "picked",
                            reference,
                            pick.worker(),
                            pick.at());
                })
                .toList();
        var unmoved = stock.move(node, moves);
        List<Pick> moved = new ArrayList<>();
        for (int i = 0; i < picks.size(); i++) {
            var refusal = unmoved.get(i);
            if (refusal != null) refused.put(picks.get(i).scanId(), refusal);
            else moved.add(picks.get(i));
        }
        return moved;
    }

    private static List<Telling> count(NodeId node, Work work, List<Pick> moved) {
        Map<By, List<NodeFact.Line>> groups = new LinkedHashMap<>();
        var at = moved.getLast().at();
        for (var pick : moved) {
            var line = Asked.line(work, pick.task(), pick.seq());
            var before = work.get(line.outbound());
            work.set(line.take(pick.quantity()));
            work.change(line.outbound(), line.line(), counted -> counted.picked(pick.quantity()));
            groups.computeIfAbsent(new By(line.outbound(), pick.worker()), _ -> new ArrayList<>())
                    .addAll(Kits.told(before, work.get(line.outbound()), OutboundOrder.Line::picked));
        }
        groups.keySet().stream()
                .map(By::outbound)
                .distinct()
                .forEach(outbound -> work.advance(outbound, OutboundCommand.Pick::new));
        List<Telling> facts = new ArrayList<>();
        groups.forEach((by, lines) -> {
            if (lines.isEmpty()) return;
            var order = work.get(by.outbound()).order();
            var fact = new NodeFact.Picked(node, by.outbound(), order, at, by.worker(), FactLines.summed(lines));
            facts.add(Telling.of(fact, work.nextVersion(by.outbound())));
        });
        return facts;
    }

    private record By(FulfillmentOrderId outbound, String worker) {}
}
