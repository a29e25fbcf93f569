package dev.dovetail.connectors.webhook;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.json.Json;
import org.springframework.stereotype.Component;

/** Tells a channel that an order moved. May be sent again: see {@link Sending}. */
@Component
class Webhook implements Outward {
    private final Sending sending;
    private final Json json;

    Webhook(Sending sending, Json json) {
        this.sending = sending;
        this.json = json;
    }

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome send(Message message, Partner partner) {
        return sending.post(message, partner, Payload.of(json.read(message.body(), OrderStatusChanged.class), json));
    }

    /** A receiver cannot be asked; sending again is safe, and is what the standard says to do. */
    @Override
    public Outcome ask(Message message, Partner partner) {
        return new Outcome.NotDone("webhooks are sent again, never asked for", null);
    }
}
