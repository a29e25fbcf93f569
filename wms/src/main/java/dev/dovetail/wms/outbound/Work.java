package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Locked outbounds and the lines of their pick tasks while a list of reports is worked into them; what differs at the end
 * from what was read is written by {@link WorkStore}.
 */
final class Work {
    private final Map<FulfillmentOrderId, OutboundOrder> outboundsBefore;
    private final Map<FulfillmentOrderId, OutboundOrder> outbounds;
    private final Map<PickLine.Key, PickLine> picksBefore = new LinkedHashMap<>();
    private final Map<PickLine.Key, PickLine> picks = new LinkedHashMap<>();

    Work(Map<FulfillmentOrderId, OutboundOrder> locked, Collection<PickLine> lines) {
        outboundsBefore = locked;
        outbounds = new LinkedHashMap<>(locked);
        lines.forEach(line -> picksBefore.put(line.key(), line));
        picks.putAll(picksBefore);
    }

    @Nullable
    PickLine findPick(PickLine.Key stop) {
        return picks.get(stop);
    }

    List<PickLine> picks() {
        return List.copyOf(picks.values());
    }

    @Nullable
    OutboundOrder find(FulfillmentOrderId id) {
        return outbounds.get(id);
    }

    OutboundOrder get(FulfillmentOrderId id) {
        var found = outbounds.get(id);
        if (found == null) throw new IllegalStateException("outbound " + id + " is not locked");
        return found;
    }

    Map<FulfillmentOrderId, OutboundOrder> outbounds() {
        return outbounds;
    }

    /** The stops of one order line that have units left, the last of the walk first: those a picker reaches last are given up first. */
    List<PickLine> openPicks(FulfillmentOrderId outbound, int line) {
        return picks.values().stream()
                .filter(pick -> pick.outbound().equals(outbound) && pick.line() == line && pick.open() > 0)
                .toList()
                .reversed();
    }

    /** The stops of a line of which something was picked, the last first. */
    List<PickLine> picked(FulfillmentOrderId outbound, int line) {
        return picks.values().stream()
                .filter(pick -> pick.outbound().equals(outbound) && pick.line() == line && pick.picked() > 0)
                .toList()
                .reversed();
    }

    void set(PickLine changed) {
        picks.put(changed.key(), changed);
    }

    /** The next free place in a task: new stops are put after all others. */
    int nextSeq(long task) {
        return 1
                + picks.keySet().stream()
                        .filter(key -> key.task() == task)
                        .mapToInt(PickLine.Key::seq)
                        .max()
                        .orElse(0);
    }

    void change(FulfillmentOrderId id, int line, UnaryOperator<OutboundOrder.Line> change) {
        var outbound = get(id);
        outbounds.put(id, outbound.with(change.apply(outbound.line(line))));
    }

    /** Moves the outbound on, as its lifecycle decides from its counters. */
    void advance(FulfillmentOrderId id, Function<Tally, OutboundCommand> command) {
        var outbound = get(id);
        switch (OutboundState.of(outbound.state()).decide(command.apply(Tally.of(outbound)))) {
            case Decision.Accepted<OutboundState>(var next) ->
                outbounds.put(id, outbound.with(next.getFirst().word(), outbound.version()));
            case Decision.Refused<OutboundState>(var refusal) -> throw new Refused(Refused.Kind.CONFLICT, refusal);
        }
    }

    /** Counts the version up for one more fact about the outbound, and returns it. */
    int nextVersion(FulfillmentOrderId id) {
        var outbound = get(id);
        outbounds.put(id, outbound.with(outbound.state(), outbound.version() + 1));
        return outbound.version() + 1;
    }

    List<OutboundOrder> changedOutbounds() {
        return outbounds.values().stream()
                .filter(now -> !now.equals(outboundsBefore.get(now.id())))
                .toList();
    }

    int versionBefore(OutboundOrder now) {
        return outboundsBefore.getOrDefault(now.id(), now).version();
    }

    List<LineRow> changedLines() {
        List<LineRow> changed = new ArrayList<>();
        for (var now : changedOutbounds()) {
            var before = outboundsBefore.getOrDefault(now.id(), now).lines();
            for (int i = 0; i < before.size(); i++)
                if (!before.get(i).equals(now.lines().get(i)))
                    changed.add(new LineRow(now.id(), now.lines().get(i)));
        }
        return changed;
    }

    record LineRow(FulfillmentOrderId outbound, OutboundOrder.Line line) {}

    List<PickLine> changedPicks() {
        return picks.values().stream()
                .filter(now -> picksBefore.containsKey(now.key()) && !now.equals(picksBefore.get(now.key())))
                .toList();
    }

    List<PickLine> newPicks() {
        return picks.values().stream()
                .filter(now -> !picksBefore.containsKey(now.key()))
                .toList();
    }

    /** Tasks that had nothing left to pick and have again. */
    List<Long> reopenedTasks() {
        return Stream.concat(changedPicks().stream(), newPicks().stream())
                .filter(now -> now.open() > 0)
                .map(PickLine::task)
                .distinct()
                .filter(task -> picksBefore.values().stream().noneMatch(was -> was.task() == task && was.open() > 0))
                .toList();
    }

    /** Tasks that were touched and have nothing left to pick, and whether anything of them was picked. */
    Map<Long, Boolean> finishedTasks() {
        Map<Long, Boolean> finished = new TreeMap<>();
        changedPicks().forEach(pick -> finished.put(pick.task(), false));
        for (var pick : picks.values()) {
            if (!finished.containsKey(pick.task())) continue;
            if (pick.picked() > 0) finished.put(pick.task(), true);
        }
        picks.values().stream().filter(pick -> pick.open() > 0).forEach(pick -> finished.remove(pick.task()));
        return finished;
    }
}
