package dev.dovetail.oms.sourcing;

import static dev.dovetail.oms.sourcing.Cases.allotment;
import static dev.dovetail.oms.sourcing.Cases.demand;
import static dev.dovetail.oms.sourcing.Cases.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.kernel.Refused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcingTest {
    @Test
    void the_split_wins_when_two_near_parcels_cost_less_than_one_from_afar() {
        var world = new Cases().node(1, 800, 0).node(2, 1100, 0).node(9, 2200, 0);
        world.stock(1, "MUG", 3).stock(2, "MUG", 2).stock(9, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 1, 3), allotment(1, "MUG", 2, 2));
        assertThat(sourced.costMinor()).isEqualTo(1900);
        assertThat(sourced.why()).isEqualTo("N1 and N2 together, for 19.00 USD: 3.00 USD less than from one node.");
        assertThat(sourced.whole()).isTrue();
    }

    @Test
    void five_together_stay_together_against_a_dearer_split() {
        var world = new Cases().node(1, 1200, 0).node(2, 1100, 0).node(9, 2200, 0);
        world.stock(1, "MUG", 3).stock(2, "MUG", 2).stock(9, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 9, 5));
        assertThat(sourced.costMinor()).isEqualTo(2200);
        assertThat(sourced.why()).isEqualTo("N9 alone, for 22.00 USD: no other node and no split is cheaper.");
    }

    @Test
    void a_heavy_line_is_split_by_weight_price_though_one_node_has_all_of_it() {
        // Near: 5.00 + 1.00/kg but 10 units only; far: 6.00 + 3.00/kg. 20 units of 1 kg: all far 66.00; split 15.00 +
        // 36.00.
        var world = new Cases().node(1, 500, 100).node(2, 600, 300);
        world.stock(1, "IRON", 10).stock(2, "IRON", 50);

        var sourced = world.source(line(1, "IRON", 20, 1000));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "IRON", 1, 10), allotment(1, "IRON", 2, 10));
        assertThat(sourced.costMinor()).isEqualTo(1500 + 3600);
    }

    @Test
    void handling_counts_for_each_parcel() {
        var world = new Cases()
                .node(1, 800, 0, 200, true)
                .node(2, 1100, 0, 200, true)
                .node(9, 2200, 0, 0, true);
        world.stock(1, "MUG", 3).stock(2, "MUG", 2).stock(9, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 5, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 9, 5));
    }

    @Test
    void two_lines_of_one_sku_share_what_there_is() {
        var world = new Cases().node(1, 800, 0).stock(1, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 3, 400), line(2, "MUG", 4, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 1, 3), allotment(2, "MUG", 1, 2));
        assertThat(sourced.missing()).isEqualTo(Map.of(2, 2L));
        assertThat(sourced.whole()).isFalse();
    }

    @Test
    void what_nobody_has_is_missing_and_the_rest_is_allotted() {
        var world = new Cases().node(1, 800, 0).stock(1, "MUG", 5);

        var sourced = world.source(line(1, "MUG", 1, 400), line(2, "BOWL", 4, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 1, 1));
        assertThat(sourced.missing()).isEqualTo(Map.of(2, 4L));
    }

    @Test
    void with_no_stock_at_all_nothing_is_allotted_and_it_says_so() {
        var sourced = new Cases().node(1, 800, 0).source(line(1, "MUG", 1, 400));

        assertThat(sourced.allotments()).isEmpty();
        assertThat(sourced.promise()).isEmpty();
        assertThat(sourced.missing()).isEqualTo(Map.of(1, 1L));
        assertThat(sourced.explanation().candidates())
                .extracting(Explanation.Candidate::dropped)
                .containsExactly("no-stock");
    }

    @Test
    void ties_fall_to_fewer_parcels_then_distance_then_id() {
        var fewer = new Cases().node(1, 500, 0).node(2, 500, 0).node(3, 1000, 0);
        fewer.stock(1, "A", 1).stock(2, "B", 1).stock(3, "A", 1).stock(3, "B", 1);
        assertThat(fewer.source(line(1, "A", 1, 0), line(2, "B", 1, 0)).parcels())
                .extracting(Sourced.Parcel::nodeCode)
                .containsExactly("N3");

        var nearer =
                new Cases().node(2, 500, 0).node(3, 500, 0).stock(3, "A", 1).stock(2, "A", 1);
        assertThat(nearer.source(line(1, "A", 1, 100)).allotments()).containsExactly(allotment(1, "A", 2, 1));
    }

    @Test
    void the_explanation_names_each_candidate_its_cost_and_why_it_was_dropped() {
        var world = new Cases()
                .node(1, 800, 100)
                .node(2, 900, 100, 0, false)
                .node(3, 700, 0)
                .node(4, 2000, 0);
        world.stock(1, "MUG", 5).stock(2, "MUG", 5).stock(4, "MUG", 5);

        var candidates = world.source(line(1, "MUG", 5, 400)).explanation().candidates();

        assertThat(candidates)
                .containsExactly(
                        new Explanation.Candidate("N1", 111, 1, 1000L, true, null),
                        new Explanation.Candidate("N2", 222, 2, null, false, "does-not-ship"),
                        new Explanation.Candidate("N3", 334, 3, null, false, "no-stock"),
                        new Explanation.Candidate("N4", 445, 4, 2000L, false, null));
    }

    @Test
    void a_node_beyond_the_last_zone_is_out_of_reach() {
        var world = new Cases().node(1, 800, 0).node(3, 900, 0).stock(3, "MUG", 1);
        var without3 = new Snapshot(
                world.snapshot().figures(),
                new World(
                        world.snapshot().world().nodes(),
                        dev.dovetail.carriage.Rates.of(
                                world.snapshot().world().rates().list().subList(0, 1))));

        var sourced = Sourcing.source(demand(line(1, "MUG", 1, 400)), without3);

        assertThat(sourced.allotments()).isEmpty();
        assertThat(sourced.explanation().candidates().getLast().dropped()).isEqualTo("out-of-reach");
    }

    @Test
    void the_promise_is_the_day_the_last_parcel_arrives() {
        var world = new Cases().node(1, 100, 0).node(4, 100, 0).stock(1, "A", 1).stock(4, "B", 1);

        var sourced = world.source(line(1, "A", 1, 1), line(2, "B", 1, 1));

        assertThat(sourced.promise())
                .contains(new Sourced.Promise(LocalDate.of(2026, 3, 6), ZoneId.of("America/Chicago")));
    }

    @Test
    void an_unknown_service_is_refused() {
        var world = new Cases().node(1, 100, 0);
        var demand = new Demand(List.of(line(1, "A", 1, 1)), Cases.CUSTOMER, "rocket", Cases.MONDAY, Cases.TERMS);

        assertThatThrownBy(() -> Sourcing.source(demand, world.snapshot()))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("carriage.unknown-service"));
    }

    @Test
    void more_than_a_million_tonnes_is_refused_instead_of_overflowing() {
        assertThatThrownBy(() -> demand(line(1, "LEAD", 1_000_000, 10_000_000)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("sourcing.too-heavy"));
    }

    @Test
    void a_second_order_sees_what_the_first_left() {
        var world = new Cases().node(1, 100, 0).stock(1, "A", 3);
        var demand = demand(line(1, "A", 2, 1));

        var first = Sourcing.source(demand, world.snapshot());
        var second = Sourcing.source(demand, world.snapshot().after(first, "web"));

        assertThat(second.missing()).isEqualTo(Map.of(1, 1L));
    }
}
