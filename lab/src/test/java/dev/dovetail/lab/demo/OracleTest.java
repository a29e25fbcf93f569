package dev.dovetail.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OracleTest {
    private static Result.Orders orders(long captured, long unmatched) {
        var cancels = new Result.CancelRequests(400, 1168 - 400 - unmatched, unmatched);
        return new Result.Orders(2502, captured, 0, 0, 110, 0, 0, captured, cancels);
    }

    @Test
    void what_the_script_counts_is_no_problem() {
        assertThat(Oracle.ofBuiltIn().differences(orders(2392, 569))).isEmpty();
    }

    @Test
    void what_it_counts_otherwise_is_named_and_another_log_is_not_judged() {
        assertThat(Oracle.ofBuiltIn().differences(orders(2391, 570)))
                .containsExactly(
                        "cancel requests unmatched: 570 instead of the script's 569",
                        "captured: 2391 instead of the script's 2392");
        assertThat(Oracle.SILENT.differences(orders(1, 1))).isEmpty();
    }
}
