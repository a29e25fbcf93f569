package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Move;
import dev.dovetail.wms.stock.Status;
import dev.dovetail.wms.stock.Stock;
import dev.dovetail.wms.stock.StockView;
import dev.dovetail.wms.stock.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Undoes picks: units go from totes back into the bins that they were taken from, where their claims live again. */
@Component
class Unpicks {
    private final OutboundStore store;
    private final WorkStore works;
    private final BinIssues issues;
    private final Stock stock;
    private final StockView view;

    Unpicks(OutboundStore store, WorkStore works, BinIssues issues, Stock stock, StockView view) {
        this.store = store;
        this.works = works;
        this.issues = issues;
        this.stock = stock;
        this.view = view;
    }

    Map<UUID, Refusal> take(NodeId node, List<Pick> undone) {
        var tasks = undone.stream()
                .flatMap(pick -> pick.stops().stream().map(PickLine.Key::task))
                .distinct()
                .toList();
        var work = new Work(store.lockByTask(node, tasks), store.picksOfTasks(node, tasks));
        var references =
                work.outbounds().keySet().stream().map(id -> "outbound:" + id).toList();
        var undoing = new Undoing(work, view.held(node, references), issues.uncounted(node, locations(undone)));
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Undoing.Part> fitting = new ArrayList<>();
        for (var pick : undone)
            switch (undoing.answer(pick)) {
                case Undoing.No(var why) -> refused.put(pick.scanId(), why);
                case Undoing.Fits(var parts) -> fitting.addAll(parts);
            }
        var moved = move(node, work, fitting, refused);
        if (moved.isEmpty()) return refused;
        var facts = count(node, work, moved);
        works.save(node, work, moved.getLast().pick().at());
        stock.tell(node, facts);
        return refused;
    }

    private static List<Long> locations(List<Pick> undone) {
        return undone.stream().map(Pick::location).distinct().toList();
    }

    /** Only the name of a unit may be missing or wrong: the outbound's lock keeps what lies in its totes. */
    private List<Undoing.Part> move(NodeId node, Work work, List<Undoing.Part> parts, Map<UUID, Refusal> refused) {
        var unmoved =
                stock.move(node, parts.stream().map(part -> move(work, part)).toList());
        List<Undoing.Part> moved = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            var refusal = unmoved.get(i);
            if (refusal != null) refused.put(parts.get(i).pick().scanId(), refusal);
            else moved.add(parts.get(i));
        }
        if (moved.stream().anyMatch(part -> refused.containsKey(part.pick().scanId())))
            throw new Refused(Refused.Kind.CONFLICT, unmoved.values().iterator().next());
        stock.claim(
                node,
                moved.stream()
                        .map(part -> Asked.line(work, part.stop()).claim(part.quantity()))
                        .toList());
        return moved;
    }

    private static Move move(Work work, Undoing.Part part) {
        var pick = part.pick();
        var line = Asked.line(work, part.stop());
        return new Move(
                pick.tote(),
                pick.location(),
                line.sku(),
                line.lot(),
                Status.AVAILABLE,
                part.quantity(),
                false,
                "put-back",
                "outbound:" + line.outbound(),
                pick.worker(),
                pick.at(),
                part.serials());
    }

    private static List<Telling> count(NodeId node, Work work, List<Undoing.Part> moved) {
        Map<By, List<NodeFact.Line>> groups = new LinkedHashMap<>();
        for (var part : moved) {
            var line = Asked.line(work, part.stop());
            var before = work.get(line.outbound());
            work.set(line.take(-part.quantity()));
            work.change(line.outbound(), line.line(), counted -> counted.picked(-part.quantity()));
            groups.computeIfAbsent(new By(line.outbound(), part.pick().worker()), _ -> new ArrayList<>())
                    .addAll(Kits.told(work.get(line.outbound()), before, OutboundOrder.Line::picked));
        }
        groups.keySet().stream()
                .map(By::outbound)
                .distinct()
                .forEach(outbound -> work.advance(outbound, OutboundCommand.Unpick::new));
        var at = moved.getLast().pick().at();
        List<Telling> facts = new ArrayList<>();
        groups.forEach((by, lines) -> {
            var order = work.get(by.outbound()).order();
            if (lines.isEmpty()) return;
            var fact = new NodeFact.PutBack(node, by.outbound(), order, at, by.worker(), FactLines.summed(lines));
            facts.add(Telling.of(fact, work.nextVersion(by.outbound())));
        });
        return facts;
    }

    private record By(FulfillmentOrderId outbound, String worker) {}
}
