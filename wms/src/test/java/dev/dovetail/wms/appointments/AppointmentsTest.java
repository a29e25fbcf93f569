package dev.dovetail.wms.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.WarehouseHouse;
import dev.dovetail.wms.appointments.AppointmentState.Command;
import dev.dovetail.wms.layout.LayoutSetup;
import dev.dovetail.wms.layout.Location;
import dev.dovetail.wms.layout.PlannedLocation;
import dev.dovetail.wms.layout.Warehouse;
import dev.dovetail.wms.receiving.ExpectedDelivery;
import dev.dovetail.wms.receiving.Receiving;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The house stands at 8 o'clock on Monday, 2 March 2026. */
@ExtendWith(PostgresExtension.class)
class AppointmentsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase db;
    private final WarehouseHouse house;
    private final Appointments appointments;
    private final Warehouse w;

    AppointmentsTest(TestDatabase db) {
        this.db = db;
        house = new WarehouseHouse(db);
        appointments = house.get(Appointments.class);
        w = house.warehouse(1);
        house.get(LayoutSetup.class).place(w.node(), List.of(PlannedLocation.of("DOCK-2", Location.Kind.DOCK)));
    }

    @AfterEach
    void everythingHolds() {
        assertThat(house.broken()).isEmpty();
        house.close();
    }

    @Test
    void a_truck_comes_late_stays_over_and_both_are_seen() {
        var mugs = List.of(new ExpectedDelivery.Line(new Sku(1, "MUG"), 5));
        house.get(Receiving.class).expect(w, new ExpectedDelivery("PO-1", "ACME", null, mugs), sue());
        var booked = appointments
                .book(w, new Asked("K1", "DOCK-1", "PO-1", "ups", at("09:00"), at("10:00")), sue())
                .appointment();
        assertThat(booked.delivery()).isEqualTo("PO-1");

        house.setNow(at("09:20"));
        assertThat(booked.minutesLate(house.now())).isEqualTo(20);
        house.setNow(at("09:25"));
        appointments.take(w, booked.id(), new Command.Arrive(), sue());
        house.setNow(at("09:30"));
        appointments.take(w, booked.id(), new Command.Start(), sue());
        house.setNow(at("10:12"));
        var stays = appointments.list(w, MONDAY, 0, 10).getFirst();
        assertThat(stays.minutesOver(house.now())).isEqualTo(12);
        house.setNow(at("10:15"));
        var done = appointments.take(w, booked.id(), new Command.Finish(), sue());

        house.setNow(at("15:00"));
        assertThat(List.of(done.minutesLate(house.now()), done.minutesOver(house.now())))
                .containsExactly(25L, 15L);
        assertThatThrownBy(() -> appointments.take(w, booked.id(), new Command.Arrive(), sue()))
                .hasMessageContaining("appointments.move-not-allowed");
        assertThat(db.owner()
                        .sql("select action from ground.audit where subject = ? order by id")
                        .param("appointment:" + booked.id())
                        .query(String.class)
                        .list())
                .containsExactly("appointment.arrive", "appointment.start", "appointment.finish");
    }

    @Test
    void a_door_has_one_at_a_time_and_says_who_that_is() {
        book("K1", "DOCK-1", "09:00", "10:00");
        book("K2", "DOCK-1", "10:00", "11:00");
        book("K3", "DOCK-2", "09:30", "10:30");

        assertThatThrownBy(() -> book("K4", "DOCK-1", "09:59", "10:05"))
                .hasMessageContaining("appointments.door-taken")
                .hasMessageContaining("2026-03-02T09:00:00Z");
        assertThat(book("K1", "DOCK-1", "09:00", "10:00").repeated()).isTrue();
        assertThatThrownBy(() -> book("K1", "DOCK-1", "12:00", "13:00"))
                .hasMessageContaining("appointments.key-reused");
        assertThat(appointments.list(w, MONDAY, 0, 10))
                .extracting(Appointment::key)
                .containsExactly("K1", "K3", "K2");
        var first = appointments.list(w, MONDAY, 0, 1).getFirst();
        assertThat(appointments.list(w, MONDAY, first.id(), 1))
                .extracting(Appointment::key)
                .containsExactly("K3");
    }

    @Test
    void a_truck_that_stays_past_midnight_is_on_both_days() {
        book("K1", "DOCK-1", "08:30", "09:00");
        appointments.book(
                w,
                new Asked("K2", "DOCK-1", null, "ups", at("22:00"), at("02:00").plusSeconds(86400)),
                sue());
        appointments.book(
                w,
                new Asked("K3", "DOCK-2", null, "ups", at("22:00"), at("00:00").plusSeconds(86400)),
                sue());

        assertThat(appointments.list(w, MONDAY, 0, 10))
                .extracting(Appointment::key)
                .containsExactly("K1", "K2", "K3");
        assertThat(appointments.list(w, MONDAY.plusDays(1), 0, 10))
                .extracting(Appointment::key)
                .containsExactly("K2");
        assertThat(appointments.list(w, MONDAY.plusDays(2), 0, 10)).isEmpty();
    }

    @Test
    void who_tells_the_time_finer_than_the_database_keeps_it_books_once_all_the_same() {
        var asked = new Asked(
                "K1",
                "DOCK-1",
                null,
                "ups",
                at("09:00").plusNanos(1_700),
                at("10:00").plusNanos(1_700));

        assertThat(appointments.book(w, asked, sue()).repeated()).isFalse();
        assertThat(appointments.book(w, asked, sue()).repeated()).isTrue();
    }

    @Test
    void ten_who_want_one_door_at_one_moment_are_one_who_gets_it() {
        var barrier = new CyclicBarrier(10);
        var asked = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    await(barrier);
                    try {
                        book("R" + i, "DOCK-1", "09:%02d".formatted(i), "10:00");
                        return "got it";
                    } catch (Refused no) {
                        return no.refusal().code();
                    }
                }))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join))
                .containsOnlyOnce("got it")
                .contains("appointments.door-taken")
                .hasSize(10);
    }

    @Test
    void what_is_over_frees_its_door_and_a_move_is_held_to_the_same_rule() {
        var first = book("K1", "DOCK-1", "09:00", "10:00").appointment();
        var second = book("K2", "DOCK-1", "10:00", "11:00").appointment();
        var onto = new Command.Move("DOCK-1", at("09:30"), at("10:30"));

        assertThatThrownBy(() -> appointments.take(w, second.id(), onto, sue()))
                .hasMessageContaining("appointments.door-taken")
                .hasMessageContaining("09:00");
        assertThatThrownBy(() -> appointments.take(w, first.id(), new Command.Miss(true), sue()))
                .hasMessageContaining("appointments.not-yet");
        house.setNow(at("09:05"));
        appointments.take(w, first.id(), new Command.Miss(false), sue());
        var moved = appointments.take(w, second.id(), onto, sue());

        assertThat(moved.from()).isEqualTo(at("09:30"));
        var cancelled = appointments.take(w, second.id(), new Command.Cancel("no truck"), sue());
        assertThat(cancelled.reason()).isEqualTo("no truck");
        book("K3", "DOCK-1", "09:30", "10:30");
    }

    @Test
    void a_door_keeps_its_hours_by_the_warehouses_clock() {
        house.run(() -> {
            house.get(Doors.class).put(w, "DOCK-1", new Hours(List.of(new Hours.Day("monday", "07:00", "12:00"))));
            return true;
        });

        book("K1", "DOCK-1", "11:00", "12:00");
        assertThatThrownBy(() -> book("K2", "DOCK-1", "11:30", "12:30")).hasMessageContaining("appointments.closed");
        assertThatThrownBy(() -> appointments.book(
                        w,
                        new Asked(
                                "K3",
                                "DOCK-1",
                                null,
                                "ups",
                                at("09:00").plusSeconds(86400),
                                at("10:00").plusSeconds(86400)),
                        sue()))
                .hasMessageContaining("appointments.closed");
        book("K4", "DOCK-2", "22:00", "23:00");
        assertThat(house.get(Doors.class).hours(w, "DOCK-1").hours())
                .containsExactly(new Hours.Day("monday", "07:00", "12:00"));
    }

    @Test
    void what_cannot_be_booked_says_why() {
        assertThatThrownBy(() -> book("K1", "A-01-01-1", "09:00", "10:00"))
                .hasMessageContaining("appointments.no-such-door");
        assertThatThrownBy(() -> book("K2", "DOCK-1", "09:00", "09:00")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> book("K3", "DOCK-1", "06:00", "07:00")).hasMessageContaining("over");
        assertThatThrownBy(() ->
                        appointments.book(w, new Asked("K4", "DOCK-1", "PO-9", "ups", at("09:00"), at("10:00")), sue()))
                .hasMessageContaining("receiving.no-such-delivery");
        assertThatThrownBy(() -> appointments.take(w, 4711, new Command.Arrive(), sue()))
                .hasMessageContaining("appointments.no-such-appointment");
        assertThatThrownBy(() -> new Hours(List.of(new Hours.Day("monday", "12:00", "07:00"))))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Hours(List.of(new Hours.Day("someday", "07:00", "12:00"))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_key_means_one_delivery_by_its_reference_or_its_id() {
        var mugs = List.of(new ExpectedDelivery.Line(new Sku(1, "MUG"), 5));
        var receiving = house.get(Receiving.class);
        var first = receiving.expect(w, new ExpectedDelivery("PO-1", "ACME", null, mugs), sue());
        receiving.expect(w, new ExpectedDelivery("PO-2", "ACME", null, mugs), sue());
        assertThat(bring("K1", "PO-1").repeated()).isFalse();
        assertThat(bring("K2", null).repeated()).isFalse();

        assertThat(bring("K1", "PO-1").repeated()).isTrue();
        assertThat(bring("K1", Long.toString(first.delivery().id())).repeated()).isTrue();
        assertThat(bring("K2", null).repeated()).isTrue();
        for (var other : new String[] {"PO-2", "PO-9", "po-1", null})
            assertThatThrownBy(() -> bring("K1", other)).hasMessageContaining("appointments.key-reused");
        assertThatThrownBy(() -> bring("K2", "PO-1")).hasMessageContaining("appointments.key-reused");
        assertThat(appointments.list(w, MONDAY, 0, 10))
                .extracting(Appointment::delivery)
                .containsExactly("PO-1", null);
    }

    private Appointments.Booked bring(String key, @org.jspecify.annotations.Nullable String delivery) {
        var door = key.equals("K1") ? "DOCK-1" : "DOCK-2";
        return appointments.book(w, new Asked(key, door, delivery, "ups", at("09:00"), at("10:00")), sue());
    }

    private Appointments.Booked book(String key, String door, String from, String until) {
        return appointments.book(w, new Asked(key, door, null, "ups", at(from), at(until)), sue());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private Cause sue() {
        return new Cause("sue", house.now(), "api");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
