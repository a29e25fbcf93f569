package dev.dovetail.lab.news;

import dev.dovetail.lab.faults.Fault;
import dev.dovetail.lab.faults.Faults;
import dev.dovetail.lab.wire.Answer;
import dev.dovetail.lab.wire.Ask;
import dev.dovetail.lab.wire.Handler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/**
 * The shop's ear: takes signed webhooks, each id once. From the seed some are taken and answered with an error, so that
 * they come again (F7).
 */
public final class News implements Handler {
    private static final String COLLECTED = "order.collected";
    private static final String SHIPPED = "order.shipped";
    private static final String CANCELLED = "order.cancelled";

    private final Seal seal;
    private final Faults faults;
    private final InstantSource clock;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> orders = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> units = new ConcurrentHashMap<>();
    private final Set<String> trackings = ConcurrentHashMap.newKeySet();
    private final LongAdder shortened = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder refused = new LongAdder();

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
        note(ask.json());
        return faults.strikes(Fault.WEBHOOK_AGAIN, id, 5) ? Answer.empty(502) : Answer.empty(204);
    }

    private void note(JsonNode event) {
        String type = event.path("type").asString("");
        var data = event.path("data");
        orders.computeIfAbsent(type, _ -> ConcurrentHashMap.newKeySet())
                .add(data.path("number").asString(""));
        long sum = data.path("lines")
                .valueStream()
                .mapToLong(line -> line.path("quantity").asLong())
                .sum();
        units.computeIfAbsent(type, _ -> new LongAdder()).add(sum);
        if (data.has("linesOmitted")) shortened.increment();
        String tracking = data.path("parcel").path("trackingNumber").asString("");
        if (type.equals(SHIPPED) && !tracking.isEmpty()) trackings.add(tracking);
    }

    /** The tracking numbers of parcels that left, as the shop was told them. */
    public Set<String> trackings() {
        return Set.copyOf(trackings);
    }

    /**
     * What the shop heard otherwise than the server counts.
     *
     * @param figures the server's figures of orders; units are compared unless a webhook was too long to list its lines
     */
    public List<String> differences(JsonNode figures) {
        var wrong = new ArrayList<String>();
        var byStatus = figures.path("orders").path("byStatus");
        long left = byStatus.path("shipped").asLong()
                + byStatus.path("partly-shipped").asLong();
        compare(wrong, "orders heard as shipped", left, orders(SHIPPED));
        if (shortened.sum() > 0) return wrong;
        var counted = figures.path("units");
        compare(wrong, "units heard as shipped", counted.path("shipped").asLong(), units(SHIPPED) + units(COLLECTED));
        compare(wrong, "units heard as cancelled", counted.path("cancelled").asLong(), units(CANCELLED));
        return wrong;
    }

    private static void compare(List<String> wrong, String what, long counted, long heard) {
        if (counted != heard) wrong.add(what + ": " + heard + " instead of " + counted);
    }

    private long units(String type) {
        return units.getOrDefault(type, new LongAdder()).sum();
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
