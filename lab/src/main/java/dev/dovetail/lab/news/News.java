package dev.dovetail.lab.news;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Ask;
import dev.dovetail.lab.wire.Handler;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shop's ear: takes signed webhooks, each id once. From the seed some are taken and answered with an error, so that
 * they come again (F7).
 */
public final class News implements Handler {
    private final Seal seal;
    private final Faults faults;
    private final InstantSource clock;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> orders = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.LongAdder repeated = new java.util.concurrent.atomic.LongAdder();
    private final java.util.concurrent.atomic.LongAdder refused = new java.util.concurrent.atomic.LongAdder();

    /** @param secret {@code whsec_} and Base64, as the partner was given it */
    public News(String secret, Faults faults, InstantSource clock) {
        this.seal = new Seal(secret);
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public Answer handle(Ask ask) {
        String id = ask.header("webhook-id");
        boolean genuine = seal.holds(
                id, ask.header("webhook-timestamp"), ask.header("webhook-signature"), ask.body(), clock.instant());
        if (!genuine) {
            refused.increment();
            return Answer.json(401, Map.of("error", "the signature does not hold"));
        }
        if (!heard.add(id)) {
            repeated.increment();
            return Answer.empty(204);
        }
        var event = ask.json();
        orders.computeIfAbsent(event.path("type").asString(""), _ -> ConcurrentHashMap.newKeySet())
                .add(event.path("data").path("number").asString(""));
        return faults.strikes(Fault.WEBHOOK_AGAIN, id, 5) ? Answer.empty(502) : Answer.empty(204);
    }

    /** How many orders an event was heard for, such as {@code order.shipped}. */
    public int orders(String type) {
        return orders.getOrDefault(type, Set.of()).size();
    }

    /** Webhooks that came again with a known id, and changed nothing. */
    public long repeated() {
        return repeated.sum();
    }

    /** Webhooks whose signature did not hold. */
    public long refused() {
        return refused.sum();
    }
}
