package dev.dovetail.connectors.webhook;

import dev.dovetail.contract.channel.FraudCheckRequested;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.json.Json;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Asks a fraud partner about an order that waits for it. The partner answers at {@code POST /api/v1/orders/{id}/fraud-decision}. */
@Component
class FraudWebhook implements Outward {
    private static final int MOST_LINES = 100;

    private final Sending sending;
    private final Json json;

    FraudWebhook(Sending sending, Json json) {
        this.sending = sending;
        this.json = json;
    }

    @Override
    public String name() {
        return "fraud";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome send(Message message, Partner partner) {
        return sending.post(message, partner, payload(json.read(message.body(), FraudCheckRequested.class)));
    }

    /** A receiver cannot be asked; sending again is safe, and is what the standard says to do. */
    @Override
    public Outcome ask(Message message, Partner partner) {
        return new Outcome.NotDone("webhooks are sent again, never asked for", null);
    }

    /** Names no person: the customer's number is the channel's own. */
    private String payload(FraudCheckRequested asked) {
        var data = new LinkedHashMap<String, Object>();
        data.put("orderId", asked.order().toString());
        data.put("number", asked.number());
        data.put("channel", asked.channel());
        if (asked.customer() != null) data.put("customer", asked.customer());
        data.put("total", asked.total());
        data.put("currency", asked.currency());
        data.put("placedAt", asked.placedAt());
        data.put("lines", asked.lines().stream().limit(MOST_LINES).toList());
        if (asked.lines().size() > MOST_LINES)
            data.put("linesOmitted", asked.lines().size() - MOST_LINES);
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("type", "order.fraud-check");
        envelope.put("timestamp", asked.askedAt());
        envelope.put("data", data);
        return json.write(envelope);
    }
}
