package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Map<String, Set<String>> KNOWN = Map.of("start", Set.of("port", "empty"));

    @Test
    void nothing_typed_means_start() {
        assertThat(Arguments.parse(List.of(), KNOWN)).isEqualTo(new Arguments("start", Map.of()));
    }

    @Test
    void options_have_values_or_stand_alone() {
        var typed = Arguments.parse(List.of("start", "--port=0", "--empty"), KNOWN);

        assertThat(typed.option("port", "8080")).isEqualTo("0");
        assertThat(typed.has("empty")).isTrue();
    }

    @Test
    void what_is_not_known_is_refused_by_name() {
        assertThatThrownBy(() -> Arguments.parse(List.of("stop"), KNOWN)).hasMessageContaining("'stop'");
        assertThatThrownBy(() -> Arguments.parse(List.of("start", "--prot=1"), KNOWN))
                .hasMessageContaining("'--prot'");
        assertThatThrownBy(() -> Arguments.parse(List.of("start", "8080"), KNOWN))
                .hasMessageContaining("'8080'");
    }
}
