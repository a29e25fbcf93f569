package dev.dovetail.wms.appointments;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Decision;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.wms.appointments.AppointmentState.Command;
import dev.dovetail.wms.appointments.AppointmentStore.Slot;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.ReceivingView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Books doors for carriers, and says what became of it. */
@Component
public class Appointments {
    private final AppointmentStore store;
    private final Doors doors;
    private final ReceivingView deliveries;
    private final Transactions transactions;
    private final Audit audit;
    private final IdSource ids;

    Appointments(
            AppointmentStore store,
            Doors doors,
            ReceivingView deliveries,
            Transactions transactions,
            Audit audit,
            IdSource ids) {
        this.store = store;
        this.doors = doors;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
    }

    /** @param repeated whether it had been booked before */
    public record Booked(Appointment appointment, boolean repeated) {}

    /**
     * Books a door once by its key. Refuses {@code appointments.no-such-door}, {@code appointments.closed}, {@code
     * appointments.door-taken}, {@code appointments.key-reused} and {@code receiving.no-such-delivery}.
     */
    public Booked book(Warehouse warehouse, Asked asked, Cause cause) {
        return transactions.run(() -> {
            var before = store.findByKey(warehouse.node(), asked.key());
            return before.map(found -> repeated(warehouse.node(), found, asked))
                    .orElseGet(() -> bookNew(warehouse, asked, cause));
        });
    }

    private Booked bookNew(Warehouse warehouse, Asked asked, Cause cause) {
        var node = warehouse.node();
        Asked.check(asked.from(), asked.until(), cause.at());
        var slot = doors.slot(warehouse, asked.door(), asked.from(), asked.until());
        var delivery = asked.delivery() == null
                ? null
                : deliveries.get(node, asked.delivery()).id();
        boolean made = store.insert(node, ids.next(node.value() & 255), asked, slot, delivery, cause.who(), cause.at());
        var stands = store.findByKey(node, asked.key());
        if (stands.isEmpty()) throw taken(warehouse, 0, slot);
        return made ? new Booked(stands.get(), false) : repeated(node, stands.get(), asked);
    }

    private Booked repeated(NodeId node, Appointment found, Asked asked) {
        if (found.door().equals(asked.door())
                && found.carrier().equals(asked.carrier())
                && found.from().equals(asked.from())
                && found.until().equals(asked.until())
                && sameDelivery(node, found.delivery(), asked.delivery())) return new Booked(found, true);
        throw conflict(new Refusal("appointments.key-reused", Map.of("key", asked.key())));
    }

    /** @param asked the reference of the delivery, or its id */
    private boolean sameDelivery(NodeId node, @Nullable String booked, @Nullable String asked) {
        if (booked == null || asked == null) return Objects.equals(booked, asked);
        return deliveries
                .find(node, asked)
                .filter(one -> one.reference().equals(booked))
                .isPresent();
    }

    /** To another door or another time; refuses as {@link #book}, and what its state does not allow. */
    public Appointment move(Warehouse warehouse, long id, String door, Instant from, Instant until, Cause cause) {
        return take(warehouse, id, new Command.Move(door, from, until), cause);
    }

    public Appointment cancel(Warehouse warehouse, long id, String reason, Cause cause) {
        return take(warehouse, id, new Command.Cancel(reason), cause);
    }

    /** What became of it at the door. */
    public enum Kept {
        ARRIVED,
        STARTED,
        DONE,
        NO_SHOW
    }

    /** Refuses what its state does not allow, and {@code appointments.not-yet}. */
    public Appointment keep(Warehouse warehouse, long id, Kept kept, Cause cause) {
        return take(
                warehouse,
                id,
                switch (kept) {
                    case ARRIVED -> new Command.Arrive();
                    case STARTED -> new Command.Start();
                    case DONE -> new Command.Finish();
                    case NO_SHOW -> new Command.Miss(false);
                },
                cause);
    }

    /** Takes a command; refuses what its state does not allow, {@code appointments.no-such-appointment}, and of a move what {@link #book} refuses. */
    Appointment take(Warehouse warehouse, long id, Command command, Cause cause) {
        try {
            return transactions.run(() -> takeOnce(warehouse, id, command, cause));
        } catch (DataIntegrityViolationException overlap) {
            if (!(command instanceof Command.Move move)) throw overlap;
            throw taken(warehouse, id, doors.slot(warehouse, move.door(), move.from(), move.until()));
        }
    }

    private Appointment takeOnce(Warehouse warehouse, long id, Command command, Cause cause) {
        var node = warehouse.node();
        var seen = lock(warehouse, id);
        var asked =
                command instanceof Command.Miss ? new Command.Miss(!cause.at().isBefore(seen.from())) : command;
        switch (AppointmentState.of(seen.state()).decide(asked)) {
            case Decision.Refused<AppointmentState>(var refusal) -> throw conflict(refusal);
            case Decision.Accepted<AppointmentState>(var next) -> {
                if (command instanceof Command.Move(var door, var from, var until)) {
                    Asked.check(from, until, cause.at());
                    store.move(node, id, doors.slot(warehouse, door, from, until));
                } else store.step(node, id, next.getFirst().word(), reason(command), cause.at());
            }
        }
        audit.record(
                cause,
                "appointment." + command.word(),
                "appointment:" + id,
                Map.of("warehouse", warehouse.code(), "door", seen.door()));
        return lock(warehouse, id);
    }

    /** A page of a day's appointments by the warehouse's calendar, the earliest first; what stays past midnight is of both days. @param after the id of the last one seen */
    public List<Appointment> list(Warehouse warehouse, LocalDate day, long after, int limit) {
        var zone = warehouse.zone();
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return store.list(warehouse.node(), begin, end, after, limit);
    }

    /** Refused as {@code appointments.no-such-appointment} (404). */
    public Appointment get(Warehouse warehouse, long id) {
        return store.find(warehouse.node(), id).orElseThrow(() -> unknown(id));
    }

    /** When a door is open on a day. @param opens null where it is closed all day */
    public record Opening(
            String door,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes) {}

    /** Of the doors that have hours; the others are open at all times. */
    public List<Opening> openings(Warehouse warehouse, LocalDate day) {
        return doors.openings(warehouse.node(), day.getDayOfWeek());
    }

    private Appointment lock(Warehouse warehouse, long id) {
        return store.lock(warehouse.node(), id).orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(long id) {
        return new Refused(
                Refused.Kind.NOT_FOUND,
                new Refusal("appointments.no-such-appointment", Map.of("appointment", Long.toString(id))));
    }

    private Refused taken(Warehouse warehouse, long id, Slot slot) {
        return store.taken(warehouse.node(), id, slot)
                .map(other -> conflict(new Refusal(
                        "appointments.door-taken",
                        Map.of(
                                "door", other.door(),
                                "carrier", other.carrier(),
                                "from", other.from().toString(),
                                "until", other.until().toString()))))
                .orElseGet(() -> conflict(Refusal.of("appointments.door-taken")));
    }

    private static @Nullable String reason(Command command) {
        return command instanceof Command.Cancel(var reason) ? reason : null;
    }

    private static Refused conflict(Refusal refusal) {
        return new Refused(Refused.Kind.CONFLICT, refusal);
    }
}
