package dev.dovetail.ground.handoff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A partner that remembers what it did for each business key, and answers as the test says. */
final class TestPartner implements Outward {
    final List<String> sends = Collections.synchronizedList(new ArrayList<>());
    final List<String> asks = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Integer> did = Collections.synchronizedMap(new HashMap<>());
    private final String name;
    private final boolean repeatable;

    /** What it says after a send took effect; null where the call is to take no effect. */
    volatile BiFunction<Message, Outcome, Outcome> onSend = (_, done) -> done;

    volatile BiFunction<Message, Outcome, Outcome> onAsk = (_, known) -> known;

    TestPartner(String name, boolean repeatable) {
        this.name = name;
        this.repeatable = repeatable;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean repeatable() {
        return repeatable;
    }

    @Override
    public Outcome send(Message message, Partner partner) {
        sends.add(message.body());
        var outcome = onSend.apply(message, done(message));
        if (!(outcome instanceof Outcome.NotDone || outcome instanceof Outcome.Refused))
            did.merge(String.valueOf(message.businessKey()), 1, Integer::sum);
        return outcome;
    }

    @Override
    public Outcome ask(Message message, Partner partner) {
        asks.add(message.body());
        var known = did.containsKey(String.valueOf(message.businessKey()))
                ? done(message)
                : new Outcome.NotDone("unknown key", null);
        return onAsk.apply(message, known);
    }

    private static Outcome done(Message message) {
        return new Outcome.Done(
                List.of(new Reply("orders", message.key(), "seam.answer.v1", "answer to " + message.body())));
    }
}
