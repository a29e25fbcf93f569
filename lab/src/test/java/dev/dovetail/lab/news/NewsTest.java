package dev.dovetail.lab.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Ask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewsTest {
    // The example of the Standard Webhooks specification: secret, id, time, body and signature.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private Instant now = Instant.ofEpochSecond(AT);
    private final News news = new News(SECRET, new Faults(1), () -> now);

    private int hear(String id, String signature, String body) {
        return news.handle(new Ask(
                        "POST",
                        "/",
                        Map.of("webhook-id", id, "webhook-timestamp", "" + AT, "webhook-signature", signature),
                        body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    @Test
    void the_specification_s_example_holds() {
        assertThat(hear(ID, SIGNATURE, BODY)).isBetween(200, 599).isNotEqualTo(401);
        assertThat(news.refused()).isZero();
    }

    @Test
    void one_of_several_signatures_is_enough() {
        hear(ID, "v1,AAAA " + SIGNATURE, BODY);

        assertThat(news.refused()).isZero();
    }

    @Test
    void an_altered_body_id_or_signature_is_refused() {
        assertThat(hear(ID, SIGNATURE, BODY + " ")).isEqualTo(401);
        assertThat(hear("msg_other", SIGNATURE, BODY)).isEqualTo(401);
        assertThat(hear(ID, "v1,AAAA", BODY)).isEqualTo(401);
        assertThat(news.refused()).isEqualTo(3);
    }

    @Test
    void an_old_webhook_is_refused() {
        now = now.plusSeconds(301);

        assertThat(hear(ID, SIGNATURE, BODY)).isEqualTo(401);
    }

    @Test
    void ten_copies_are_heard_once() {
        for (int i = 0; i < 10; i++) hear(ID, SIGNATURE, BODY);

        assertThat(news.repeated()).isEqualTo(9);
        assertThat(news.orders("")).isEqualTo(1);
    }
}
