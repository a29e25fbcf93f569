package dev.dovetail.wms.waves;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.FulfillmentOrderId;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.OutboundView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets work onto the floor, and takes it back. */
@Component
public class Waves {
    /** How many of those that wait are held against the levels each time, out of how many. */
    static final int LOOKED_AT = 100;

    static final int MOST_WAITING = 2000;

    static final int MOST_OF_A_WAVE = 500;

    private final ReleasePlanStore plans;
    private final WaveStore waves;
    private final Outbound outbound;
    private final OutboundView view;
    private final Layout layout;
    private final Transactions transactions;
    private final Audit audit;
    private final IdSource ids;
    private final InstantSource clock;

    Waves(
            ReleasePlanStore plans,
            WaveStore waves,
            Outbound outbound,
            OutboundView view,
            Layout layout,
            Transactions transactions,
            Audit audit,
            IdSource ids,
            InstantSource clock) {
        this.plans = plans;
        this.waves = waves;
        this.outbound = outbound;
        this.view = view;
        this.layout = layout;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Replaces the plan. What waits under a plan that lets everything in goes to the floor when a picker next asks. */
    public ReleasePlan put(Warehouse warehouse, ReleasePlan plan, Cause cause) {
        return transactions.run(() -> {
            plans.put(warehouse.node(), plan);
            audit.record(
                    cause,
                    "release-plan.put",
                    "warehouse:" + warehouse.code(),
                    Map.of("mode", plan.mode().word(), "levels", plan.levels()));
            return plan;
        });
    }

    public WaveTemplate put(Warehouse warehouse, WaveTemplate template, Cause cause) {
        return transactions.run(() -> {
            waves.put(warehouse.node(), template);
            audit.record(
                    cause, "wave-template.put", "warehouse:" + warehouse.code(), Map.of("template", template.code()));
            return template;
        });
    }

    /**
     * Lets in what there is room for, before a picker is given work. Without a plan, or while another does the same, nothing
     * is done.
     */
    public void topUp(NodeId node) {
        transactions.run(() -> {
            var mode = plans.lockFree(node).orElse(ReleasePlan.Mode.WAVES);
            if (mode == ReleasePlan.Mode.WAVES) return 0;
            var waiting = ids(view.waiting(node, OutboundView.Waiting.ALL, LOOKED_AT));
            if (waiting.isEmpty()) return 0;
            if (mode == ReleasePlan.Mode.AT_ONCE) return letIn(node, waiting, Outbound.Room.ENDLESS);
            var levels = new Levels(plans.levels(node), view.openStops(node), layout, node);
            var full = levels.full();
            var beside = full.isEmpty() ? waiting : view.waitingBeside(node, full, MOST_WAITING, LOOKED_AT);
            return beside.isEmpty() ? 0 : letIn(node, beside, levels);
        });
    }

    private int letIn(NodeId node, List<FulfillmentOrderId> waiting, Outbound.Room room) {
        return outbound.release(node, waiting, room, 0, clock.instant()).size();
    }

    /**
     * Lets in what fits a template now, within its limits, as one wave. Refused as {@code waves.no-such-template} (404) and
     * {@code waves.nothing-waits} (409).
     */
    public Wave release(Warehouse warehouse, String code, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var template = waves.findTemplate(node, code)
                    .orElseThrow(() -> no(Refused.Kind.NOT_FOUND, "waves.no-such-template", Map.of("code", code)));
            var at = clock.instant();
            long id = ids.next(node.value() & 255);
            var let = outbound.release(node, fitting(node, template, at), Outbound.Room.ENDLESS, id, at);
            if (let.isEmpty()) throw no(Refused.Kind.CONFLICT, "waves.nothing-waits", Map.of("code", code));
            var state = new WaveState.Released().word();
            var wave = new Wave(id, code, template.mode(), state, let.size(), at, cause.who());
            waves.add(node, wave);
            audit.record(cause, "wave.release", subject(warehouse, id), Map.of("orders", let.size()));
            return wave;
        });
    }

    private List<FulfillmentOrderId> fitting(NodeId node, WaveTemplate template, Instant at) {
        var within = template.leavesWithin();
        var which = new OutboundView.Waiting(
                template.services(),
                template.channels(),
                within == null ? null : at.plus(Duration.ofMinutes(within)),
                template.singleLine());
        List<FulfillmentOrderId> fitting = new ArrayList<>();
        int lines = 0;
        for (var one : view.waiting(node, which, template.mostOrders())) {
            lines += one.lines();
            if (lines > template.mostLines() && !fitting.isEmpty()) break;
            fitting.add(one.id());
        }
        return fitting;
    }

    /** @param back those that wait again; @param wave as it is now */
    public record Back(List<FulfillmentOrderId> back, Wave wave) {}

    /**
     * Takes a wave back but for what is begun or lent. Refused as {@code waves.no-such-wave} (404), {@code waves.begun} and
     * {@code waves.taken-back} (409).
     */
    public Back takeBack(Warehouse warehouse, long id, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var wave = waves.lock(node, id)
                    .orElseThrow(
                            () -> no(Refused.Kind.NOT_FOUND, "waves.no-such-wave", Map.of("wave", Long.toString(id))));
            held(node);
            var back = outbound.takeBack(node, view.inWave(node, id, MOST_OF_A_WAVE), clock.instant());
            int stay = wave.orders() - back.size();
            var next = state(wave, new WaveState.TakeBack(back.size(), stay));
            waves.left(node, id, next.word(), stay);
            audit.record(cause, "wave.take-back", subject(warehouse, id), Map.of("back", back.size(), "stay", stay));
            return new Back(
                    back,
                    new Wave(
                            id, wave.template(), wave.mode(), next.word(), stay, wave.releasedAt(), wave.releasedBy()));
        });
    }

    private static WaveState state(Wave wave, WaveState.TakeBack command) {
        return switch (WaveState.of(wave.state()).decide(command)) {
            case Decision.Accepted<WaveState>(var next) -> next.getFirst();
            case Decision.Refused<WaveState>(var refusal) -> throw new Refused(Refused.Kind.CONFLICT, refusal);
        };
    }

    /** Taken back where all goes to the floor at once, it would be there again at once. */
    private void held(NodeId node) {
        if (plans.get(node).mode() == ReleasePlan.Mode.AT_ONCE)
            throw no(Refused.Kind.CONFLICT, "waves.at-once", Map.of());
    }

    private static List<FulfillmentOrderId> ids(List<OutboundView.InPool> waiting) {
        return waiting.stream().map(OutboundView.InPool::id).toList();
    }

    private static String subject(Warehouse warehouse, long wave) {
        return "wave:" + warehouse.code() + "/" + wave;
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
