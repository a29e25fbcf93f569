package dev.dovetail.wms.replenishing;

import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.items.Item;
import dev.dovetail.wms.items.Items;
import dev.dovetail.wms.layout.Warehouse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings goods from the reserve to pick faces. Locks refills in the order of their ids, then locations and balances. */
@Component
public class Replenishing {
    private static final int MOST_NEEDS = 200;
    private static final int MOST_IDLE = 20;

    private final RefillStore refills;
    private final NeedStore needs;
    private final PlanTimes plans;
    private final RefillWork work;
    private final Items items;
    private final Transactions transactions;
    private final InstantSource clock;

    Replenishing(
            RefillStore refills,
            NeedStore needs,
            PlanTimes plans,
            RefillWork work,
            Items items,
            Transactions transactions,
            InstantSource clock) {
        this.refills = refills;
        this.needs = needs;
        this.plans = plans;
        this.work = work;
        this.items = items;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Up to {@code limit} faces to be filled, for half an hour: first those for which picks wait in the reserve, by the first
     * of their deadlines, then those that fall below their least, and, where there are none, those that are not full. What is
     * to be brought is planned by who asks first, at most 200 faces; that plan stands for fifteen seconds.
     */
    public List<RefillTask> next(Warehouse warehouse, String worker, int limit) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var at = clock.instant();
            if (plans.due(node, false, at)) needs.plan(node, false, MOST_NEEDS, at);
            var lent = refills.lend(node, worker, limit);
            if (lent.isEmpty() && plans.due(node, true, at)) {
                needs.plan(node, true, MOST_IDLE, at);
                lent = refills.lend(node, worker, limit);
            }
            return shown(node, lent);
        });
    }

    /**
     * Packs were brought from a reserve to a face.
     *
     * @return why, for each scan that was refused: {@code replenishing.no-such-task}, {@code replenishing.over}, {@code
     *     replenishing.wrong-location}, {@code replenishing.wrong-item}, {@code replenishing.more-than-wanted}, and what
     *     {@link dev.dovetail.wms.moving.Moving#move} refuses; the others stand
     */
    public Map<UUID, Refusal> replenish(Warehouse warehouse, List<ReplenishScan> scans) {
        return scans.isEmpty() ? Map.of() : work.take(warehouse, scans);
    }

    private List<RefillTask> shown(NodeId node, List<Refill> lent) {
        if (lent.isEmpty()) return List.of();
        var skus = lent.stream().map(Refill::sku).distinct().toList();
        var known = items.find(node, skus);
        var sources = refills.sources(node, skus);
        return lent.stream()
                .map(one -> shown(one, known.get(one.sku()), sources.getOrDefault(one.sku(), List.of())))
                .toList();
    }

    private static RefillTask shown(Refill one, @Nullable Item item, List<RefillTask.Source> sources) {
        Optional<Item> known = Optional.ofNullable(item);
        return new RefillTask(
                one.id(),
                one.sku(),
                known.map(Item::description).orElse(""),
                known.flatMap(Item::eachBarcode),
                one.code(),
                one.checkDigits(),
                one.cause(),
                one.open(),
                known.flatMap(it -> it.packFor(one.open()))
                        .map(pack -> new RefillTask.Pack(pack.level(), pack.units())),
                one.deadline(),
                sources);
    }
}
