package dev.dovetail.wms.counting;

import dev.dovetail.ground.access.People;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Location.Kind;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has bins counted. The scan methods join the caller's transaction, lock counts in the order of their ids and then balances,
 * and cost the same few statements whatever the number of scans.
 */
@Component
public class Counting {
    private static final Map<String, Integer> PRIORITIES =
            Map.of("exception", 10, "recount", 10, "zero", 20, "asked", 50);
    private static final int PLANNED = 100;
    private static final int MOST_REQUESTS = 100;
    private static final Set<Kind> COUNTED = EnumSet.of(Kind.BIN, Kind.RESERVE, Kind.QUALITY, Kind.DAMAGED, Kind.DOCK);

    private final TaskStore tasks;
    private final PlanStore plans;
    private final CountWork counts;
    private final EndWork ends;
    private final Layout layout;
    private final IdSource ids;
    private final Transactions transactions;
    private final InstantSource clock;
    private final People people;

    Counting(
            TaskStore tasks,
            PlanStore plans,
            CountWork counts,
            EndWork ends,
            Layout layout,
            IdSource ids,
            Transactions transactions,
            InstantSource clock,
            People people) {
        this.tasks = tasks;
        this.plans = plans;
        this.counts = counts;
        this.ends = ends;
        this.layout = layout;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.people = people;
    }

    /**
     * What was counted of items. The first count of an item and lot in a round stands.
     *
     * @return why, for each scan that was refused: {@code counting.no-such-count}, {@code counting.over}, {@code
     *     counting.wrong-location}, {@code counting.other-counts}, {@code counting.another-person}, {@code
     *     counting.unknown-barcode}, {@code counting.counted-already}; the others stand
     */
    public Map<UUID, Refusal> count(Warehouse warehouse, List<CountScan> scans) {
        return scans.isEmpty() ? Map.of() : counts.take(warehouse.node(), scans);
    }

    /**
     * Bins were counted to the end: holds what was found against the book as it was when it was seen, books what may be
     * booked, and has the rest counted again by another person or looked at by a supervisor.
     *
     * @return why, for each scan that was refused: as {@link #count}, {@code counting.not-empty}, {@code
     *     counting.nothing-counted}; the others stand
     */
    public Map<UUID, Refusal> end(Warehouse warehouse, List<CountEnd> scans) {
        return scans.isEmpty() ? Map.of() : ends.take(warehouse.node(), scans);
    }

    /** Has bins looked at that picks have just left empty, where the warehouse wants that. Joins the caller's transaction. */
    public void emptied(Warehouse warehouse, List<String> codes, Instant at) {
        if (codes.isEmpty()) return;
        make(warehouse.node(), plans.emptied(warehouse.node(), codes), "zero", "picked empty", at);
    }

    /** Up to {@code limit} bins for the worker, for half an hour, those that were short of a pick first; never one that the worker counted before. */
    public List<CountTodo> next(Warehouse warehouse, String worker, int limit) {
        var now = clock.instant();
        return transactions.run(() -> {
            make(warehouse.node(), plans.requested(warehouse.node(), MOST_REQUESTS), "exception", "short pick", now);
            return tasks.lend(warehouse.node(), Counter.of(people, worker), limit, now).stream()
                    .map(CountTask::todo)
                    .toList();
        });
    }

    /**
     * Has these bins counted; one that is being counted already is left alone. Refuses {@code counting.no-such-location} and
     * {@code counting.not-counted} (a cart, a tote, a place that is none).
     *
     * @return the ids of the counts that were made
     */
    public List<Long> order(Warehouse warehouse, CountOrder order, Cause cause) {
        return transactions.run(() -> {
            var found = layout.byCode(warehouse.node(), order.locations());
            for (var code : order.locations()) check(code, found);
            var bins = order.locations().stream()
                    .distinct()
                    .map(found::get)
                    .map(Location::id)
                    .sorted()
                    .toList();
            return make(warehouse.node(), bins, order.kind(), order.reason(), cause.at());
        });
    }

    private static void check(String code, Map<String, Location> found) {
        var location = found.get(code);
        if (location != null && COUNTED.contains(location.kind())) return;
        throw new Refused(
                Refused.Kind.UNPROCESSABLE,
                new Refusal(
                        location == null ? "counting.no-such-location" : "counting.not-counted",
                        Map.of("location", code)));
    }

    /** Makes counts of the bins that are due by their policies, at most {@code limit}. */
    List<Long> plan(Warehouse warehouse, int limit, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> make(node, plans.due(node, cause.at(), limit), "plan", "by plan", cause.at()));
    }

    private List<Long> make(NodeId node, List<Long> bins, String kind, String reason, Instant at) {
        if (bins.isEmpty()) return List.of();
        var made = bins.stream().map(_ -> ids.next(node.value() & 255)).toList();
        var making = new TaskStore.Making(made.getFirst(), kind, reason, PRIORITIES.getOrDefault(kind, PLANNED));
        return tasks.make(node, making, bins, made, at);
    }
}
