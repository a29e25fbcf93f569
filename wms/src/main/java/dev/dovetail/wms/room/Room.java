package dev.dovetail.wms.room;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what still fits. Joins the caller's transaction and costs one statement where no bin has a limit, else three. */
@Component
public class Room {
    private final RoomStore store;

    Room(RoomStore store) {
        this.store = store;
    }

    /**
     * Locks those of the locations that have a limit, in the order of their ids, until the transaction ends, so that two who
     * fill one bin at the same moment do not overfill it. To be called before any balance is locked.
     *
     * <p>A limit counts only what tells its weight or size: what nobody measured fits.
     *
     * @return why, for each put that does not fit behind those before it, by its place in the list: {@code moving.bin-full}
     *     with {@code limit} (weight or volume) and how many units would fit
     */
    public Map<Integer, Refusal> refusals(NodeId node, List<Put> puts) {
        var limited = store.lock(node, puts.stream().map(Put::location).toList());
        if (limited.isEmpty()) return Map.of();
        Map<Long, Load> loads = new HashMap<>();
        store.loads(node, limited).forEach(load -> loads.put(load.location(), load));
        var units = store.units(node, puts.stream().map(Put::sku).toList());
        Map<Integer, Refusal> refused = new LinkedHashMap<>();
        for (int i = 0; i < puts.size(); i++) {
            var put = puts.get(i);
            var load = loads.get(put.location());
            if (load == null) continue;
            var unit = units.getOrDefault(put.sku(), Unit.UNKNOWN);
            var refusal = load.refusal(put, unit);
            if (refusal != null) refused.put(i, refusal);
            else loads.put(put.location(), load.with(put, unit));
        }
        return refused;
    }

    /** How full locations with a limit are, in percent of volume or weight, whichever is more, by what is measured; others are absent. */
    public Map<Long, Integer> percents(NodeId node, Collection<Long> locations) {
        return store.loads(node, locations).stream().collect(Collectors.toMap(Load::location, Load::percent));
    }

    /** What these items weigh and measure; one of which either is unknown is absent. */
    public Map<Sku, Measured> measured(NodeId node, Collection<Sku> skus) {
        return skus.isEmpty() ? Map.of() : store.measured(node, skus);
    }

    /** What fits, as it was a moment ago: to suggest by, not to rely on. */
    public interface Fitting {
        /** How many units of an item fit into a location; {@link Long#MAX_VALUE} where nothing is measured. */
        long units(long location, Sku sku);

        /** What one unit weighs, in grams; 0 where nobody knows. */
        long grams(Sku sku);

        /** The room that one unit takes, in cubic millimetres; 0 where nobody knows. */
        long cubicMm(Sku sku);
    }

    /** Looks without a lock at the locations, and at what the items take up: two statements. */
    public Fitting fitting(NodeId node, Collection<Long> locations, Collection<Sku> skus) {
        Map<Long, Load> loads = new HashMap<>();
        store.loads(node, locations).forEach(load -> loads.put(load.location(), load));
        return new Looked(loads, store.units(node, skus));
    }

    private record Looked(Map<Long, Load> loads, Map<Sku, Unit> known) implements Fitting {
        @Override
        public long units(long location, Sku sku) {
            var load = loads.get(location);
            return load == null ? Long.MAX_VALUE : load.fits(unit(sku));
        }

        @Override
        public long grams(Sku sku) {
            return unit(sku).grams();
        }

        @Override
        public long cubicMm(Sku sku) {
            return unit(sku).cubicMm();
        }

        private Unit unit(Sku sku) {
            return known.getOrDefault(sku, Unit.UNKNOWN);
        }
    }
}
