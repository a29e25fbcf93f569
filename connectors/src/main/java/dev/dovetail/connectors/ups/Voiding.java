package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoidRefused;
import dev.dovetail.contract.carriage.LabelAnswer.LabelVoided;
import dev.dovetail.contract.carriage.LabelVoidRequested;
import dev.dovetail.ground.handoff.Outward.Outcome;
import dev.dovetail.ground.handoff.Outward.Reply;
import dev.dovetail.ground.json.Json;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Labels that are given back. UPS answers one that is voided already with the same no as one that it will not void, so after
 * any no, and after every unclear outcome, it is asked whether the label is still live.
 */
@Component
class Voiding {
    private static final String TAKER = "wms.packing";

    private final UpsCalls calls;
    private final Recovery recovery;
    private final Json json;

    Voiding(UpsCalls calls, Recovery recovery, Json json) {
        this.calls = calls;
        this.recovery = recovery;
        this.json = json;
    }

    Outcome send(UpsAccount account, LabelVoidRequested asked, long transaction) {
        var exchange = calls.call(account, "DELETE", Recovery.voidPath(asked.trackingNumber()), Map.of(), transaction);
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new Outcome.NotDone(why, null);
            case Exchange.Lost(var why) -> new Outcome.InDoubt(why);
            case Exchange.Answered answer
            when answer.ok() ->
                recovery.confirms(answer)
                        ? voided(asked)
                        : new Outcome.InDoubt("UPS answered " + answer.status() + " without saying that it is voided");
            case Exchange.Answered answer -> refusedOrUnclear(account, asked, answer, transaction);
        };
    }

    private Outcome refusedOrUnclear(
            UpsAccount account, LabelVoidRequested asked, Exchange.Answered answer, long transaction) {
        if (answer.status() == 401 || answer.status() == 429 || answer.status() == 503)
            return new Outcome.NotDone("UPS answered " + answer.status(), answer.retryAfter());
        var error = answer.status() >= 400 && answer.status() < 500 ? UpsError.in(answer, json) : null;
        if (error == null)
            return new Outcome.InDoubt("UPS answered " + answer.status() + " without a reason we can read");
        var now = ask(account, asked, transaction);
        if (!(now instanceof Outcome.NotDone)) return now;
        var code = "ups." + error.code();
        var reply = new LabelVoidRefused(
                asked.node(), asked.parcel(), asked.carrier(), asked.trackingNumber(), code, error.message());
        // Settled and not dead: replayed later it would void a label that its parcel bears.
        return new Outcome.Done(List.of(reply(asked, LabelVoidRefused.TYPE, reply)));
    }

    /** A label that is live was not voided; only one that UPS does not know is. */
    Outcome ask(UpsAccount account, LabelVoidRequested asked, long transaction) {
        return switch (recovery.standing(account, asked.reference(), asked.trackingNumber(), transaction)) {
            case LIVE -> new Outcome.NotDone("the label is live", null);
            case GONE -> voided(asked);
            case UNCLEAR -> new Outcome.InDoubt("asked, and UPS did not say whether the label is live");
        };
    }

    private Outcome voided(LabelVoidRequested asked) {
        var reply = new LabelVoided(asked.node(), asked.parcel(), asked.carrier(), asked.trackingNumber());
        return new Outcome.Done(List.of(reply(asked, LabelVoided.TYPE, reply)));
    }

    private Reply reply(LabelVoidRequested asked, String type, Object body) {
        return new Reply(TAKER, asked.node().value(), type, json.write(body));
    }
}
