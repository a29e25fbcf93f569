package dev.dovetail.oms.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Cause;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import dev.dovetail.oms.intake.Intake;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.sourcing.Rules;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(PostgresExtension.class)
class RoutingTest {
    private static int tests = 1;

    private final OmsHouse house;
    private final Routing routing;
    private final TestDatabase db;

    RoutingTest(TestDatabase db) {
        this.db = db;
        house = new OmsHouse(db);
        routing = house.get(Routing.class);
    }

    @BeforeEach
    void clean() {
        db.owner()
                .sql("truncate oms.rule_version, oms.rule_draft, oms.golden_order")
                .update();
        house.later(Duration.ofMinutes(tests++)); // ids are time: those of another test are taken
    }

    private Cause by(String who) {
        return new Cause(who, house.now(), "api");
    }

    private static Rules rules(String keep) {
        return new Rules("West first", List.of(stage("first", keep), stage("rest", null)));
    }

    private static Rules.Stage stage(String name, String keep) {
        var filters = keep == null ? null : List.of(new Rules.Rule("keep", null, keep));
        return new Rules.Stage(name, null, filters, null, null);
    }

    private Published publish(Rules rules) {
        var draft = routing.begin(rules, by("ann"));
        return routing.publish(Long.parseLong(draft.id()), draft.version(), "why not", by("bob"));
    }

    private String post(String number, String sku) {
        house.later(Duration.ofSeconds(2));
        var order = Orderly.from("web", number).line(sku, 1).raw();
        return house.get(Intake.class)
                .capture(order, "key of " + number, house.cause())
                .order()
                .orderId();
    }

    @Test
    void published_rules_are_in_force_and_choices_name_their_version() {
        house.sku("R1", 10, 10);
        var before = post("R-1", "R1");

        var version = publish(rules("node.code == 'WEST'"));
        var after = post("R-2", "R1");

        assertThat(version.version()).isEqualTo(1);
        assertThat(nodeOf(before)).isEqualTo(OmsHouse.EAST);
        assertThat(nodeOf(after)).isEqualTo(OmsHouse.WEST);
        assertThat(routing.history(100, 10)).extracting(Published::publishedBy).containsExactly("bob");
    }

    @Test
    void an_order_that_was_captured_is_known_whatever_rules_would_say_of_it_now() {
        house.sku("R-AGAIN", 10, 10);
        var order = Orderly.from("web", "AGAIN-1").line("R-AGAIN", 3).raw();
        var first = house.get(Intake.class).capture(order, "key of AGAIN-1", house.cause());
        publish(rules("100 / (order.units - 3) < 0")); // divides by zero
        house.later(Duration.ofSeconds(2));
        assertThatThrownBy(() -> house.get(Intake.class)
                        .capture(
                                Orderly.from("web", "AGAIN-2")
                                        .line("R-AGAIN", 3)
                                        .raw(),
                                "key of AGAIN-2",
                                house.cause()))
                .isInstanceOf(Malformed.class);

        var again = house.get(Intake.class).capture(order, "key of AGAIN-1", house.cause());

        assertThat(again.duplicate()).isTrue();
        assertThat(again.order().orderId()).isEqualTo(first.order().orderId());
    }

    private int nodeOf(String order) {
        return db.jdbc()
                .sql("select node_id from oms.reservation where order_id = :id and not soft")
                .param("id", Long.parseLong(order))
                .query(Integer.class)
                .single();
    }

