package dev.dovetail.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    @Test
    void a_call_reaches_the_partner_and_its_answer_comes_back() {
        try (var partner = new Loopback(ask -> Answer.json(200, Map.of("path", ask.path(), "got", ask.text())));
                var api = new HttpApi(partner::address, "key")) {
            var reply = api.post("/things?x=1", Map.of("a", 1));

            assertThat(reply.ok()).isTrue();
            assertThat(reply.body().path("path").asString()).isEqualTo("/api/v1/things?x=1");
            assertThat(reply.body().path("got").asString()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void a_lost_answer_is_no_answer() {
        try (var partner = new Loopback(ask -> Answer.broken());
                var api = new HttpApi(partner::address, "key")) {
            assertThatThrownBy(() -> api.get("/x")).isInstanceOf(Api.Unreachable.class);
        }
    }

    @Test
    void the_patient_try_again_until_they_are_answered() {
        var calls = new AtomicInteger();
        var notices = new ArrayList<String>();
        try (var partner = new Loopback(ask -> switch (calls.incrementAndGet()) {
                    case 1 -> Answer.broken();
                    case 2 -> Answer.empty(503);
                    default -> Answer.empty(204);
                });
                var api = new HttpApi(partner::address, "key")) {
            var reply = Api.patient(api, Duration.ofSeconds(20), notices::add).post("/x", Map.of());

            assertThat(reply.status()).isEqualTo(204);
            assertThat(calls).hasValue(3);
            assertThat(notices).hasSize(1);
        }
    }
}
