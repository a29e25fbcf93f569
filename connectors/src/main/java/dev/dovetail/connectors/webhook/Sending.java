package dev.dovetail.connectors.webhook;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.connectors.http.Http;
import dev.dovetail.connectors.http.Request;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Partner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Posts one signed webhook. {@code webhook-id} is the message's own id on every try, so a receiver that remembers ids sees one
 * event; {@code webhook-timestamp} is new each time. Only 2xx is success; after 410 nobody listens; all else is tried again.
 */
@Component
class Sending {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Http http;
    private final InstantSource clock;

    Sending(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    Outcome post(Message message, Partner partner, String body) {
        var id = "msg_" + message.id();
        var at = clock.instant().getEpochSecond();
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Dovetail",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at),
                "webhook-signature",
                Signature.of(partner.secret(), id, at, body));
        return outcome(http.send(Request.of("POST", partner.url(), headers, body, DEADLINE)));
    }

    private static Outcome outcome(Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new Outcome.NotDone(why, null);
            case Exchange.Lost(var why) -> new Outcome.InDoubt(why);
            case Exchange.Answered answer when answer.ok() -> new Outcome.Done(List.of());
            case Exchange.Answered answer
            when answer.status() == 410 ->
                new Outcome.Refused("webhook.gone", "the receiver answered 410: it listens no more", List.of());
            case Exchange.Answered answer ->
                new Outcome.NotDone("the receiver answered " + answer.status(), answer.retryAfter());
        };
    }
}
