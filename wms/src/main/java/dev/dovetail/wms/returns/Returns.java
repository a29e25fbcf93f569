package dev.dovetail.wms.returns;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what customers send back: parcels, the units in them, and what becomes of each. Locks the parcel, then the balances.
 */
@Component
public class Returns {
    private final ReturnStore store;
    private final ReturnLines lines;
    private final ReturnedUnits units;
    private final ShippedOrders orders;
    private final GradeRules rules;
    private final WhereTo whereTo;
    private final IdSource ids;
    private final Transactions transactions;
    private final Audit audit;

    Returns(
            ReturnStore store,
            ReturnLines lines,
            ReturnedUnits units,
            ShippedOrders orders,
            GradeRules rules,
            WhereTo whereTo,
            IdSource ids,
            Transactions transactions,
            Audit audit) {
        this.store = store;
        this.lines = lines;
        this.units = units;
        this.orders = orders;
        this.rules = rules;
        this.whereTo = whereTo;
        this.ids = ids;
        this.transactions = transactions;
        this.audit = audit;
    }

    record Opened(ReturnParcel parcel, boolean repeated) {}

    record Inspected(ReturnLine line, boolean repeated) {}

    /**
     * A parcel came back, once for each key. Its reference is an order's number, a tracking number, an SSCC, the code of the
     * box, or an id of ours. Refuses {@code returns.unknown-reference}, {@code returns.key-reused}.
     */
    Opened open(Warehouse warehouse, String key, String worker, @Nullable String reference, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var before = store.find(node, key);
            if (before.isPresent()) return again(before.get(), reference);
            var order = reference == null ? null : orders.find(node, reference).orElse(null);
            if (reference != null && order == null)
                throw no(Refused.Kind.NOT_FOUND, "returns.unknown-reference", Map.of("reference", reference));
            var parcel = new ReturnParcel(
                    ids.next(node.value() & 255),
                    key,
                    reference,
                    order == null ? null : order.order(),
                    order == null ? null : order.number(),
                    true,
                    worker);
            return store.add(node, parcel, cause.at())
                    ? new Opened(parcel, false)
                    : again(store.find(node, key).orElseThrow(), reference);
        });
    }

    private static Opened again(ReturnParcel before, @Nullable String reference) {
        if (!Objects.equals(before.reference(), reference))
            throw no(Refused.Kind.CONFLICT, "returns.key-reused", Map.of("key", before.key()));
        return new Opened(before, true);
    }

    /**
     * Units were looked at, once for each key: they lie at the bench, and go on where the rule lets the inspector decide.
     * Refuses what {@link ReturnedUnits} and {@link GradeRules} refuse, {@code returns.over}, {@code returns.key-reused},
     * {@code returns.reason-needed}.
     */
    Inspected inspect(Warehouse warehouse, long id, Inspection told, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var parcel = locked(node, id);
            var before = lines.find(node, told.key());
            if (before.isPresent()) {
                if (before.get().content().equals(told.content(id))) return new Inspected(before.get(), true);
                throw no(Refused.Kind.CONFLICT, "returns.key-reused", Map.of("key", told.key()));
            }
            if (!parcel.open()) throw no(Refused.Kind.CONFLICT, "returns.over", Map.of("return", Long.toString(id)));
            var line = line(node, parcel, told, units.count(node, parcel, told, cause.at()), cause);
            whereTo.arrive(node, parcel, line);
            lines.add(node, line);
            return new Inspected(line, false);
        });
    }

    private ReturnLine line(NodeId node, ReturnParcel parcel, Inspection told, ReturnedUnits.Known known, Cause cause) {
        var rule = rules.of(node, known.sku(), told.grade());
        var proposed = known.past() ? Disposition.SCRAP : rule.disposition();
        var wanted = told.disposition() == null ? proposed : told.disposition();
        if (wanted != proposed && told.reason() == null)
            throw no(Refused.Kind.CONFLICT, "returns.reason-needed", Map.of("proposed", proposed.word()));
        boolean strange = rule.strange(parcel, !known.serials().isEmpty());
        boolean waits = rule.supervisor() || known.past() || strange || wanted != proposed;
        return new ReturnLine(
                parcel.id(),
                lines.next(node, parcel.id()),
                told.key(),
                told.content(parcel.id()),
                known.sku(),
                known.lot(),
                known.units(),
                known.serials(),
                told.grade(),
                proposed,
                waits ? null : proposed,
                told.reason(),
                told.worker(),
                cause.at(),
                waits ? null : told.worker());
    }

    /** What units can be decided to be. */
    public static List<String> dispositions() {
        return Disposition.words();
    }

    /** A supervisor decides what waits, by a word of {@link #dispositions()}. Refuses {@code returns.no-such-units}, {@code returns.decided}. */
    public void decide(Warehouse warehouse, long id, int seq, String as, String why, Cause cause) {
        var asked = new ReturnBody.Decision(as, why);
        decide(warehouse, id, seq, asked.chosen(), asked.reason(), cause);
    }

    /** A supervisor decides what waits. Refuses {@code returns.no-such-units}, {@code returns.decided}. */
    Inspected decide(Warehouse warehouse, long id, int seq, Disposition as, String why, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            var parcel = locked(node, id);
            var line = lines.find(node, id, seq)
                    .orElseThrow(() -> no(Refused.Kind.NOT_FOUND, "returns.no-such-units", Map.of("seq", seq)));
            var before = line.disposition();
            if (before == as) return new Inspected(line, true);
            if (before != null)
                throw no(Refused.Kind.CONFLICT, "returns.decided", Map.of("disposition", before.word()));
            var decided = line.decided(as, cause.who(), why);
            lines.decide(node, line, as, why, cause);
            whereTo.leave(node, parcel, decided, cause.who(), cause.at());
            audit.record(
                    cause,
                    "return.decide",
                    parcel.moves(),
                    Map.of("seq", seq, "disposition", as.word(), "reason", why));
            return new Inspected(decided, false);
        });
    }

    /** Nothing more is in the parcel. */
    ReturnParcel close(Warehouse warehouse, long id, Cause cause) {
        var node = warehouse.node();
        return transactions.run(() -> {
            locked(node, id);
            store.close(node, id, cause.at());
            return store.find(node, id).orElseThrow();
        });
    }

    private ReturnParcel locked(NodeId node, long id) {
        return store.lock(node, id)
                .orElseThrow(() ->
                        no(Refused.Kind.NOT_FOUND, "returns.no-such-return", Map.of("return", Long.toString(id))));
    }

    private static Refused no(Refused.Kind kind, String code, Map<String, Object> details) {
        return new Refused(kind, new Refusal(code, details));
    }
}
