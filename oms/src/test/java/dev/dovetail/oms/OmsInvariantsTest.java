package dev.dovetail.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.oms.holds.HoldKind;
import dev.dovetail.oms.holds.Holds;
import dev.dovetail.oms.holds.NewHold;
import dev.dovetail.oms.holds.ReleaseRule;
import dev.dovetail.oms.intake.Amendly;
import dev.dovetail.oms.intake.Orderly;
import dev.dovetail.oms.rearrangements.Rearrangement;
import dev.dovetail.oms.rearrangements.Rearrangements;
import dev.dovetail.oms.rearrangements.Wanted;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders at work, damaged as only an owner without constraints can; each time the check names what is broken. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OmsInvariantsTest {
    private final OmsHouse house;

    OmsInvariantsTest(TestDatabase db) {
        house = new OmsHouse(db);
    }

    /** One order of which some units have left, some are packed, picked, released, and wait; and one that thinks it over. */
    @BeforeAll
    void orders_at_work() {
        var node = house.node();
        house.sku("MUG", 9, 0);
        var work = house.released(Orderly.from("shop", "S1").line("MUG", 11));
        node.tell(node.accepted(work), node.picked(work, 7));
        var left = node.parcel(work);
        var here = node.parcel(work);
        node.tell(node.packed(work, left, 3), node.packed(work, here, 2));
        node.tell(node.shipped(work, left, 3));
        house.sku("CUP", 5, 0);
        house.capture(Orderly.from("slow", "S2").line("CUP", 2));
        house.sku("PAN", 5, 0);
        var held = new OrderId(
                Long.parseLong(house.capture(Orderly.from("slow", "S3").line("PAN", 2))));
        house.get(Holds.class)
                .place(
                        new NewHold(held, HoldKind.MANUAL, "ask", "ask first", "care", ReleaseRule.BY_HAND, null, null),
                        house.cause());
        house.sku("OLD", 2, 0);
        house.sku("NEW", 1, 0);
        var order = house.released(Orderly.from("shop", "S4").line("OLD", 4)).order();
        Amendly.of(house, order.toString()).substitute(1, "NEW", "1.00").now();
        house.capture(Orderly.from("slow", "S5").line("CUP", "2", "case", "1"));
        house.sku("BED", 3, 0);
        hold(house.released(Orderly.from("shop", "S6").line("BED", 2)));
        house.sku("CAN", 3, 3);
        var idle = house.released(Orderly.from("shop", "S8").line("CAN", 1));
        house.sku("JAR", 3, 0);
        var lacking = house.released(Orderly.from("shop", "S7").line("JAR", 3));
        node.tell(node.stock(OmsHouse.EAST, "JAR", -1, "lost"), node.lacking(lacking, 1));
        node.tell(node.accepted(idle), node.lacking(idle, 1));
        house.later(java.time.Duration.ofMinutes(1));
        house.deliver();
        assertThat(house.broken()).isEmpty();
    }

    /** A piece of work that is asked back to be held. */
    private void hold(dev.dovetail.contract.fulfillment.NodeRequest.ReleaseRequested work) {
        house.get(Rearrangements.class)
                .ask(
                        new Wanted(
                                work.order(),
                                "k",
                                Rearrangement.Kind.HOLD,
                                work.fulfillmentOrder(),
                                List.of(),
                                null,
                                null,
                                "care",
                                "wait"),
                        house.cause());
        house.deliver();
    }

    /** What is done, and the start of the title that must name it. */
    record Damage(String named, String sql) {}

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("I7 a line's counters", "update oms.order_line set shipped = shipped + 1"),
                new Damage("I7 a line's counters", "update oms.order_line set open = -1, reserved = reserved + 1"),
                new Damage("I13 a channel's number", """
                        insert into oms.sales_order select (o).* from (
                          select jsonb_populate_record(s, jsonb_build_object('slot', (slot + 1) % 256, 'id', id + 1)) as o
                            from oms.sales_order s where external_number = 'S1') copy
                        """),
                new Damage(
                        "I14 an order's facts, folded",
                        "update oms.order_line set picked = picked - 1, packed = packed + 1"),
                new Damage("I14 an order's facts, folded", "delete from oms.order_line where sku = 'CUP'"),
                new Damage("I14 an order's facts, folded", """
                        insert into oms.order_fact (slot, id, order_id, version, type, body, at, who, through, told)
                        select slot, 7, id, version + 1, 'order.picked.v1', '{"moves":[[1,"shipped","open",1],[1,"open","shipped",1]]}', now(),
                               'x', 'x', false
                          from oms.sales_order where external_number = 'S1'
                        """),
                new Damage("I14 a line given in packs", "update oms.order_line_unit set pack = 144 where pack > 1"),
                new Damage("I14 a line given in packs", "update oms.order_line set unit = 'each' where unit = 'case'"),
                new Damage("I14 an order has one fact", "delete from oms.order_fact where version = 3"),
                new Damage("I14 an order has one fact", "update oms.sales_order set version = version + 1"),
                new Damage("I14 an order's status", "update oms.sales_order set status = 'shipped'"),
                new Damage("I16 an order's total", "update oms.sales_order set tax_minor = tax_minor + 1"),
                new Damage(
                        "I29 a fact that its channel",
                        "delete from oms.order_outbox where destination like 'channel:%'"),
                new Damage("I17 units that wait", "delete from oms.backlog"),
                new Damage("I17 units that wait", "update oms.backlog set quantity = quantity + 1"),
                new Damage("I10 no line has more", "delete from oms.fulfillment_line"),
                new Damage("I10 no line has more", "update oms.order_line set packed = packed + 100 where sku = 'MUG'"),
                new Damage(
                        "I15 a cancelled order",
                        "update oms.sales_order set status = 'cancelled' where channel = 'shop'"),
                new Damage("I17 units given to nodes", """
                        update oms.order_line set open = 1, released = released - 1 where released > 0
                        """),
                new Damage("I17 units given to nodes", "update oms.fulfillment_line set shorted = shorted + 1"),
                new Damage("I17 an order with reserved", """
                        update oms.order_outbox set state = 'sent' where type = 'orders.release-due.v1'
                        """),
                new Damage("I17 work goes on", "update oms.fulfillment_order set request = 'done'"),
                new Damage("I17 work goes on", "update oms.fulfillment_order set request = 'withdrawal-pending'"),
                new Damage(
                        "I17 no work is given",
                        "update oms.node set offline_since = timestamptz '2026-01-01', offline_reason = 'x'"),
                new Damage("I51 an order is held", "update oms.sales_order set holds = 2 where holds = 1"),
                new Damage("I51 an order is held", """
                        update oms.order_hold set state = 'released', closed_by = 'x', closed_at = now(), closed_why = 'x'
                        """),
                new Damage("I52 nothing of an order goes", """
                        insert into oms.order_fact (slot, id, order_id, version, type, body, at, who, through, told)
                        select slot, 7, id, version + 1, 'order.released.v1', '{"moves":[]}', now(), 'x', 'x', false
                          from oms.sales_order where external_number = 'S3'
                        """),
                new Damage("I53 a hold has a reason", "update oms.order_hold set owner = ' '"),
                new Damage("I20 units in parcels", "delete from oms.shipment_parcel_line"),
                new Damage("I20 units in parcels", "update oms.shipment_parcel set state = 'shipped'"),
                new Damage(
                        "I21 a carrier's tracking", "update oms.shipment_parcel set carrier = 'ups', tracking = '1Z'"),
                new Damage("I17 an amendment waits", "update oms.amendment set state = 'claimed'"),
                new Damage("I17 an amendment waits", "update oms.withdrawal set state = 'answered'"),
                new Damage("I14 a line that stands in", "update oms.order_line set replaces = 9 where line = 2"),
                new Damage("I54 a rearrangement waits", "update oms.rearrangement set state = 'held', given = asked"),
                new Damage("I54 a rearrangement waits", "update oms.withdrawal set state = 'answered'"),
                new Damage(
                        "I54 no work of an order",
                        "update oms.rearrangement set asked_at = asked_at - interval '1 hour'"),
                new Damage("I55 an open shortfall", "update oms.order_shortfall set quantity = 2"),
                new Damage("I55 promised units that wait", "delete from oms.order_shortfall"),
                new Damage("I56 a promise is scored", "update oms.promise_score set promised_on = promised_on - 1"),
                new Damage("I56 an order whose promise slipped", "update oms.promise_score set slipped_at = null"),
                new Damage(
                        "I56 an order whose promise slipped", "delete from oms.order_fact where through = 'promise'"),
                new Damage("I56 a promise is kept", "update oms.promise_score set outcome = 'kept'"),
                new Damage("I29 work and withdrawals", "delete from oms.order_outbox where destination = 'node'"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damage_is_named(Damage damage) throws SQLException {
        assertThat(broken(damage.sql())).anySatisfy((title, rows) -> {
            assertThat(title).startsWith(damage.named());
            assertThat(rows).isPositive();
        });
    }

    @Test
    void no_invariant_is_without_its_damage() {
        var named = damages().map(Damage::named).toList();

        assertThat(house.invariants(
                        "orderInvariants",
                        "unitInvariants",
                        "fulfillmentInvariants",
                        "backlogInvariants",
                        "holdInvariants",
                        "amendmentInvariants",
                        "rearrangementInvariants",
                        "shortfallInvariants",
                        "scoreInvariants"))
                .allSatisfy(invariant ->
                        assertThat(named).anyMatch((invariant.id() + " " + invariant.title())::startsWith));
    }

    /** What the invariants find after the damage, which is then undone. */
    private Map<String, Long> broken(String damage) throws SQLException {
        try (var owner = house.db().ownerLogin().dataSource().getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("""
                    do $$ declare c record; begin
                      for c in select conrelid::regclass as tab, conname from pg_constraint
                                where connamespace = 'oms'::regnamespace and contype in ('c', 'u') and coninhcount = 0 loop
                        execute format('alter table %s drop constraint %I', c.tab, c.conname);
                      end loop; end $$
                    """);
            assertThat(statement.executeUpdate(damage)).as("rows damaged").isPositive();
            var found = new java.util.TreeMap<String, Long>();
            for (var invariant : house.invariants()) {
                try (var rows = statement.executeQuery("select count(*) from (" + invariant.sql(house.now()) + ") x")) {
                    rows.next();
                    if (rows.getLong(1) > 0) found.put(invariant.id() + " " + invariant.title(), rows.getLong(1));
                }
            }
            owner.rollback();
            return found;
        }
    }
}
