package dev.dovetail.wms.packing;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Opens cartons: each is a location and a parcel of the same id. */
@Component
class CartonOpening {
    private final Layout layout;
    private final LayoutSetup setup;
    private final ParcelWrites writes;

    CartonOpening(Layout layout, LayoutSetup setup, ParcelWrites writes) {
        this.layout = layout;
        this.setup = setup;
        this.writes = writes;
    }

    /** Two may take boxes of the same code at the same moment: the second starts over and finds the first's. */
    void open(NodeId node, List<PackPlan.Opened> opened, Map<String, Location.Size> sizes) {
        if (opened.isEmpty()) return;
        var codes = opened.stream().collect(Collectors.toMap(one -> one.id().value(), PackPlan.Opened::carton));
        setup.openWithIds(node, Location.Kind.PARCEL, codes, sizes);
        var there = layout.byCode(node, codes.values());
        for (var one : opened) {
            var place = there.get(one.carton());
            if (place == null || place.id() != one.id().value())
                throw new CannotAcquireLockException("carton " + one.carton() + " was opened by another meanwhile");
        }
        writes.open(node, opened);
    }
}
