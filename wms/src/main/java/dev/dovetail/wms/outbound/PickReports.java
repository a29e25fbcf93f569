package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.stock.Lot;
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

/** Works picks into their outbounds. */
@Component
class PickReports {
    private final OutboundStore store;
    private final WorkStore works;
    private final Stock stock;
    private final StockView view;
    private final MovedStops moved;

    PickReports(OutboundStore store, WorkStore works, Stock stock, StockView view, MovedStops moved) {
        this.store = store;
        this.works = works;
        this.stock = stock;
        this.view = view;
        this.moved = moved;
    }

    /** One pick's units for one pick line. */
    private record Part(Pick pick, PickLine.Key stop, long quantity, List<String> serials) {}

    Map<UUID, Refusal> take(NodeId node, List<Pick> picks) {
        var tasks = picks.stream()
                .flatMap(pick -> pick.stops().stream().map(PickLine.Key::task))
                .distinct()
                .toList();
        var work = new Work(store.lockByTask(node, tasks), store.picksOfTasks(node, tasks));
        moved.back(node, work, picks);
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        var fitting = inTime(node, work, fitting(work, picks, refused), refused);
        var picked = move(node, work, fitting, refused);
        if (picked.isEmpty()) return refused;
        var facts = count(node, work, picked);
        works.save(node, work, picked.getLast().pick().at());
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
                case Asked.Fits(var parts) -> fitting.addAll(parts(pick, parts));
            }
        return fitting;
    }

    /** Units with names are dealt to the lines in the order in which they were read. */
    private static List<Part> parts(Pick pick, List<Asked.Part> asked) {
        var serials = pick.read().serials();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (var part : asked) {
            int to = serials.isEmpty() ? 0 : from + Math.toIntExact(part.quantity());
            parts.add(new Part(pick, part.stop(), part.quantity(), serials.subList(from, to)));
            from = to;
        }
        return parts;
    }

    /** A lot may have seen its last day since it was claimed. */
    private List<Part> inTime(NodeId node, Work work, List<Part> parts, Map<UUID, Refusal> refused) {
        var lots = parts.stream()
                .map(part -> lot(work, part))
                .filter(key -> !key.lot().isEmpty())
                .distinct()
                .toList();
        if (lots.isEmpty()) return parts;
        var past = view.past(node, lots, parts.getLast().pick().at());
        List<Part> inTime = new ArrayList<>();
        for (var part : parts) {
            var day = past.get(lot(work, part));
            if (day == null) inTime.add(part);
            else
                refused.put(
                        part.pick().scanId(),
                        new Refusal(
                                "picking.expired-lot",
                                Map.of("lot", lot(work, part).lot(), "expiresOn", day.toString())));
        }
        return inTime;
    }

    private static Lot.Key lot(Work work, Part part) {
        var line = Asked.line(work, part.stop());
        return new Lot.Key(line.sku(), line.lot());
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
            throw new Refused(Refused.Kind.CONFLICT, unmoved.values().iterator().next());
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
                pick.at(),
                part.serials());
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
