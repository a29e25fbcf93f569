package dev.dovetail.oms.sourcing;

import static dev.dovetail.oms.sourcing.Cases.allotment;
import static dev.dovetail.oms.sourcing.Cases.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.oms.capacity.NodeDay;
import dev.dovetail.oms.catalog.KitPart;
import dev.dovetail.oms.network.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static Rules.Stage stage(String when, Rules.Rule... rules) {
        return new Rules.Stage("s " + when, when, List.of(rules), null, null);
    }

    private static RuleBook keeping(String keep) {
        return Cases.rules(stage(null, new Rules.Rule("keep some", null, keep)));
    }

    private static Cases twoMugs() {
        return new Cases().node(1, 500, 0).node(2, 900, 0).stock(1, "MUG", 2).stock(2, "MUG", 5);
    }

    @Test
    void a_filter_drops_nodes_and_the_reasons_name_it() {
        var sourced = twoMugs().source(keeping("node.code != 'N1'"), line(1, "MUG", 2, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 2, 2));
        assertThat(sourced.explanation().candidates().getFirst().dropped()).isEqualTo("rule: keep some");
        assertThat(sourced.explanation().rules()).isEqualTo(1);
    }

    @Test
    void a_filter_may_ask_how_far_how_fast_how_dear_and_how_much() {
        var line = line(1, "MUG", 2, 400);
        for (var keep : List.of(
                "node.km > 150",
                "node.zone == 2",
                "node.days >= 2",
                "node.cost > 600",
                "node.stock > 2",
                "node.has >= 1.0 && node.km > 150.0"))
            assertThat(twoMugs().source(keeping(keep), line).allotments())
                    .as(keep)
                    .containsExactly(allotment(1, "MUG", 2, 2));
    }

    @Test
    void a_stage_is_for_the_orders_its_condition_holds_for() {
        var rules = Cases.rules(
                stage("order.channel == 'outlet'"),
                stage("order.units > 2 && order.country == 'US'", new Rules.Rule("far", null, "node.code == 'N2'")));

        assertThat(twoMugs().source(rules, line(1, "MUG", 3, 400)).allotments())
                .containsExactly(allotment(1, "MUG", 2, 3));
        assertThat(twoMugs().source(rules, line(1, "MUG", 1, 400)).allotments()).isEmpty();
    }

    @Test
    void what_one_stage_leaves_goes_to_the_next() {
        var rules = Cases.rules(
                stage(null, new Rules.Rule("near", null, "node.km < 150")),
                new Rules.Stage("all", null, null, null, null));

        var sourced = twoMugs().source(rules, line(1, "MUG", 4, 400));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "MUG", 1, 2), allotment(1, "MUG", 2, 2));
        assertThat(sourced.explanation().stages()).containsExactly("s null", "all");
    }

    @Test
    void days_and_kilometres_may_weigh_more_than_money() {
        var world =
                new Cases().node(1, 900, 0).node(4, 500, 0).stock(1, "MUG", 1).stock(4, "MUG", 1);
        var fast = Cases.rules(
                new Rules.Stage("fast", null, null, new Rules.Objective(null, null, null, 200.0, null), null));

        assertThat(world.source(line(1, "MUG", 1, 0)).allotments()).containsExactly(allotment(1, "MUG", 4, 1));
        assertThat(world.source(fast, line(1, "MUG", 1, 0)).allotments()).containsExactly(allotment(1, "MUG", 1, 1));
    }

    @Test
    void a_penalty_for_each_split_is_part_of_the_cost() {
        var world = new Cases().node(1, 800, 0).node(2, 1100, 0).node(9, 2200, 0);
        world.stock(1, "MUG", 3).stock(2, "MUG", 2).stock(9, "MUG", 5);

        assertThat(world.source(Cases.perSplit(299), line(1, "MUG", 5, 400)).costMinor())
                .isEqualTo(2199);
        assertThat(world.source(Cases.perSplit(301), line(1, "MUG", 5, 400)).allotments())
                .containsExactly(allotment(1, "MUG", 9, 5));
    }

    @Test
    void at_most_so_many_parcels_and_then_as_much_as_goes_into_them() {
        var world = new Cases().node(1, 100, 0).node(2, 100, 0).node(3, 100, 0);
        world.stock(1, "A", 1).stock(2, "A", 3).stock(3, "A", 2);
        var two = Cases.rules(new Rules.Stage("two", null, null, null, new Rules.Limits(2, null, null, null, null)));

        var sourced = world.source(two, line(1, "A", 6, 10));

        assertThat(sourced.allotments()).containsExactly(allotment(1, "A", 2, 3), allotment(1, "A", 3, 2));
        assertThat(sourced.missing()).isEqualTo(Map.of(1, 1L));
    }

    @Test
    void a_split_parcel_is_worth_its_least() {
        var world = new Cases().node(1, 100, 0).node(2, 100, 0).node(9, 900, 0);
        world.stock(1, "A", 1).stock(2, "B", 1).stock(9, "A", 1).stock(9, "B", 1);
        var worth = Cases.rules(new Rules.Stage("w", null, null, null, new Rules.Limits(null, null, 500L, null, null)));
        var a = new Demand.Line(1, Cases.sku("A"), 1, 10, 400, null, List.of());
        var b = new Demand.Line(2, Cases.sku("B"), 1, 10, 900, null, List.of());

        assertThat(world.source(a, b).parcels()).hasSize(2);
        assertThat(world.source(worth, a, b).parcels()).hasSize(1);
    }

    @Test
    void lines_of_a_group_and_lines_that_stay_whole_ship_from_one_node() {
        var world = new Cases().node(1, 100, 0).node(2, 100, 0).node(9, 900, 0);
        world.stock(1, "A", 2).stock(2, "B", 1).stock(9, "A", 3).stock(9, "B", 1);
        var a = new Demand.Line(1, Cases.sku("A"), 2, 10, 0, "gift", List.of());
        var b = new Demand.Line(2, Cases.sku("B"), 1, 10, 0, "gift", List.of());
        assertThat(world.source(a, b).allotments()).containsExactly(allotment(1, "A", 9, 2), allotment(2, "B", 9, 1));

        var whole = Cases.rules(new Rules.Stage("w", null, null, null, new Rules.Limits(null, true, null, null, null)));
        assertThat(world.source(whole, line(1, "A", 3, 10)).allotments()).containsExactly(allotment(1, "A", 9, 3));
    }

    @Test
    void a_kit_ships_whole_from_one_node_and_shares_its_parts_with_others() {
        var world = new Cases().node(1, 100, 0).node(2, 200, 0);
        world.stock(1, "CUP", 3).stock(1, "POT", 1).stock(2, "CUP", 4).stock(2, "POT", 2);
        var parts = List.of(new KitPart(Cases.sku("CUP"), 2), new KitPart(Cases.sku("POT"), 1));
        var kit = new Demand.Line(1, Cases.sku("TEA"), 3, 900, 0, null, parts);

        var sourced = world.source(kit, line(2, "CUP", 1, 100));

        assertThat(sourced.allotments())
                .containsExactly(
                        new Sourced.Allotment(1, Cases.sku("TEA"), Cases.node(1), 1, parts),
                        new Sourced.Allotment(1, Cases.sku("TEA"), Cases.node(2), 2, parts),
                        allotment(2, "CUP", 1, 1));
        assertThat(sourced.allotments().get(1).goods()).isEqualTo(Map.of(Cases.sku("CUP"), 4L, Cases.sku("POT"), 2L));
    }

    @Test
    void a_paused_node_a_full_one_and_one_of_another_region_are_left_out() {
        var monday = Cases.MONDAY;
        var world = new Cases()
                .add(1, 100, 0, new Node.Effort(0, 0, null, monday.plusSeconds(60)), true, Node.Reach.EVERYONE)
                .node(2, 100, new Node.Reach(Set.of(), Set.of("US-9", "CA"), Set.of(), false))
                .add(3, 100, 0, new Node.Effort(0, 0, 7, null), true, Node.Reach.EVERYONE)
                .node(4, 100, new Node.Reach(Set.of("shop"), Set.of("US-60"), Set.of(), false));
        for (int n = 1; n <= 4; n++) world.stock(n, "A", 1);
        var day = new NodeDay(Cases.node(3), java.time.LocalDate.of(2026, 3, 2));
        var snapshot =
                new Snapshot(world.snapshot().figures(), world.snapshot().world(), Set.of(), Map.of(day, 7), Map.of());

        var sourced = Sourcing.source(Cases.demand(line(1, "A", 1, 1)), snapshot);

        assertThat(sourced.allotments()).containsExactly(allotment(1, "A", 4, 1));
        assertThat(sourced.explanation().candidates())
                .extracting(Explanation.Candidate::dropped)
                .containsExactly("paused", "does-not-serve", "at-capacity", null);
    }

    @Test
    void a_node_whose_feed_is_stale_is_left_out_for_that_channel_and_sku() {
        var world = new Cases()
                .node(1, 100, 0)
                .node(2, 900, 0)
                .stock(1, "A", 1)
                .stock(2, "A", 1)
                .stock(1, "B", 1);
        var stale = Map.of("shop", Map.of(Cases.sku("A"), Set.of(Cases.node(1))));
        var snapshot = new Snapshot(world.snapshot().figures(), world.snapshot().world(), Set.of(), Map.of(), stale);

        var a = Sourcing.source(Cases.demand(line(1, "A", 1, 1)), snapshot);
        var b = Sourcing.source(Cases.demand(line(1, "B", 1, 1)), snapshot);

        assertThat(a.allotments()).containsExactly(allotment(1, "A", 2, 1));
        assertThat(a.explanation().candidates().getFirst().dropped()).isEqualTo("feed-stale");
        assertThat(b.allotments()).containsExactly(allotment(1, "B", 1, 1));
    }

    @Test
    void a_customer_collects_where_that_is_possible_and_nothing_is_carried() {
        var desk = new Node.Reach(Set.of(), Set.of(), Set.of(), true);
        var world =
                new Cases().node(1, 100, 0).node(2, 100, desk).stock(1, "A", 1).stock(2, "A", 1);
        var terms = new Demand.Terms("shop", "US", "60601", 100, null, "N2", null);
        var demand = new Demand(List.of(line(1, "A", 1, 5)), Cases.CUSTOMER, Demand.PICKUP, Cases.MONDAY, terms);

        var sourced = Sourcing.source(demand, world.snapshot());

        assertThat(sourced.allotments()).containsExactly(allotment(1, "A", 2, 1));
        assertThat(sourced.costMinor()).isZero();
        assertThat(sourced.why()).isEqualTo("N2, where the customer collects.");
    }

    @Test
    void expressions_that_cannot_be_are_refused_with_their_place() {
        refused("node.km <", "/stages/0/rules/0/keep", "line 1, column 10");
        refused("node.distance < 5", "/stages/0/rules/0/keep", "undeclared reference to 'node'");
        refused("node.km + 1.0", "/stages/0/rules/0/keep", "must say true or false");
        refused("[1].exists(x, x > 0", "/stages/0/rules/0/keep", "line 1");
        assertThatThrownBy(() -> Cases.rules(stage("node.km < 5")))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.path()).isEqualTo("/stages/0/when"));
        assertThatThrownBy(() -> Cases.rules()).hasMessageContaining("1 to 20 stages");
    }

    @Test
    void nothing_runs_on() {
        var list = "[" + "1,".repeat(60) + "1]";
        var nested = list + ".all(a, " + list + ".all(b, " + list + ".all(c, a + b + c > 0)))";

        assertThatThrownBy(() -> twoMugs().source(keeping(nested), line(1, "MUG", 1, 1)))
                .isInstanceOfSatisfying(
                        Malformed.class, no -> assertThat(no.code()).isEqualTo("rules.expression-failed"));
    }

    private static void refused(String keep, String path, String saying) {
        assertThatThrownBy(() -> keeping(keep)).as(keep).isInstanceOfSatisfying(Malformed.class, no -> {
            assertThat(no.code()).isEqualTo("rules.expression");
            assertThat(no.path()).isEqualTo(path);
            assertThat(no.getMessage()).contains(saying);
        });
    }

    @Test
    void a_sequence_sorts_by_each_key_in_turn() {
        var world = new Cases().node(1, 900, 0).node(2, 500, 0).node(3, 500, 0);
        world.stock(1, "A", 1).stock(2, "A", 3).stock(3, "A", 9);
        var line = line(1, "A", 2, 0);

        assertThat(first(world, line, "proximity")).isEqualTo(1);
        assertThat(first(world, line, "inventory", "proximity")).isEqualTo(2);
        assertThat(first(world, line, "cost", "-node.stock")).isEqualTo(3);
        assertThat(first(world, line, "- proximity")).isEqualTo(3);
    }

    private static int first(Cases world, Demand.Line line, String... keys) {
        var aim = new Rules.Objective(List.of(keys), null, null, null, null);
        return world.source(Cases.rules(new Rules.Stage("q", null, null, aim, null)), line)
                .allotments()
                .getFirst()
                .node()
                .value();
    }

    @Test
    void two_equally_good_answers_are_told_apart_and_it_says_by_what() {
        var world = new Cases().node(1, 500, 0).node(2, 500, 0).stock(1, "A", 1).stock(2, "A", 1);

        assertThat(world.source(line(1, "A", 1, 0)).explanation().tie()).isEqualTo("less distance");
        assertThat(twoMugs().source(line(1, "MUG", 1, 0)).explanation().tie()).isNull();
    }
}
