package dev.dovetail.connectors.ups;

import static dev.dovetail.connectors.ups.ScriptedUps.error;
import static dev.dovetail.connectors.ups.ScriptedUps.ok;
import static dev.dovetail.connectors.ups.ScriptedUps.recovered;
import static dev.dovetail.connectors.ups.ScriptedUps.voided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoidRefused;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoided;
import dev.dovetail.ground.handoff.Outward.Outcome;
import org.junit.jupiter.api.Test;

/** A label is voided once it is known to be, kept once UPS says so and still has it, and in doubt otherwise. */
class VoidingTest {
    private static final String ONE = "1ZA1B2C30300000001";

    private final UpsBench bench = new UpsBench();

    private Outcome sent() {
        return bench.ups().send(bench.wish(ONE), UpsBench.PARTNER);
    }

    private void isVoided(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            var reply = done.replies().getFirst();
            assertThat(reply.destination()).isEqualTo("wms.packing");
            assertThat(bench.json.read(reply.body(), LabelVoided.class).trackingNumber())
                    .isEqualTo(ONE);
        });
    }

    @Test
    void a_label_is_voided_by_its_tracking_number() {
        bench.partner.answers(voided());

        isVoided(sent());
        assertThat(bench.partner.lines()).endsWith("DELETE /api/shipments/v2409/void/cancel/" + ONE);
    }

    /** Its answer was lost, or a person voided it at UPS. */
    @Test
    void one_that_was_voided_before_is_voided() {
        bench.partner.answers(error(400, "190117"), error(400, "9801031"));

        isVoided(sent());
    }

    @Test
    void one_that_ups_keeps_is_told_as_refused_with_its_reason() {
        bench.partner.answers(error(400, "190101"), recovered(ONE));

        assertThat(sent())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        no -> assertThat(bench.json
                                        .read(no.replies().getFirst().body(), LabelVoidRefused.class)
                                        .code())
                                .isEqualTo("ups.190101"));
    }

    @Test
    void what_may_have_taken_effect_is_in_doubt() {
        bench.partner.answers(
                new Exchange.Lost("timeout"),
                ok("<html>"),
                ok("{}"),
                error(500, "1"),
                error(400, "190117"),
                new Exchange.Lost("timeout"));

        for (int i = 0; i < 5; i++) assertThat(sent()).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void what_was_turned_away_at_the_door_is_tried_again() {
        bench.partner.answers(new Exchange.NotSent("refused"), error(429, "10429"), error(503, "1"));

        for (int i = 0; i < 3; i++) assertThat(sent()).isInstanceOf(Outcome.NotDone.class);
    }

    @Test
    void asking_looks_whether_the_label_is_live() {
        bench.partner.answers(
                recovered(ONE), error(400, "9801031"), recovered("1ZA1B2C30300000009"), error(500, "1"), ok("{}"));

        assertThat(bench.ups().ask(bench.wish(ONE), UpsBench.PARTNER)).isInstanceOf(Outcome.NotDone.class);
        for (int i = 0; i < 2; i++) isVoided(bench.ups().ask(bench.wish(ONE), UpsBench.PARTNER));
        for (int i = 0; i < 2; i++)
            assertThat(bench.ups().ask(bench.wish(ONE), UpsBench.PARTNER)).isInstanceOf(Outcome.InDoubt.class);
    }
}
