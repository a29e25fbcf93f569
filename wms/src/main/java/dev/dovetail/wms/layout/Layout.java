package dev.dovetail.wms.layout;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads warehouses and their locations. */
@Component
public class Layout {
    private final LocationStore locations;
    private final WarehouseStore warehouses;

    Layout(LocationStore locations, WarehouseStore warehouses) {
        this.locations = locations;
        this.warehouses = warehouses;
    }

    /** The warehouse with this code; refused as {@code layout.no-such-warehouse} (404) where there is none. */
    public Warehouse getWarehouse(String code) {
        return warehouses
                .find(code)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, new Refusal("layout.no-such-warehouse", Map.of("code", code))));
    }

    /** The warehouse that is this node, where we run it. */
    public Optional<Warehouse> findWarehouse(NodeId node) {
        return warehouses.find(node);
    }

    /** All warehouses, by code. */
    public List<Warehouse> listWarehouses() {
        return warehouses.list();
    }

    /** The locations with these codes; an unknown code is absent. */
    public Map<String, Location> byCode(NodeId node, Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : locations.byCode(node, codes);
    }

    /** The locations with these ids; an unknown id is absent. */
    public Map<Long, Location> byId(NodeId node, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : locations.byId(node, ids);
    }

    /** All bins and reserves of a building that has ways: at most as many as stand on them. */
    public List<Location> listShelves(NodeId node) {
        return locations.shelves(node);
    }

    /** A page of locations by code, of one kind or of all. */
    public List<Location> listLocations(NodeId node, Location.@Nullable Kind kind, @Nullable String after, int limit) {
        return locations.list(node, kind, after, limit);
    }
}
