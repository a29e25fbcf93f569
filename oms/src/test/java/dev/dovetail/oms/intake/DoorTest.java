package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is let in, and what the others are told. */
class DoorTest {
    @Test
    void whoever_comes_when_the_room_is_full_is_told_when_to_come_again() throws Exception {
        var room = full(Duration.ZERO);

        var refused = post(room);
        assertThatThrownBy(room::enter).isInstanceOf(TryLater.class);
        room.leave();

        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString()).contains("\"code\":\"intake.full\"");
        assertThat(post(room).getStatus()).as("one has left").isEqualTo(200);
    }

    @Test
    void whoever_waits_is_let_in_when_one_leaves() throws Exception {
        var room = full(Duration.ofMinutes(5));
        var entering = waiting(room, () -> {
            room.enter();
            return true;
        });

        room.leave();

        assertThat(entering.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(room.waiting()).isZero();
    }

    @Test
    void who_comes_to_nothing_behind_the_door_lets_the_next_one_pass() throws Exception {
        var room = full(Duration.ofMinutes(5));
        var one = waiting(room, () -> post(room).getStatus());
        var other = waiting(room, () -> post(room).getStatus());

        room.leave();

        assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void no_more_wait_than_there_is_memory_for() throws Exception {
        var room = full(Duration.ofMinutes(5), 1);
        var first = waiting(room, () -> post(room).getStatus());

        assertThat(post(room).getStatus()).as("at once").isEqualTo(503);

        room.leave();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void a_crowd_that_is_answered_slowly_shrinks_the_room() {
        var room = new Room();

        answer(room, 20, Room.MOST, Duration.ofMillis(256)); // 1,000 a second

        assertThat(room.size()).isBetween(1_000, 1_010);
    }

    @Test
    void however_slow_it_is_some_are_let_in() {
        var room = new Room();

        answer(room, 20, Room.MOST, Duration.ofSeconds(60));

        assertThat(room.size()).isBetween(Room.LEAST, Room.LEAST + 10);
    }

    @Test
    void a_quiet_hour_takes_nothing_away_and_speed_gives_it_back() {
        var room = new Room();

        answer(room, 5, 3, Duration.ofMinutes(10));
        assertThat(room.size()).isEqualTo(Room.MOST);

        long at = answer(room, 20, Room.MOST, Duration.ofMillis(256));
        answer(room, 20, 1, Duration.ofMillis(64), at);
        assertThat(room.size()).as("4,000 a second").isGreaterThan(3_900);
    }

    /** Begins, and is seen to wait. */
    private static <T> FutureTask<T> waiting(Room room, Callable<T> what) {
        int before = room.waiting();
        var task = new FutureTask<>(what);
        Thread.startVirtualThread(task);
        while (room.waiting() == before) Thread.onSpinWait();
        return task;
    }

    private static Room full(Duration patience) {
        return full(patience, 100);
    }

    private static Room full(Duration patience, int mostWaiting) {
        var room = new Room(patience, mostWaiting);
        for (int i = 0; i < Room.MOST; i++) room.enter();
        return room;
    }

    private static MockHttpServletResponse post(Room room) throws Exception {
        var response = new MockHttpServletResponse();
        new Door(new Problems(), room)
                .doFilter(new MockHttpServletRequest("POST", "/api/v1/orders"), response, (_, _) -> {});
        return response;
    }

    private static long answer(Room room, int windows, int inside, Duration each) {
        return answer(room, windows, inside, each, System.nanoTime());
    }

    /** Answers when the last was. */
    private static long answer(Room room, int windows, int inside, Duration each, long since) {
        long at = since;
        for (int window = 0; window < windows; window++) {
            at += each.toNanos();
            for (int i = 0; i < Room.WINDOW; i++) room.answered(inside, at);
        }
        return at;
    }
}
