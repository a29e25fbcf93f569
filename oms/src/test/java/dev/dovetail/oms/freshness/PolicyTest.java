package dev.dovetail.oms.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final List<Policy> RULES = List.of(
            rule("", "", "", "", "open"),
            rule("web", "", "", "", "closed"),
            rule("web", "N1", "", "", "open"),
            rule("web", "", "fast", "", "closed"),
            rule("web", "N1", "fast", "empty", "closed"));

    private static Policy rule(String channel, String node, String skuClass, String sign, String fail) {
        return new Policy(channel, node, skuClass, sign, fail);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, N1, fast, late, false",
        "web, N2, slow, late, true",
        "web, N1, slow, late, false",
        "web, N1, fast, late, false",
        "web, N1, fast, empty, true",
        "web, N2, fast, empty, true",
    })
    void the_rule_that_names_most_wins(String channel, String node, String skuClass, String sign, boolean closed) {
        assertThat(Policy.closed(RULES, new Policy.Case(channel, node, skuClass, sign)))
                .isEqualTo(closed);
    }

    @Test
    void without_a_rule_late_figures_are_not_sold_and_an_empty_file_changes_nothing() {
        assertThat(Policy.closed(List.of(), new Policy.Case("web", "N1", "fast", "late")))
                .isTrue();
        assertThat(Policy.closed(List.of(), new Policy.Case("web", "N1", "fast", "empty")))
                .isFalse();
    }
}
