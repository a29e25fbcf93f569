package dev.dovetail.wms.outbound;

import dev.dovetail.contract.fulfillment.NodeFact;
import dev.dovetail.contract.fulfillment.NodeRequest;
import dev.dovetail.kernel.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Kits are asked for as one and handled as their parts, each a line of its own. What is told of them is counted in whole
 * kits: as many as all parts together make. Pure.
 */
final class Kits {
    /** Above every line of an order: the number of a part's line is {@code part x 100,000 + line}. */
    private static final int APART = 100_000;

    private Kits() {}

    /** The lines that the node works for a line that is asked of it. */
    static List<OutboundOrder.Line> lines(NodeRequest.Line asked) {
        var sku = new Sku(asked.client(), asked.sku());
        var parts = asked.parts();
        if (parts == null) return List.of(OutboundOrder.Line.asked(asked.line(), sku, asked.quantity(), null));
        var lines = new ArrayList<OutboundOrder.Line>();
        for (var part : parts) {
            int number = APART * (lines.size() + 1) + asked.line();
            var kit = new OutboundOrder.Kit(asked.line(), sku, part.units());
            long units = Math.multiplyExact(asked.quantity(), part.units());
            lines.add(OutboundOrder.Line.asked(number, new Sku(asked.client(), part.sku()), units, kit));
        }
        return lines;
    }

    /** The order lines that ask for kits. */
    static Set<Integer> numbers(OutboundOrder outbound) {
        var kits = new TreeSet<Integer>();
        for (var line : outbound.lines()) {
            var kit = line.kit();
            if (kit != null) kits.add(kit.line());
        }
        return kits;
    }

    /** What is told of units that were packed last. */
    static List<NodeFact.Line> packed(OutboundOrder after, List<LineUnits> units) {
        var before = after;
        for (var one : units) before = before.with(before.line(one.line()).packed(-one.quantity()));
        return told(before, after, OutboundOrder.Line::packed);
    }

    /** As many kits of an order line as all its parts make of what is counted. */
    static long whole(Collection<OutboundOrder.Line> lines, int kit, ToLongFunction<OutboundOrder.Line> counter) {
        long least = Long.MAX_VALUE;
        for (var line : lines) {
            var of = line.kit();
            if (of != null && of.line() == kit) least = Math.min(least, counter.applyAsLong(line) / of.units());
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /** What a change is told as: units of lines, and the whole kits that it made; a part that makes no kit whole is not told. */
    static List<NodeFact.Line> told(
            OutboundOrder before, OutboundOrder after, ToLongFunction<OutboundOrder.Line> counter) {
        var told = new TreeMap<Integer, NodeFact.Line>();
        for (int i = 0; i < after.lines().size(); i++) {
            var line = after.lines().get(i);
            var kit = line.kit();
            int number = kit == null ? line.line() : kit.line();
            long units = kit == null
                    ? counter.applyAsLong(line)
                            - counter.applyAsLong(before.lines().get(i))
                    : whole(after.lines(), number, counter) - whole(before.lines(), number, counter);
            var sku = kit == null ? line.sku() : kit.sku();
            if (units > 0) told.put(number, new NodeFact.Line(number, sku.client(), sku.code(), units));
        }
        return List.copyOf(told.values());
    }

    /**
     * What the kits lose of each line's picked units where so many of these parts are nowhere: what is not picked is given up
     * first. The parts themselves are not in it.
     */
    static Map<Integer, Long> surplus(OutboundOrder order, Map<Integer, Long> lacking) {
        var after = order.with(order.lines().stream()
                .map(line -> line.picked(-lacking.getOrDefault(line.line(), 0L))
                        .shorted(lacking.getOrDefault(line.line(), 0L)))
                .toList());
        Map<Integer, Long> surplus = new TreeMap<>();
        for (var line : after.lines()) {
            var kit = line.kit();
            if (kit == null) continue;
            long left = whole(after.lines(), kit.line(), OutboundOrder.Line::live) * kit.units();
            surplus.put(line.line(), Math.max(0, line.live() - left - line.open()));
        }
        return surplus;
    }

    /** What each line lost, in its own units or in whole kits: {@code told} of what is given up. */
    static List<NodeFact.Line> lost(OutboundOrder before, OutboundOrder after) {
        return told(after, before, OutboundOrder.Line::live);
    }
}
