package dev.dovetail.lab.day;

import dev.dovetail.lab.log.Invoice;
import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.shop.Shop;
import dev.dovetail.lab.wire.Api;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Orders that the shop has and whose message was lost on the way: a sweep names exactly them, and the shop sends them then. */
final class Lost {
    private static final int ONE_IN = 25;

    private final Api api;
    private final Shop shop;
    private final SplittableRandom random;
    private final Tally tally;
    private final Set<String> placed = new TreeSet<>();
    private final Map<String, Invoice> lost = new TreeMap<>();

    Lost(Api api, Shop shop, SplittableRandom random, Tally tally) {
        this.api = api;
        this.shop = shop;
        this.random = random;
        this.tally = tally;
    }

    /** Sends an order, or loses its message. */
    void send(Invoice invoice) {
        placed.add(invoice.number());
        if (random.nextInt(ONE_IN) > 0) shop.send(invoice);
        else if (lost.put(invoice.number(), invoice) == null) tally.count("message-lost");
    }

    /** Tells all numbers since the morning; what is wrong with the answer, if anything is. */
    Optional<String> sweep(Instant now) {
        var told = Map.of("from", Day.MORNING, "to", now, "numbers", placed);
        var reply = api.post("/channels/" + Opening.CHANNEL + "/sweeps", told);
        var missing = new TreeSet<String>();
        reply.body().path("missing").forEach(number -> missing.add(number.asString("")));
        if (!reply.ok() || !missing.equals(lost.keySet()))
            return Optional.of("a sweep missed " + missing + " and not " + lost.keySet() + ": " + reply.status());
        lost.values().forEach(shop::send);
        lost.clear();
        return Optional.empty();
    }
}
