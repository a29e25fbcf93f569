package dev.dovetail.connectors.ups;

import static dev.dovetail.connectors.ups.ScriptedUps.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.contract.carriage.LabelAnswer.LabelCreated;
import dev.dovetail.contract.carriage.LabelAnswer.LabelRefused;
import dev.dovetail.ground.handoff.Outward.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpsTest {
    private static final String ONE = "1ZA1B2C30300000001";
    private static final String TWO = "1ZA1B2C30300000002";

    private final UpsBench bench = new UpsBench();

    @Test
    void a_label_that_was_made_is_told_with_its_tracking_number_and_price() {
        bench.partner.answers(shipped(ONE));

        var outcome = bench.ups().send(bench.message(1), UpsBench.PARTNER);

        assertThat(created(outcome).trackingNumber()).isEqualTo(ONE);
        assertThat(created(outcome).costMinor()).isEqualTo(1234);
        assertThat(created(outcome).reference()).isEqualTo("label:parcel:" + UpsBench.PARCEL);
        assertThat(bench.partner.lines())
                .containsExactly("POST /security/v1/oauth/token", "POST /api/shipments/v2409/ship");
        assertThat(body(1)).contains("label:parcel:" + UpsBench.PARCEL);
    }

    @Test
    void a_token_is_used_until_ups_refuses_it_and_then_fetched_once_more() {
        var ups = bench.ups();
        bench.partner.answers(shipped(ONE), error(401, "250003"), shipped(TWO));

        ups.send(bench.message(1), UpsBench.PARTNER);
        var outcome = ups.send(bench.message(1), UpsBench.PARTNER);

        assertThat(created(outcome).trackingNumber()).isEqualTo(TWO);
        assertThat(bench.partner.lines().stream().filter(line -> line.endsWith("token")))
                .hasSize(2);
    }

    @Test
    void without_a_token_nothing_was_sent() {
        bench.partner.tokens.add(new Exchange.Lost("no answer"));

        assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.NotDone.class);
        assertThat(bench.partner.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>ok</html>",
                "{}",
                "{\"error\":\"busy\"}",
                "null",
                "[1]",
                "{\"ShipmentResponse\":{\"ShipmentResults\":{\"PackageResults\":[{\"TrackingNumber\":\"1ZA1B2C30300000001\"}]}}}"
            })
    void garbage_with_a_200_is_neither_success_nor_failure(String body) {
        bench.partner.answers(ok(body));

        assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void what_may_have_taken_effect_is_in_doubt() {
        bench.partner.answers(
                new Exchange.Lost("timeout"),
                error(500, "1"),
                Exchange.Answered.of(502, Map.of(), "<html>"),
                Exchange.Answered.of(403, Map.of(), "<html>a proxy"));

        for (int i = 0; i < 4; i++)
            assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void what_never_left_or_was_turned_away_at_the_door_is_tried_again() {
        bench.partner.answers(new Exchange.NotSent("refused"), error(429, "10429"), error(503, "1"));

        assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER))
                .isEqualTo(new Outcome.NotDone("refused", null));
        for (int i = 0; i < 2; i++)
            assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER))
                    .isInstanceOfSatisfying(
                            Outcome.NotDone.class, no -> assertThat(no.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void a_no_with_ups_own_reason_is_told_to_the_warehouse() {
        bench.partner.answers(error(400, "120206"));

        var outcome = bench.ups().send(bench.message(1), UpsBench.PARTNER);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no -> {
            assertThat(no.code()).isEqualTo("ups.120206");
            var reply = no.replies().getFirst();
            assertThat(reply.destination()).isEqualTo("wms.packing");
            assertThat(bench.json
                            .read(reply.body(), LabelRefused.class)
                            .parcel()
                            .value())
                    .isEqualTo(UpsBench.PARCEL);
        });
    }

    @Test
    void a_service_nobody_set_is_refused_before_anything_is_sent() {
        bench.service = "by-owl";

        assertThat(bench.ups().send(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.partner.asked).isEmpty();
    }

    @Test
    void asking_finds_the_label_by_our_reference() {
        bench.partner.answers(recovered(ONE));

        var outcome = bench.ups().ask(bench.message(1), UpsBench.PARTNER);

        assertThat(created(outcome).trackingNumber()).isEqualTo(ONE);
        assertThat(created(outcome).costMinor()).isNull();
        assertThat(bench.partner.lines())
                .containsExactly("POST /security/v1/oauth/token", "POST /api/labels/v1/recovery");
    }

    @Test
    void only_ups_own_could_not_be_found_means_that_there_is_none() {
        bench.partner.answers(
                error(400, "9801031"),
                error(400, "9801000"),
                error(404, "1"),
                error(429, "10429"),
                new Exchange.NotSent("refused"),
                new Exchange.Lost("timeout"),
                ok("<html>"),
                recovered());

        assertThat(bench.ups().ask(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.NotDone.class);
        for (int i = 0; i < 7; i++)
            assertThat(bench.ups().ask(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void of_two_labels_one_is_voided_before_the_other_is_told() {
        bench.partner.answers(recovered(TWO, ONE), voided());

        var outcome = bench.ups().ask(bench.message(1), UpsBench.PARTNER);

        assertThat(created(outcome).trackingNumber()).isEqualTo(ONE);
        assertThat(bench.partner.lines()).endsWith("DELETE /api/shipments/v2409/void/cancel/" + TWO);
    }

    @Test
    void a_spare_that_cannot_be_voided_keeps_the_parcel_in_doubt() {
        bench.partner.answers(recovered(ONE, TWO), error(500, "1"));

        assertThat(bench.ups().ask(bench.message(1), UpsBench.PARTNER)).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void candidates_without_a_picture_are_fetched_by_number() {
        bench.partner.answers(
                ok("{\"LabelRecoveryResponse\":{\"TrackingCandidate\":[{\"TrackingNumber\":\"" + ONE + "\"}]}}"),
                recovered(ONE));

        assertThat(created(bench.ups().ask(bench.message(1), UpsBench.PARTNER)).trackingNumber())
                .isEqualTo(ONE);
    }

    @Test
    void a_second_try_looks_for_the_label_of_the_first() {
        bench.partner.answers(shipped(TWO), recovered(ONE, TWO), voided());

        var outcome = bench.ups().send(bench.message(2), UpsBench.PARTNER);

        assertThat(created(outcome).trackingNumber()).isEqualTo(ONE);
        assertThat(bench.partner.lines()).endsWith("DELETE /api/shipments/v2409/void/cancel/" + TWO);
    }

    private LabelCreated created(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return bench.json.read(((Outcome.Done) outcome).replies().getFirst().body(), LabelCreated.class);
    }

    private String body(int call) {
        return new String(bench.partner.asked.get(call).body(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
