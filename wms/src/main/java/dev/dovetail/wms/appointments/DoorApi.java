package dev.dovetail.wms.appointments;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hours of doors over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/doors/{door}/hours")
class DoorApi {
    private final Layout layout;
    private final Doors doors;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    DoorApi(Layout layout, Doors doors, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.doors = doors;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Hours hours(@PathVariable String code, @PathVariable String door) {
        return doors.hours(layout.getWarehouse(code), door);
    }

    /** Appointments that are booked already stay. */
    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Hours put(Caller caller, @PathVariable String code, @PathVariable String door, HttpServletRequest request) {
        var warehouse = layout.getWarehouse(code);
        var asked = body.read(request, Hours.class);
        return transactions.run(() -> {
            doors.put(warehouse, door, asked);
            var hours = Map.of("hours", asked.toString());
            audit.record(caller.cause(clock.instant()), "door.hours", "location:" + code + "/" + door, hours);
            return doors.hours(warehouse, door);
        });
    }
}
