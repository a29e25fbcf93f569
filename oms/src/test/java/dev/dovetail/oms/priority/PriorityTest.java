package dev.dovetail.oms.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.orders.OrderBook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriorityTest {
    private final OmsHouse house;
    private final Priorities priorities;
    private final PriorityRules rules;

    PriorityTest(TestDatabase db) {
        house = new OmsHouse(db);
        priorities = house.get(Priorities.class);
        rules = house.get(PriorityRules.class);
        house.sku("MUG", 100, 0);
    }

    private void put(PriorityRule... table) {
        priorities.put(1, rules.current(1).version(), List.of(table), house.cause());
    }

    private int priority(Orderly order) {
        return house.order(house.capture(order)).priority();
    }

    @Test
    void the_first_rule_that_matches_counts_and_what_the_order_says_comes_before_all() {
        put(new PriorityRule(null, "gold", null, null, 10), new PriorityRule("shop", null, "ground", null, 70));

        assertThat(priority(Orderly.from("shop", "R1").tier("GOLD").line("MUG", 1)))
                .isEqualTo(10);
        assertThat(priority(Orderly.from("shop", "R2").line("MUG", 1))).isEqualTo(70);
        assertThat(priority(Orderly.from("slow", "R3").line("MUG", 1))).isEqualTo(100);
        assertThat(priority(Orderly.from("shop", "R4").tier("gold").priority(33).line("MUG", 1)))
                .isEqualTo(33);
    }

    @Test
    void what_is_promised_soon_may_go_first() {
        put(new PriorityRule(null, null, null, 30, 20));

        var order = house.order(house.capture(Orderly.from("shop", "S1").line("MUG", 1)));

        assertThat(order.promise()).isNotNull();
        assertThat(order.priority()).isEqualTo(20);
        var today = LocalDate.of(2026, 3, 2);
        var ranking = new Ranking(List.of(new PriorityRule(null, null, null, 2, 20)), 100);
        assertThat(ranking.of(today.plusDays(2), today)).isEqualTo(20);
        assertThat(ranking.of(today.plusDays(3), today)).isEqualTo(100);
        assertThat(ranking.of(null, today)).isEqualTo(100);
    }

    @Test
    void the_same_order_again_is_the_same_after_the_rules_have_changed() {
        put();
        house.capture(Orderly.from("shop", "T1").line("MUG", 1));
        put(new PriorityRule("shop", null, null, null, 5));

        assertThat(priority(Orderly.from("shop", "T1").line("MUG", 1))).isEqualTo(100);
    }

    @Test
    void two_who_change_the_same_version_do_not_overwrite_each_other() {
        int seen = rules.current(1).version();
        put(new PriorityRule("shop", null, null, null, 50));

        assertThatThrownBy(() -> priorities.put(1, seen, List.of(), house.cause()))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("priority.changed-meanwhile"));
        assertThat(rules.history(1).getFirst().rules()).hasSize(1);
        put();
    }

    @Test
    void a_change_reaches_the_backlog_the_node_and_the_timeline() {
        house.sku("LATER", 0, 0);
        var first = house.capture(Orderly.from("slow", "U1").priority(50).line("LATER", 1));
        var second = new OrderId(Long.parseLong(house.capture(
                Orderly.from("slow", "U2").priority(60).line("LATER", 1).line("MUG", 1))));

        var changed = priorities.change(second, 1, "their anniversary", house.cause());

        assertThat(changed).isEqualTo(new Priorities.Changed(second.toString(), 60, 1, 2, 0));
        assertThat(house.jdbc()
                        .sql("select order_id from oms.backlog where sku = 'LATER' order by priority, since")
                        .query(Long.class)
                        .list())
                .containsExactly(second.value(), Long.valueOf(first));
        house.later(java.time.Duration.ofHours(1));
        house.deliver();
        assertThat(house.node().only(second.toString()).priority()).isEqualTo(1);
        assertThat(house.get(OrderBook.class).timeline(second))
                .anySatisfy(entry -> assertThat(entry.body()).contains("\"from\":60", "\"to\":1", "their anniversary"));
        assertThat(house.broken()).isEmpty();
    }
}
