package dev.dovetail.oms.sourcing;

import static dev.dovetail.oms.sourcing.Cases.allotment;
import static dev.dovetail.oms.sourcing.Cases.demand;
import static dev.dovetail.oms.sourcing.Cases.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.oms.network.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios 17 to 22 of the forty: which node ships, and how an order is split. */
class SourcingScenariosTest {
    private static final RuleBook NEAREST_FIRST = sequence("proximity");

    private static RuleBook sequence(String... keys) {
        var aim = new Rules.Objective(List.of(keys), null, null, null, null);
        return Cases.rules(new Rules.Stage("in sequence", null, null, aim, null));
    }

    private static RuleBook limited(Rules.Limits limits) {
        return Cases.rules(new Rules.Stage("limited", null, null, null, limits));
    }

    @Test
    void scenario_17_need_5_of_stocks_4_and_3_takes_4_and_1() {
        var world =
                new Cases().node(1, 500, 0).node(2, 500, 0).stock(1, "MUG", 4).stock(2, "MUG", 3);

        var sourced = world.source(NEAREST_FIRST, line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 1, 4), allotment(1, "MUG", 2, 1));
    }

    @Test
    void scenario_17_partly_allocated_before_takes_1_and_2_for_3() {
        var world =
                new Cases().node(1, 500, 0).node(2, 500, 0).stock(1, "MUG", 4).stock(2, "MUG", 3);
        var first = Sourcing.source(demand(line(1, "MUG", 3, 400)), world.snapshot(NEAREST_FIRST));

        var second = Sourcing.source(
                demand(line(1, "MUG", 3, 400)), world.snapshot(NEAREST_FIRST).after(first, "shop"));

        assertThat(second.allotments()).containsExactly(allotment(1, "MUG", 1, 1), allotment(1, "MUG", 2, 2));
    }

    @Test
    void scenario_17_need_beyond_the_total_allots_nothing_where_the_stage_is_all_or_nothing() {
        var world =
                new Cases().node(1, 500, 0).node(2, 500, 0).stock(1, "MUG", 4).stock(2, "MUG", 3);
        var complete = limited(new Rules.Limits(null, null, null, null, true));

        var sourced = world.source(complete, line(1, "MUG", 8, 400));

        assertThat(sourced.allotments()).isEmpty();
        assertThat(sourced.missing()).isEqualTo(Map.of(1, 8L));
    }

    @Test
    void scenario_18_where_both_nodes_hold_all_there_is_one_shipment() {
        var world = new Cases().node(1, 500, 0).node(2, 500, 0);
        world.stock(1, "MUG", 5).stock(2, "MUG", 5).stock(1, "BOWL", 5).stock(2, "BOWL", 5);

        for (var rules : List.of(RuleBook.STANDARD, NEAREST_FIRST))
            assertThat(world.source(rules, line(1, "MUG", 2, 400), line(2, "BOWL", 1, 300))
                            .parcels())
                    .extracting(Sourced.Parcel::nodeCode)
                    .containsExactly("N1");
    }

    @Test
    void scenario_19_first_2_of_5_and_second_all_5_is_2_and_3() {
        var world =
                new Cases().node(1, 500, 0).node(2, 500, 0).stock(1, "MUG", 2).stock(2, "MUG", 5);

        assertThat(world.source(NEAREST_FIRST, line(1, "MUG", 5, 400)).allotments())
                .containsExactly(allotment(1, "MUG", 1, 2), allotment(1, "MUG", 2, 3));
    }

    /** Contradiction settled: a backorder holds nothing at a node, so the 3 that wait have no node at all. */
    @Test
    void scenario_20_what_waits_holds_nothing_at_a_node() {
        var world = new Cases().node(1, 500, 0).node(2, 500, 0).stock(2, "MUG", 2);

        var sourced = world.source(NEAREST_FIRST, line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 2, 2));
        assertThat(sourced.missing()).isEqualTo(Map.of(1, 3L));
    }

    @Test
    void scenario_20_if_the_second_has_all_there_is_one_shipment_and_nothing_waits() {
        var world = new Cases().node(1, 500, 0).node(2, 500, 0).stock(2, "MUG", 5);

        var sourced = world.source(NEAREST_FIRST, line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 2, 5));
        assertThat(sourced.whole()).isTrue();
    }

    @Test
    void scenario_21_a_node_that_does_not_serve_the_channel_is_never_used_even_if_it_alone_has_stock() {
        var elsewhere = new Node.Reach(Set.of("outlet"), Set.of(), Set.of(), false);
        var world = new Cases().node(1, 500, 0).node(2, 100, elsewhere).stock(2, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 1, 400));

        assertThat(sourced.allotments()).isEmpty();
        assertThat(sourced.explanation().candidates())
                .extracting(Explanation.Candidate::dropped)
                .containsExactly("no-stock", "does-not-serve");
    }

    @Test
    void scenario_22_parcels_are_divided_until_each_is_under_the_limit_and_none_is_lost() {
        var world = new Cases().node(1, 500, 100).stock(1, "BRICK", 9).stock(1, "ANVIL", 2);
        var light = limited(new Rules.Limits(null, null, null, 10_000L, null));

        var sourced = world.source(light, line(1, "BRICK", 9, 3_000), line(2, "ANVIL", 2, 40_000));

        var grams = sourced.parcels().stream().map(Sourced.Parcel::grams).toList();
        assertThat(grams).containsExactly(9_000L, 9_000L, 9_000L, 40_000L, 40_000L); // an anvil goes alone, above it
        assertThat(sourced.allotments()).containsExactly(allotment(1, "BRICK", 1, 9), allotment(2, "ANVIL", 1, 2));
    }
}
