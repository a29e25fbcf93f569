package dev.dovetail.wms.appointments;

import dev.dovetail.kernel.Cause;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.appointments.AppointmentState.Command;
import dev.dovetail.wms.layout.Warehouse;
import java.time.Instant;

/** Where doors of a test's warehouse are booked. */
public final class DoorDesk {
    private final WarehouseHouse house;
    private final Warehouse warehouse;

    public DoorDesk(WarehouseHouse house, Warehouse warehouse) {
        this.house = house;
        this.warehouse = warehouse;
    }

    public long book(String key, String door, Instant from, Instant until, Cause cause) {
        var asked = new Asked(key, door, null, "ups", from, until);
        return house.get(Appointments.class)
                .book(warehouse, asked, cause)
                .appointment()
                .id();
    }

    public void move(long id, String door, Instant from, Instant until, Cause cause) {
        take(id, new Command.Move(door, from, until), cause);
    }

    /** @param word as the state knows the command: {@code arrive}, {@code start}, {@code finish}, {@code cancel}, {@code miss} */
    public void take(long id, String word, Cause cause) {
        take(
                id,
                switch (word) {
                    case "arrive" -> new Command.Arrive();
                    case "start" -> new Command.Start();
                    case "finish" -> new Command.Finish();
                    case "cancel" -> new Command.Cancel("no driver");
                    default -> new Command.Miss(true);
                },
                cause);
    }

    private void take(long id, Command command, Cause cause) {
        house.get(Appointments.class).take(warehouse, id, command, cause);
    }
}