    @Test
    void who_wrote_them_does_not_publish_them() {
        var draft = routing.begin(rules("node.code == 'WEST'"), by("ann"));
        long id = Long.parseLong(draft.id());

        refused("rules.second-person", () -> routing.publish(id, draft.version(), "n", by("ann")));
        var saved = routing.save(id, draft.version(), rules("node.code == 'EAST'"), by("bob"));
        refused("rules.second-person", () -> routing.publish(id, saved.version(), "n", by("bob")));
        refused("rules.changed-meanwhile", () -> routing.publish(id, draft.version(), "n", by("ann")));
        assertThat(routing.publish(id, saved.version(), "n", by("ann")).version())
                .isEqualTo(1);
        assertThatThrownBy(() -> db.jdbc().sql("""
            insert into oms.rule_version (version, name, body, author, published_by, published_at, note)
            values (9, 'x', '{}', 'ann', 'ann', now(), 'n')
            """).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_draft_of_an_older_time_is_not_published_over_what_came_since() {
        var old = routing.begin(rules("node.code == 'WEST'"), by("ann"));
        publish(rules("node.code == 'EAST'"));

        refused("rules.outdated", () -> routing.publish(Long.parseLong(old.id()), old.version(), "n", by("bob")));
    }

    @Test
    void an_older_version_comes_back_as_a_new_one() {
        publish(rules("node.code == 'WEST'"));
        publish(rules("node.code == 'EAST'"));

        refused("rules.second-person", () -> routing.restore(1, "back", by("ann")));
        var back = routing.restore(1, "back", by("cat"));

        assertThat(back.version()).isEqualTo(3);
        assertThat(back.restores()).isEqualTo(1);
        house.later(Duration.ofSeconds(2));
        assertThat(routing.current().text()).isEqualTo(rules("node.code == 'WEST'"));
    }

    @Test
    void a_golden_order_keeps_rules_from_being_published_that_route_it_otherwise() {
        var expect = List.of(new GoldenOrder.Expected(1, "EAST", 2));
        var golden = new GoldenOrder(
                "two mugs to New York",
                "web",
                "ground",
                "US",
                "10001",
                List.of(new GoldenOrder.Line("MUG", 2, 300)),
                List.of(new GoldenOrder.Stock("EAST", "MUG", 5), new GoldenOrder.Stock("WEST", "MUG", 5)),
                expect);
        routing.put(1, golden, by("ann"));

        var draft = routing.begin(rules("node.code == 'WEST'"), by("ann"));

        assertThat(routing.broken(1, draft.rules()))
                .containsExactly(
                        new GoldenOrder.Broken(golden.name(), expect, List.of(new GoldenOrder.Expected(1, "WEST", 2))));
        refused(
                "rules.golden-broken",
                () -> routing.publish(Long.parseLong(draft.id()), draft.version(), "n", by("bob")));
    }

    @Test
    void a_captured_order_becomes_golden_with_the_stock_that_was_in_view() {
        house.sku("R7", 10, 10);
        var id = new dev.dovetail.kernel.OrderId(Long.parseLong(post("R7-1", "R7")));

        var golden = routing.agree(1, "near", id, by("ann"));

        assertThat(golden.expect()).containsExactly(new GoldenOrder.Expected(1, "EAST", 1));
        assertThat(golden.stock())
                .contains(new GoldenOrder.Stock("EAST", "R7", 10), new GoldenOrder.Stock("WEST", "R7", 10));
        assertThat(routing.broken(1, rules("node.code == 'WEST'"))).hasSize(1);
        refused(
                "rules.order-without-choice",
                () -> routing.agree(1, "never", new dev.dovetail.kernel.OrderId(256), by("ann")));
    }

    @Test
    void what_fails_when_it_runs_is_refused_with_its_place() {
        malformed("rules.expression-failed", "/stages/0/rules/0/keep", "node.groups[7] == 'x'");
    }

    @Test
    void a_comparison_adds_up_what_would_change_and_writes_nothing() {
        house.sku("R5", 50, 50);
        for (int i = 0; i < 5; i++) post("R5-" + i, "R5");
        long before = rows();

        var compared = house.get(Sandbox.class).compare(1, rules("node.code == 'WEST'"), 5);

        assertThat(compared.orders()).isGreaterThanOrEqualTo(5);
        assertThat(compared.moved()).isGreaterThanOrEqualTo(5);
        assertThat(compared.movedOpen()).isGreaterThanOrEqualTo(5);
        assertThat(compared.then().costMinor()).isGreaterThan(compared.now().costMinor());
        assertThat(compared.now().promiseKept()).isEqualTo(1.0);
        assertThat(compared.then().promiseKept()).isLessThan(1.0);
        assertThat(compared.examples().getFirst().from()).containsExactly("EAST");
        assertThat(compared.examples().getFirst().to()).containsExactly("WEST");
        assertThat(compared.currency()).isNotEmpty();
        assertThat(compared.flows()).extracting(Comparison.Flow::node).contains("EAST", "WEST");
        assertThat(compared.flows().stream().mapToInt(Comparison.Flow::then).sum())
                .isEqualTo(
                        compared.load().stream().mapToInt(Comparison.Load::then).sum());
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return db.jdbc().sql("""
                        select (select count(*) from oms.sourcing_decision) + (select count(*) from oms.order_fact)
                             + (select count(*) from oms.reservation) + (select sum(reserved) from oms.pool)
                        """).query(Long.class).single();
    }

    /** What the sandbox reads through refuses every write, whatever is asked of it. */
    @Test
    void the_sandbox_cannot_write() {
        var reading = new TransactionTemplate(house.get(PlatformTransactionManager.class));
        reading.setReadOnly(true);
        for (var write : List.of(
                "update oms.pool set reserved = 0",
                "insert into oms.golden_order values ('x', '{}', 'x', now())",
                "delete from oms.backlog"))
            assertThatThrownBy(() -> reading.executeWithoutResult(
                            _ -> db.jdbc().sql(write).update()))
                    .as(write)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("read-only transaction");
    }

    @Test
    void what_cannot_be_meant_is_refused_when_it_is_saved() {
        malformed("rules.unknown-node", "/stages/0/rules/0/keep", "node.code in ['EAST', 'RENO']");
        malformed("rules.unknown-kind", "/stages/0/rules/0/keep", "node.kind == 'castle'");
        malformed("rules.unknown-group", "/stages/0/rules/0/keep", "'west' in node.groups");
        malformed("rules.drops-all-nodes", "/stages/0/rules", "node.code == 'EAST' && node.code == 'WEST'");
        malformed("rules.expression", "/stages/0/rules/0/keep", "node.code ==");
        assertThat(routing.drafts()).isEmpty();
    }

    private void malformed(String code, String path, String keep) {
        assertThatThrownBy(() -> routing.begin(rules(keep), by("ann")))
                .as(keep)
                .isInstanceOfSatisfying(Malformed.class, no -> {
                    assertThat(no.code()).isEqualTo(code);
                    assertThat(no.path()).isEqualTo(path);
                });
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
    }

    @Test
    void another_client_s_orders_are_neither_tried_nor_shown_and_rules_are_tried_once_at_a_time() {
        house.sku("R9", 50, 50);
        post("R9-1", "R9");
        var sandbox = house.get(Sandbox.class);

        assertThat(sandbox.compare(2, rules("node.code == 'WEST'"), 5).orders()).isZero();
        assertThat(routing.golden(2)).isEmpty();
        assertThatThrownBy(() -> sandbox.compare(
                        1,
                        rules("node.code == 'WEST'"),
                        5,
                        (_, _) -> sandbox.compare(1, rules("node.code == 'WEST'"), 5)))
                .isInstanceOfSatisfying(
                        dev.dovetail.kernel.TryLater.class,
                        busy -> assertThat(busy.code()).isEqualTo("rules.busy"));
    }
}
