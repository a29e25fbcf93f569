package dev.dovetail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String REFUSED = """
            HTTP/1.1 503 \r
            Retry-After: 1\r
            content-length: 22\r
            Connection: close\r
            \r
            {"code":"intake.full"}""";

    private static ByteBuffer came(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1_000).put(bytes);
    }

    @Test
    void an_answer_is_there_when_all_of_it_has_come() throws IOException {
        for (int some = 0; some < REFUSED.length(); some++)
            assertThat(Answer.in(came(REFUSED.substring(0, some))))
                    .as("after %s bytes", some)
                    .isNull();

        assertThat(Answer.in(came(REFUSED))).isEqualTo(new Answer(503, true, true));
    }

    @Test
    void a_refusal_keeps_its_promise_with_a_time_and_a_code() throws IOException {
        assertThat(Answer.in(came(REFUSED.replace("Retry-After", "Retry-Never"))))
                .isEqualTo(new Answer(503, true, false));
        assertThat(Answer.in(came(REFUSED.replace("code", "what")))).isEqualTo(new Answer(503, true, false));
    }

    @Test
    void an_answer_that_goes_on() throws IOException {
        assertThat(Answer.in(came("HTTP/1.1 201 \r\nContent-Length: 2\r\n\r\n{}")))
                .isEqualTo(new Answer(201, false, false));
    }

    @Test
    void an_answer_that_does_not_say_how_long_it_is_cannot_be_read() {
        var chunked = came("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThatThrownBy(() -> Answer.in(chunked)).hasMessage("an answer does not say how long it is");
    }
}
