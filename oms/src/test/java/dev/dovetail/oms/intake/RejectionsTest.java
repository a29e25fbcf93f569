package dev.dovetail.oms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Role;
import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.storage.PostgresExtension;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.OmsHouse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RejectionsTest {
    private static final String ORDER = """
            {"channel":"shop","number":"%s","placedAt":"2026-03-02T09:00:00Z","currency":"GBP","service":"ground",
             "shipTo":{"name":"Ada","street":"1 Main St","city":"New York","postalCode":"10001","country":"US"},
             "lines":[{"sku":"RESENT","quantity":1,"unitPrice":2.50}]}""";

    private final OmsHouse house;
    private final Rejections rejections;
    private final Caller caller = new Caller("ann", Role.OPERATIONS, 1, Set.of(), "console");

    RejectionsTest(TestDatabase db) {
        house = new OmsHouse(db);
        rejections = house.get(Rejections.class);
    }

    private long keep(String body, String path) {
        var problem = Problem.of(new Malformed("orders.quantity-too-small", path, "is at least 1"));
        return rejections.keep(caller, body.getBytes(StandardCharsets.UTF_8), problem, "too small");
    }

    private static String order(String number) {
        return ORDER.formatted(number);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void of_an_order_that_is_refused_again_the_newest_body_is_kept() {
        long id = keep(order("NEWEST") + "   ", "/lines/0/quantity");

        house.later(java.time.Duration.ofMinutes(1));
        long again = keep(order("NEWEST"), "/lines/1/quantity");

        assertThat(again).isEqualTo(id);
        assertThat(rejections.open(id)).isEqualTo(order("NEWEST").getBytes(StandardCharsets.UTF_8));
        assertThat(rejections.get(caller, id).path()).isEqualTo("/lines/1/quantity");
        assertThat(rejections.get(caller, id).receivedAt()).isEqualTo(house.now());
    }

    @Test
    void a_rejected_order_is_dismissed_once_and_then_not_sent() {
        long id = keep(order("DISMISSED"), "/lines/0/quantity");

        rejections.dismiss(caller, id, "the shop sent it by mistake");

        assertThat(rejections.get(caller, id).state()).isEqualTo("dismissed");
        refused("orders.rejection-settled", () -> rejections.dismiss(caller, id, "again"));
        refused("orders.rejection-settled", () -> rejections.resend(caller, id, order("DISMISSED")));
        assertThat(house.jdbc()
                        .sql("select who || details from ground.audit where action = 'rejected-order.dismiss'")
                        .query(String.class)
                        .single())
                .startsWith("ann")
                .contains("by mistake");
    }

    @Test
    void a_correction_is_of_the_same_order_but_for_the_field_that_was_wrong() {
        house.sku("RESENT", 9, 0);
        long id = keep(order("OURS"), "/lines/0/quantity");

        refused("orders.resend-other-order", () -> rejections.resend(caller, id, order("THEIRS")));
        refused(
                "orders.resend-other-order",
                () -> rejections.resend(caller, id, order("OURS").replace("\"shop\"", "\"web\"")));
        assertThat(rejections.resend(caller, id, order("OURS")).order().number())
                .isEqualTo("OURS");

        long misnamed = keep(order("MISNAMED"), "/number");
        assertThat(rejections.resend(caller, misnamed, order("NAMED")).order().number())
                .isEqualTo("NAMED");
    }

    @Test
    void a_key_of_one_client_sends_nothing_into_another_s_channel() {
        var channels = house.get(OwnChannels.class);
        channels.check(caller, "web");
        var other = new Caller("other", Role.INTEGRATOR, 2, Set.of(), "api");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> channels.check(other, "web"))
                .isInstanceOfSatisfying(
                        dev.dovetail.kernel.Refused.class,
                        no -> assertThat(no.refusal().code()).isEqualTo("orders.unknown-channel"));
    }
}
