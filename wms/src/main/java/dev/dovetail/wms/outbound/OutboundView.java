package dev.dovetail.wms.outbound;

import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads outbound work and its tasks. */
@Component
public class OutboundView {
    private final OutboundStore store;
    private final OutboundReads reads;
    private final PoolReads pools;

    OutboundView(OutboundStore store, OutboundReads reads, PoolReads pools) {
        this.store = store;
        this.reads = reads;
        this.pools = pools;
    }

    /** These outbounds with their lines; an unknown id is absent. */
    public Map<FulfillmentOrderId, OutboundOrder> find(NodeId node, Collection<FulfillmentOrderId> ids) {
        return ids.isEmpty() ? Map.of() : store.find(node, ids);
    }

    /** The lines of these tasks, by task and walking order. */
    public List<PickLine> pickLines(NodeId node, Collection<Long> tasks) {
        return tasks.isEmpty() ? List.of() : store.picksOfTasks(node, tasks);
    }

    /** The lines of all tasks of these outbounds. */
    public List<PickLine> pickLinesOf(NodeId node, Collection<FulfillmentOrderId> ids) {
        return ids.isEmpty() ? List.of() : store.picksOfOutbounds(node, ids);
    }

    /** A page of outbounds by id, in one state or in any; without their lines. */
    public List<OutboundOrder> list(NodeId node, @Nullable String state, long after, int limit) {
        return reads.list(node, state, after, limit);
    }

    /** How many outbounds are in each state. */
    public Map<String, Long> counts(NodeId node) {
        return reads.counts(node, "outbound");
    }

    /** A page of pick tasks by id, in one state or in any. */
    public List<PickTask> listTasks(NodeId node, @Nullable String state, long after, int limit) {
        return reads.tasks(node, state, after, limit);
    }

    /** How many pick tasks are in each state. */
    public Map<String, Long> taskCounts(NodeId node) {
        return reads.counts(node, "pick_task");
    }

    /** What is not at its end, by node and state, over all warehouses. @param oldest since when the longest of them waits */
    public record Open(NodeId node, String state, long count, Instant oldest) {}

    /** Outbounds that are neither shipped nor ended. */
    public List<Open> open() {
        return reads.open();
    }

    /** Pick tasks that are ready or lent. */
    public List<Open> openTasks() {
        return reads.openTasks();
    }

    /** The pick tasks that are ready or lent, in the order in which they are given out; at most {@code limit}. */
    public List<PickTask> nextTasks(NodeId node, int limit) {
        return reads.nextTasks(node, limit);
    }

    /**
     * Which of those that wait; empty lists and nulls choose all.
     *
     * @param leavesBy the carrier's cut-off is then or before; @param singleLine only orders of one line
     */
    public record Waiting(
            List<String> services,
            List<String> channels,
            @Nullable Instant leavesBy,
            boolean singleLine) {
        public static final Waiting ALL = new Waiting(List.of(), List.of(), null, false);

        public Waiting {
            services = List.copyOf(services);
            channels = List.copyOf(channels);
        }
    }

    /** One that waits. @param lines how many it has */
    public record InPool(FulfillmentOrderId id, int lines) {}

    /** Outbounds that wait to be let onto the floor, the most urgent first; at most {@code limit}. */
    public List<InPool> waiting(NodeId node, Waiting which, int limit) {
        return pools.waiting(node, which, limit);
    }

    /**
     * Of the {@code most} that are most urgent, those that do not go to one of the zones {@code full}, at most {@code limit}, in
     * the order of their urgency.
     */
    public List<FulfillmentOrderId> waitingBeside(NodeId node, Collection<String> full, int most, int limit) {
        return pools.waitingBeside(node, full, most, limit);
    }

    /** How many stops of each zone are released and not picked. */
    public Map<String, Long> openStops(NodeId node) {
        return pools.openStops(node);
    }

    /** The outbounds of a wave, by id; at most {@code limit}. */
    public List<FulfillmentOrderId> inWave(NodeId node, long wave, int limit) {
        return pools.inWave(node, wave, limit);
    }

    /** One outbound at the packing bench. @param units picked and not packed yet */
    public record ToPack(
            FulfillmentOrderId id,
            String orderNumber,
            String state,
            int priority,
            @Nullable String packer,
            Instant takenAt,
            long units) {}

    /** Outbounds that are picked, and sorted where they were picked for a wall, or being packed, the most urgent first; at most {@code limit}. */
    public List<ToPack> nextToPack(NodeId node, int limit) {
        return reads.toPack(node, limit);
    }

    /**
     * One trip of a picker, as a list shows it.
     *
     * @param state {@code ready}, {@code assigned}, {@code done} or {@code ended}
     * @param lines stops; @param units base units asked for, of which {@code picked} are taken
     */
    public record PickTask(
            long id,
            FulfillmentOrderId outbound,
            String orderNumber,
            String state,
            int priority,
            @Nullable String worker,
            Instant readyAt,
            @Nullable Instant doneAt,
            int lines,
            long units,
            long picked) {}
}
