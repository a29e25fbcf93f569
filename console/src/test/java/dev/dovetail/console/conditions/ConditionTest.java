package dev.dovetail.console.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.channel == 'web'",
                "order.channel in ['web', 'it\\'s']",
                "!(node.code in ['A', 'B']) && node.km <= 500 && node.pickup",
                "node.code != 'A' && !node.pickup",
                "'west' in node.groups && !('closed' in node.groups)",
                "('west' in node.groups || 'east' in node.groups) && node.has >= 0.5",
                "!('a' in node.groups || 'b' in node.groups)",
                "order.postal.startsWith('94') && !order.postal.startsWith('941')",
                "(node.postal.startsWith('9') || node.postal.startsWith('8'))",
                "node.zone == 2 && node.load < 0.9 && order.value > 2500"
            })
    void what_clauses_say_is_read_and_written_the_same(String cel) {
        var condition = Condition.of(cel);

        assertThat(condition.rest()).isEmpty();
        assertThat(condition.cel()).isEqualTo(cel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.channel == 'web' || order.lines > 3",
                "order.lines > 3 ? node.km < 5.0 : node.km < 9.0",
                "node.groups.exists(g, g in ['a', 'b'])",
                "order.channel == 5",
                "node.code =="
            })
    void what_they_cannot_say_stays_as_it_is_written(String cel) {
        assertThat(Condition.of(cel)).isEqualTo(new Condition(List.of(), cel));
    }

    @Test
    void both_are_told_apart_and_joined_again() {
        var condition = Condition.of("node.kind == 'store' && (order.lines > 3 || node.km < 10) && order.units >= 2");

        assertThat(condition.clauses())
                .extracting(Clause::of)
                .containsExactly(Attribute.NODE_KIND, Attribute.ORDER_UNITS);
        assertThat(condition.rest()).isEqualTo("(order.lines > 3 || node.km < 10)");
        assertThat(condition.cel())
                .isEqualTo("(order.lines > 3 || node.km < 10) && node.kind == 'store' && order.units >= 2");
    }

    @Test
    void an_either_is_bracketed_before_it_is_joined() {
        var clause = new Clause(Attribute.NODE_KM, Operator.AT_MOST, List.of("50"));

        assertThat(new Condition(List.of(clause), "order.lines > 3 || order.units > 9").cel())
                .isEqualTo("(order.lines > 3 || order.units > 9) && node.km <= 50");
    }

    @Test
    void a_clause_without_a_value_is_left_out() {
        var clause = new Clause(Attribute.NODE_CODE, Operator.IS, List.of());
        var number = new Clause(Attribute.NODE_KM, Operator.AT_MOST, List.of("1; 2"));

        assertThat(new Condition(List.of(clause, number), "").cel()).isEmpty();
    }

    @Test
    void a_clause_is_told_in_words() {
        assertThat(Condition.of("node.code in ['A', 'B', 'C'] && node.km <= 1500 && node.load < 0.9")
                        .clauses())
                .extracting(Clause::words)
                .containsExactly("node is A, B or C", "distance is at most 1,500 km", "load of its day is below 90 %");
    }
}
