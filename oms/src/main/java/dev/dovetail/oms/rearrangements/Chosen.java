package dev.dovetail.oms.rearrangements;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.fulfillment.GivenLine;
import dev.dovetail.oms.fulfillment.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The units that a rearrangement takes from work: only of work that is open, and only what is neither picked nor asked back. Pure. */
record Chosen(NodeId node, List<Line> lines) {
    Chosen {
        lines = List.copyOf(lines);
    }

    record Line(FulfillmentOrderId work, int line, Sku sku, long units) {}

    long units() {
        return lines.stream().mapToLong(Line::units).sum();
    }

    /** @param given all work of the order */
    static Chosen of(Wanted wanted, List<GivenLine> given) {
        var work = of(given, wanted.work());
        var lines = new ArrayList<>(wanted.lines().isEmpty() ? all(work) : named(work, wanted.lines()));
        var with = wanted.with();
        if (with != null) {
            var other = of(given, with);
            if (with.equals(wanted.work()) || !node(other).equals(node(work)))
                throw no("rearrangements.other-node", Map.of("work", with.toString()));
            lines.addAll(all(other));
        }
        var chosen = new Chosen(node(work), lines);
        long live = work.stream().mapToLong(line -> line.live()).sum();
        if (wanted.kind() == Rearrangement.Kind.SPLIT && chosen.units() >= live)
            throw no("rearrangements.split-all", Map.of("units", live));
        return chosen;
    }

    private static List<GivenLine> of(List<GivenLine> given, FulfillmentOrderId work) {
        var found = given.stream().filter(line -> line.work().equals(work)).toList();
        if (found.isEmpty())
            throw new Refused(
                    Refused.Kind.NOT_FOUND,
                    new Refusal("rearrangements.no-such-work", Map.of("work", work.toString())));
        return found;
    }

    private static NodeId node(List<GivenLine> work) {
        return work.getFirst().node();
    }

    /** All that is free, of which there is some. */
    private static List<Line> all(List<GivenLine> work) {
        var lines = new ArrayList<Line>();
        for (var line : work)
            if (line.free() > 0) lines.add(new Line(line.work(), line.line(), line.sku(), line.free()));
        if (lines.isEmpty()) throw why(work);
        return lines;
    }

    private static List<Line> named(List<GivenLine> work, List<Units> wanted) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < wanted.size(); i++) {
            var want = wanted.get(i);
            var line = work.stream()
                    .filter(one -> one.line() == want.line())
                    .findFirst()
                    .orElse(null);
            if (line == null)
                throw new Refused(
                        Refused.Kind.UNPROCESSABLE,
                        new Refusal(
                                "rearrangements.no-such-line",
                                Map.of("path", "/lines/" + i + "/line", "line", want.line())));
            if (line.free() < want.quantity()) throw why(work);
            lines.add(new Line(line.work(), line.line(), line.sku(), want.quantity()));
        }
        return lines;
    }

    private static Refused why(List<GivenLine> work) {
        var request = work.getFirst().request();
        if (work.stream().allMatch(line -> line.live() == 0) || request.equals("done"))
            return no("rearrangements.not-open", Map.of("request", request));
        boolean asking = work.stream().anyMatch(line -> line.askedBack() > 0);
        var free = new TreeMap<String, Long>();
        for (var line : work) if (line.free() > 0) free.put(Integer.toString(line.line()), line.free());
        return no(
                asking ? "rearrangements.withdrawal-pending" : "rearrangements.picked",
                Map.of("request", request, "possible", free));
    }

    private static Refused no(String code, Map<String, Object> details) {
        return new Refused(Refused.Kind.CONFLICT, new Refusal(code, details));
    }
}
