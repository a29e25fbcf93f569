package dev.dovetail.wms.room;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
}
