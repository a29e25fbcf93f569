package dev.dovetail.lab.backroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.log.RetailLog;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who repeats what was not answered notices a house that does it twice; whose book differs from the bins says so. */
class DeskTest {
    private static final World WORLD = new World(RetailLog.builtIn().first(5));
    private static final int ENOUGH = 100; // of which the seed loses some answers

    private final List<String> complaints = new ArrayList<>();

    private Floor floor(Api api) {
        return new Floor(
                api,
                WORLD,
                new Faults(7),
                () -> Instant.parse("2026-03-02T08:00:00Z"),
                "t",
                new Book(),
                new HashSet<>(),
                complaints::add);
    }

    private static Api.Reply reply(int status, Object body) {
        return new Api.Reply(status, Answer.json(status, body).tree(), Duration.ZERO);
    }

    @Test
    void a_command_that_is_done_once_by_its_key_is_nothing_to_complain_of() {
        var seen = new HashSet<String>();
        var desk = floor((_, _, body, _) -> {
                    var key = String.valueOf(((Map<?, ?>) body).get("key"));
                    return reply(seen.add(key) ? 201 : 200, Map.of("id", key));
                })
                .desk("EAST", "ann");

        for (int i = 0; i < ENOUGH; i++) desk.keyed("/work-orders", Map.of("key", "K" + i));

        assertThat(complaints).isEmpty();
    }

    @Test
    void a_house_that_does_it_twice_is_found_out() {
        var made = new ArrayList<Object>();
        var desk = floor((_, _, body, _) -> {
                    made.add(body);
                    return reply(201, Map.of("id", "" + made.size()));
                })
                .desk("EAST", "ann");

        for (int i = 0; i < ENOUGH; i++) desk.keyed("/work-orders", Map.of("key", "K" + i));

        assertThat(complaints)
                .isNotEmpty()
                .hasSize(made.size() - ENOUGH)
                .allMatch(what -> what.startsWith("answer-lost"));
    }

    @Test
    void units_that_lie_nowhere_are_missed() {
        var book = new Book();
        book.in("CRATE", 5);
        book.out("CRATE", 1);
        Api three = (_, _, _, _) -> reply(200, Map.of("items", List.of(Map.of("sku", "CRATE", "onHand", 3))));
        Api two = (_, _, _, _) -> reply(200, Map.of("items", List.of(Map.of("sku", "CRATE", "onHand", 2))));

        assertThat(book.differences(two, List.of("EAST", "WEST"))).isEmpty();
        assertThat(book.differences(three, List.of("EAST")))
                .containsExactly("units of CRATE: 3 lie in all warehouses instead of 4");
    }
}
