package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Counts what was packed and what was shipped. */
@Component
class ParcelReports {
    private final OutboundStore store;
    private final WorkStore works;
    private final InstantSource clock;

    ParcelReports(OutboundStore store, WorkStore works, InstantSource clock) {
        this.store = store;
        this.works = works;
        this.clock = clock;
    }

    Map<FulfillmentOrderId, OutboundOrder> packed(NodeId node, List<LineUnits> units) {
        return count(node, units, ParcelReports::packed, OutboundCommand.Pack::new);
    }

    Map<FulfillmentOrderId, OutboundOrder> shipped(NodeId node, List<LineUnits> units) {
        return count(node, units, ParcelReports::shipped, OutboundCommand.Ship::new);
    }

    Map<FulfillmentOrderId, OutboundOrder> unpacked(NodeId node, List<LineUnits> units) {
        return count(node, units, ParcelReports::unpacked, OutboundCommand.Unpack::new);
    }

    /** For facts that change no counter. */
    Map<FulfillmentOrderId, OutboundOrder> told(NodeId node, Collection<FulfillmentOrderId> ids) {
        var work = new Work(store.lock(node, ids), List.of());
        List.copyOf(work.outbounds().keySet()).forEach(work::nextVersion);
        works.save(node, work, clock.instant());
        return Map.copyOf(work.outbounds());
    }

    private Map<FulfillmentOrderId, OutboundOrder> count(
            NodeId node, List<LineUnits> units, Counting counting, Function<Tally, OutboundCommand> command) {
        var ids = units.stream().map(LineUnits::outbound).distinct().toList();
        var work = new Work(store.lock(node, ids), List.of());
        for (var id : ids)
            if (work.find(id) == null)
                throw new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("outbound.unknown", Map.of("outbound", id.toString())));
        for (var one : units) work.change(one.outbound(), one.line(), line -> counting.add(line, one));
        ids.forEach(id -> work.advance(id, command));
        ids.forEach(work::nextVersion);
        works.save(node, work, clock.instant());
        return Map.copyOf(work.outbounds());
    }

    private interface Counting {
        OutboundOrder.Line add(OutboundOrder.Line line, LineUnits more);
    }

    private static OutboundOrder.Line packed(OutboundOrder.Line line, LineUnits more) {
        if (more.quantity() > line.picked() - line.packed())
            throw refused("outbound.more-than-picked", more, line.picked() - line.packed());
        return line.packed(more.quantity());
    }

    private static OutboundOrder.Line unpacked(OutboundOrder.Line line, LineUnits less) {
        if (less.quantity() > line.packed() - line.shipped())
            throw refused("outbound.more-than-packed", less, line.packed() - line.shipped());
        return line.packed(-less.quantity());
    }

    private static OutboundOrder.Line shipped(OutboundOrder.Line line, LineUnits more) {
        if (more.quantity() > line.packed() - line.shipped())
            throw refused("outbound.more-than-packed", more, line.packed() - line.shipped());
        return line.shipped(more.quantity());
    }

    private static Refused refused(String code, LineUnits more, long possible) {
        return new Refused(
                Refused.Kind.UNPROCESSABLE,
                new Refusal(
                        code,
                        Map.of(
                                "outbound", more.outbound().toString(),
                                "line", more.line(),
                                "asked", more.quantity(),
                                "possible", possible)));
    }
}
