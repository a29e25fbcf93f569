package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.contract.carriage.LabelRequested;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.ground.handoff.Message;
import dev.dovetail.ground.handoff.Outward;
import dev.dovetail.ground.json.Json;
import org.springframework.stereotype.Component;

/**
 * Labels from UPS. A label costs money, so an unclear outcome is never sent again: it is asked for by our reference.
 *
 * <p>Speaks {@code POST /shipments/v2409/ship}, {@code POST /labels/v1/recovery} and {@code DELETE
 * /shipments/v2409/void/cancel} as published in UPS's Shipping.yaml.
 */
@Component
class Ups implements Outward {
    private final UpsCalls calls;
    private final Recovery recovery;
    private final Voiding voiding;
    private final Contacts contacts;
    private final Json json;

    Ups(UpsCalls calls, Recovery recovery, Voiding voiding, Contacts contacts, Json json) {
        this.calls = calls;
        this.recovery = recovery;
        this.voiding = voiding;
        this.contacts = contacts;
        this.json = json;
    }

    @Override
    public String name() {
        return "carrier";
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome send(Message message, Partner partner) {
        return isVoid(message)
                ? voiding.send(UpsAccount.of(partner, json), wish(message), message.id())
                : ship(message, partner);
    }

    private static boolean isVoid(Message message) {
        return message.type().equals(LabelVoidRequested.TYPE);
    }

    private LabelVoidRequested wish(Message message) {
        return json.read(message.body(), LabelVoidRequested.class);
    }

    private Outcome ship(Message message, Partner partner) {
        var label = json.read(message.body(), LabelRequested.class);
        var account = UpsAccount.of(partner, json);
        var answers = new Answers(label, reference(message), json);
        var service = account.service(label.service());
        if (service == null)
            return answers.refused("ups.unknown-service", "no UPS service is set for " + label.service());
        var contact = contacts.open(label.to());
        var body = ShipRequest.of(label, contact, account, service, reference(message));
        var exchange =
                calls.call(account, "POST", "/shipments/" + UpsAccount.SHIP_VERSION + "/ship", body, message.id());
        var outcome = outcome(exchange, answers);
        return message.attempt() > 1 && outcome instanceof Outcome.Done ? settle(outcome, message, partner) : outcome;
    }

    /** An earlier try may have made a label after we were told that there was none: keep one, void the other. */
    private Outcome settle(Outcome shipped, Message message, Partner partner) {
        var asked = ask(message, partner);
        return asked instanceof Outcome.NotDone ? shipped : asked;
    }

    @Override
    public Outcome ask(Message message, Partner partner) {
        if (isVoid(message)) return voiding.ask(UpsAccount.of(partner, json), wish(message), message.id());
        var label = json.read(message.body(), LabelRequested.class);
        return recovery.ask(
                UpsAccount.of(partner, json),
                new Answers(label, reference(message), json),
                reference(message),
                message.id());
    }

    private static Outcome outcome(Exchange exchange, Answers answers) {
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new Outcome.NotDone(why, null);
            case Exchange.Lost(var why) -> new Outcome.InDoubt(why);
            case Exchange.Answered answer when answer.ok() -> answers.shipped(answer);
            case Exchange.Answered answer -> refusedOrUnclear(answer, answers);
        };
    }

    private static Outcome refusedOrUnclear(Exchange.Answered answer, Answers answers) {
        return switch (answer.status()) {
            case 401, 429, 503 -> new Outcome.NotDone("UPS answered " + answer.status(), answer.retryAfter());
            default -> {
                var error =
                        answer.status() >= 400 && answer.status() < 500 ? UpsError.in(answer, answers.json()) : null;
                yield error == null
                        ? new Outcome.InDoubt("UPS answered " + answer.status() + " without a reason we can read")
                        : answers.refused("ups." + error.code(), error.message());
            }
        };
    }

    /** Our business key is the reference UPS keeps: 35 characters at most, and {@code label:parcel:<id>:<number>} has 34. */
    private static String reference(Message message) {
        var key = message.businessKey();
        if (key == null || key.length() > 35)
            throw new IllegalArgumentException("a label request needs a business key of 35 characters or fewer");
        return key;
    }
}
