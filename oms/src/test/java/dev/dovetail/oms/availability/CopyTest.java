package dev.dovetail.oms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.threads.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyTest {
    private final Map<String, Integer> truth = new HashMap<>(Map.of("A", 1, "B", 2));
    private Runnable meanwhile = () -> {};
    private int readings;
    private final Copy<String, Integer> copy = new Copy<>(new Together<>(this::read), 0, _ -> 1);

    private Map<String, Integer> read(Set<String> keys) {
        readings++;
        var found = new HashMap<String, Integer>();
        for (var key : keys) if (truth.containsKey(key)) found.put(key, truth.get(key));
        meanwhile.run();
        return found;
    }

    @Test
    void each_is_read_once_also_where_it_is_not_there() {
        assertThat(copy.find(List.of("A", "C"))).isEqualTo(Map.of("A", 1, "C", 0));
        assertThat(copy.find(List.of("A", "B", "C"))).isEqualTo(Map.of("A", 1, "B", 2, "C", 0));
        copy.find(List.of("A", "B", "C"));

        assertThat(readings).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_read_anew() {
        copy.find(List.of("A", "B"));
        truth.putAll(Map.of("A", 10, "B", 20));

        copy.forget(List.of("A"));
        assertThat(copy.find(List.of("A", "B"))).isEqualTo(Map.of("A", 10, "B", 2));
        copy.forget();
        assertThat(copy.find(List.of("A", "B"))).isEqualTo(Map.of("A", 10, "B", 20));
    }

    @Test
    void what_changes_while_it_is_read_is_not_remembered() {
        meanwhile = () -> {
            truth.put("A", 10);
            copy.forget(List.of("A"));
        };
        assertThat(copy.find(List.of("A"))).isEqualTo(Map.of("A", 1));
        meanwhile = () -> {};

        assertThat(copy.find(List.of("A"))).isEqualTo(Map.of("A", 10));
    }
}
