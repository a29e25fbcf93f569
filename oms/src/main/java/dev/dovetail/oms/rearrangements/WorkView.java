package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** An order's work as people ask for it. */
@Component
class WorkView {
    private final Network network;

    WorkView(Network network) {
        this.network = network;
    }

    /** @param open whether some of it can still be moved, held, split or merged */
    record Work(String fulfillmentOrderId, String node, String request, boolean open, List<Line> lines) {}

    /** @param free units that are neither picked nor asked back */
    record Line(int line, String sku, long asked, long live, long picked, long free, long askedBack) {}

    List<Work> of(List<GivenLine> given) {
        var byWork = new LinkedHashMap<FulfillmentOrderId, List<GivenLine>>();
        for (var line : given)
            byWork.computeIfAbsent(line.work(), _ -> new ArrayList<>()).add(line);
        return byWork.values().stream().map(this::work).toList();
    }

    private Work work(List<GivenLine> lines) {
        var first = lines.getFirst();
        return new Work(
                first.work().toString(),
                network.findNode(first.node())
                        .map(Node::code)
                        .orElse(first.node().toString()),
                first.request(),
                lines.stream().anyMatch(line -> line.free() > 0),
                lines.stream()
                        .map(l -> new Line(
                                l.line(), l.sku().code(), l.asked(), l.live(), l.picked(), l.free(), l.askedBack()))
                        .toList());
    }
}
