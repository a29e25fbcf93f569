package dev.dovetail.console.inbound;

import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.util.List;
import org.springframework.stereotype.Component;

/** The docks that carriers come to: all but the one of what is put back. */
@Component
class DockDoors {
    private static final int MOST = 100;

    private final Layout layout;

    DockDoors(Layout layout) {
        this.layout = layout;
    }

    List<String> codes(Warehouse house) {
        return layout.listLocations(house.node(), Location.Kind.DOCK, null, MOST).stream()
                .map(Location::code)
                .filter(code -> !code.equals(Location.PUT_BACK) && !code.equals(Location.RETURNS))
                .toList();
    }
}
