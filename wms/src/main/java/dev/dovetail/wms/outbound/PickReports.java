package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
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

    /** One pick's units for one pick line. */
    private record Part(Pick pick, PickLine.Key stop, long quantity) {}

    Map<UUID, Refusal> take(NodeId node, List<Pick> picks) {
        var tasks = picks.stream()
                .flatMap(pick -> pick.stops().stream().map(PickLine.Key::task))
                .distinct()
                .toList();
        var work = new Work(store.lockByTask(node, tasks), store.picksOfTasks(node, tasks));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var fitting = fitting(work, picks, refused);
        var moved = move(node, work, fitting, refused);
        if (moved.isEmpty()) return refused;
        var facts = count(node, work, moved);
        works.save(node, work, moved.getLast().pick().at());
        stock.tell(node, facts);
        return refused;
    }

    /** Those that their pick lines still ask for, taken together and in order. */
    private static List<Part> fitting(Work work, List<Pick> picks, Map<UUID, Refusal> refused) {
        var asked = new Asked(work);
        List<Part> fitting = new ArrayList<>();
        for (var pick : picks)
            switch (asked.answer(pick)) {
                case Asked.No(var why) -> refused.put(pick.scanId(), why);
                case Asked.Fits(var parts) ->
                    parts.forEach(part -> fitting.add(new Part(pick, part.stop(), part.quantity())));
            }
        return fitting;
    }

    private List<Part> move(NodeId node, Work work, List<Part> parts, Map<UUID, Refusal> refused) {
        var unmoved =
                stock.move(node, parts.stream().map(part -> move(work, part)).toList());
        List<Part> moved = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            var refusal = unmoved.get(i);
            if (refusal != null) refused.put(parts.get(i).pick().scanId(), refusal);
            else moved.add(parts.get(i));
        }
        if (moved.stream().anyMatch(part -> refused.containsKey(part.pick().scanId())))
            throw new IllegalStateException("a pick for several outbounds fits some of them only: " + unmoved);
        return moved;
    }

    private static Move move(Work work, Part part) {
        var pick = part.pick();
        var line = Asked.line(work, part.stop());
        return new Move(
                pick.location(),
                pick.tote(),
                line.sku(),
                line.lot(),
                Status.AVAILABLE,
                part.quantity(),
                true,
                "picked",
                "outbound:" + line.outbound(),
                pick.worker(),
                pick.at());
    }

    private static List<Telling> count(NodeId node, Work work, List<Part> moved) {
        Map<By, List<NodeFact.Line>> groups = new LinkedHashMap<>();
        var at = moved.getLast().pick().at();
        for (var part : moved) {
            var line = Asked.line(work, part.stop());
            var before = work.get(line.outbound());
            work.set(line.take(part.quantity()));
            work.change(line.outbound(), line.line(), counted -> counted.picked(part.quantity()));
            groups.computeIfAbsent(new By(line.outbound(), part.pick().worker()), _ -> new ArrayList<>())
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
