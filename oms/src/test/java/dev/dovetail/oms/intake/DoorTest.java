package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.edge.Problems;
import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.concurrent.FutureTask;
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
        var waiting = new FutureTask<>(() -> post(room).getStatus());
        var second = new FutureTask<>(() -> {
            room.enter();
            return true;
        });
        Thread.startVirtualThread(waiting);
        Thread.startVirtualThread(second);

        while (!waiting.isDone() || !second.isDone()) {
            room.leave(); // until they have begun to wait there is nobody to let in
            Thread.yield();
        }

        assertThat(waiting.get()).isEqualTo(200);
        assertThat(second.get()).isTrue();
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

    private static Room full(Duration patience) {
        var room = new Room(patience);
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
