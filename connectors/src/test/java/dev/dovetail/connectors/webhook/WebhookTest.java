package dev.dovetail.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.connectors.http.Request;
import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.contract.channel.Spoken;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Partner;
import dev.dovetail.ground.json.Json;
import dev.dovetail.kernel.OrderId;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verified with the reference library of Standard Webhooks. */
class WebhookTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final Json json = new Json();
    private final List<Request> sent = new ArrayList<>();

    @Test
    void the_reference_library_accepts_what_we_send() throws Exception {
        assertThat(send(answer(204), SECRET, 3)).isEqualTo(new Outcome.Done(List.of()));

        verify(SECRET, body(0), headers(0));
        var body = json.tree(body(0));
        assertThat(body.path("type").asString()).isEqualTo("order.shipped");
        assertThat(body.path("data").path("lines").size()).isEqualTo(3);
    }

    @Test
    void quantities_are_said_in_the_channels_own_unit() {
        send(answer(204), SECRET, 1);

        var line = json.tree(body(0)).path("data").path("lines").path(0);
        assertThat(line.path("quantity").asLong()).isEqualTo(2);
        assertThat(line.path("unit").asString()).isEqualTo("box");
        assertThat(line.path("units").asLong()).isEqualTo(24);
    }

    /** The vector of the standard's reference libraries. */
    @Test
    void the_published_vector_is_signed_as_published() {
        var signature = Signature.of(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void an_altered_byte_id_or_time_is_refused_by_the_reference_library() {
        send(answer(200), SECRET, 1);

        for (var header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            var altered = new HashMap<>(headers(0));
            altered.compute(
                    header,
                    (_, value) -> value.substring(0, value.length() - 2)
                            + (value.charAt(value.length() - 2) == '1' ? '2' : '1')
                            + value.charAt(value.length() - 1));
            assertThatThrownBy(() -> verify(SECRET, body(0), altered)).isInstanceOf(WebhookVerificationException.class);
        }
        assertThatThrownBy(() -> verify(SECRET, body(0) + " ", headers(0)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void while_a_secret_is_replaced_both_the_old_and_the_new_one_verify() throws Exception {
        send(answer(200), SECRET + " " + NEXT, 1);

        verify(SECRET, body(0), headers(0));
        verify(NEXT, body(0), headers(0));
    }

    @Test
    void the_id_stays_over_tries() {
        send(answer(500), SECRET, 1);
        send(answer(200), SECRET, 1);

        assertThat(headers(0).get("webhook-id"))
                .isEqualTo(headers(1).get("webhook-id"))
                .isEqualTo("msg_77");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 404, 429, 500, 502, 503, 504})
    void only_2xx_is_success(int status) {
        assertThat(send(answer(status), SECRET, 1))
                .isEqualTo(new Outcome.NotDone("the receiver answered " + status, Duration.ofSeconds(30)));
    }

    @Test
    void gone_is_for_good_and_no_answer_is_unclear() {
        assertThat(send(answer(410), SECRET, 1)).isInstanceOf(Outcome.Refused.class);
        assertThat(send(new Exchange.Lost("timeout"), SECRET, 1)).isInstanceOf(Outcome.InDoubt.class);
        assertThat(send(new Exchange.NotSent("refused"), SECRET, 1)).isInstanceOf(Outcome.NotDone.class);
    }

    @Test
    void a_payload_stays_under_20_kB_and_says_what_it_left_out() {
        send(answer(200), SECRET, 10_000);

        assertThat(body(0).getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        assertThat(json.tree(body(0)).path("data").path("linesOmitted").asInt()).isEqualTo(10_000);
    }

    private Outcome send(Exchange answer, String secret, int lines) {
        var sending = new Sending(
                request -> {
                    sent.add(request);
                    return answer;
                },
                InstantSource.system());
        var webhook = new Webhook(sending, json);
        return webhook.send(message(lines), new Partner("shop", "https://shop.test/hooks", secret, "{}"));
    }

    private Message message(int lines) {
        var event = new OrderStatusChanged(
                "shop",
                new OrderId(42),
                "1001",
                7,
                "shipped",
                Instant.parse("2026-11-21T10:00:00Z"),
                new OrderStatusChanged.Parcel("9", "ups", "1Z1"),
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> new OrderStatusChanged.Line(i, "SKU-" + i, 24, new Spoken(2, "box")))
                        .toList());
        return new Message(3, 77, 3, 42, 7, OrderStatusChanged.TYPE, "channel:shop", null, 0, 1, json.write(event));
    }

    private static void verify(String secret, String body, Map<String, String> headers) throws Exception {
        var multi = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> multi.put(name, List.of(value)));
        new com.standardwebhooks.Webhook(secret).verify(body, HttpHeaders.of(multi, (_, _) -> true));
    }

    private String body(int call) {
        return new String(sent.get(call).body(), StandardCharsets.UTF_8);
    }

    private Map<String, String> headers(int call) {
        return sent.get(call).headers();
    }

    private static Exchange answer(int status) {
        return Exchange.Answered.of(status, Map.of("retry-after", "30"), "");
    }
}
