package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.appointments.AppointmentStore.Slot;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.Warehouse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Doors are docks; some have hours. */
@Component
class Doors {
    private final Layout layout;
    private final HoursStore hours;

    Doors(Layout layout, HoursStore hours) {
        this.layout = layout;
        this.hours = hours;
    }

    /** The door for that while; refuses {@code appointments.no-such-door} (404) and {@code appointments.closed} (409). */
    Slot slot(Warehouse warehouse, String code, Instant from, Instant until) {
        long door = door(warehouse, code);
        if (!hours.of(warehouse.node(), door).open(from, until, warehouse.zone()))
            throw new Refused(Refused.Kind.CONFLICT, new Refusal("appointments.closed", Map.of("door", code)));
        return new Slot(door, from, until);
    }

    Hours hours(Warehouse warehouse, String code) {
        return hours.of(warehouse.node(), door(warehouse, code));
    }

    void put(Warehouse warehouse, String code, Hours asked) {
        hours.put(warehouse.node(), door(warehouse, code), asked);
    }

    List<Appointments.Opening> openings(NodeId node, DayOfWeek day) {
        return hours.openings(node, day);
    }

    private long door(Warehouse warehouse, String code) {
        var found = layout.byCode(warehouse.node(), List.of(code)).get(code);
        if (found == null || found.kind() != Location.Kind.DOCK)
            throw new Refused(Refused.Kind.NOT_FOUND, new Refusal("appointments.no-such-door", Map.of("door", code)));
        return found.id();
    }
}
