package dev.dovetail.lab.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Ask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineTest {
    private final Line line = new Line("the shop", _ -> Answer.empty(204));

    @Test
    void who_is_away_does_not_answer_and_answers_when_back() {
        line.stop();
        assertThat(knock("a").lost()).isTrue();

        assertThat(line.start()).isEmpty();
        assertThat(knock("a").status()).isEqualTo(204);
    }

    @Test
    void knocking_without_pause_is_told() {
        line.stop();
        for (int i = 0; i < 60; i++) knock("a");

        assertThat(line.start()).hasValueSatisfying(told -> assertThat(told).contains("60 times for a"));
    }

    private Answer knock(String id) {
        return line.handle(new Ask("POST", "/", Map.of("webhook-id", id), new byte[0]));
    }
}
