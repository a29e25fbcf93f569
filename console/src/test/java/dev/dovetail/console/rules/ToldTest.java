package dev.dovetail.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.oms.sourcing.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void every_attribute_of_rules_is_told() {
        var rules = new Rules(
                "All",
                List.of(new Rules.Stage(
                        "near",
                        "order.value >= 2500",
                        List.of(new Rules.Rule("few", "order.lines > 1", "node.kind == 'store'")),
                        new Rules.Objective(List.of("proximity", "-cost", "-node.stock"), true, 0.5, 20.0, 300L),
                        new Rules.Limits(3, true, 1500L, 30_000L, true))));

        assertThat(Told.of(rules).lines())
                .containsExactly(
                        "Name: All",
                        "Stage: near",
                        "  For orders where value is at least 25.00",
                        "  few: keeps nodes where kind of node is Store for orders where lines is above 1",
                        "  Nodes in this order: the nearest, then the dearest, then the largest stock of what is ordered.",
                        "  A node that has everything comes before any split.",
                        "  Each parcel after the first costs 3.00 more.",
                        "  Each kilometre of a parcel weighs 0.005.",
                        "  Each day until a parcel arrives weighs 0.20.",
                        "  At most 3 nodes.",
                        "  The units of a line come from one node.",
                        "  Each parcel of a split is worth at least 15.00.",
                        "  No parcel is heavier than 30,000 g: what is heavier is divided.",
                        "  All of the order or nothing of it.");
    }

    @Test
    void two_texts_are_laid_beside_each_other_by_what_they_share() {
        assertThat(Change.between(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
                .extracting(change -> change.kind() + " " + change.line())
                .containsExactly("same a", "gone b", "new x", "same c", "new d");
    }
}
