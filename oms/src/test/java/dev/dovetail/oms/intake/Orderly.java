package dev.dovetail.oms.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to post, in few words: to a customer near the eastern warehouse, in pounds, at 1.00 each. */
public final class Orderly {
    private final String channel;
    private final String number;
    private final List<RawOrder.Line> lines = new ArrayList<>();
    private String customer = "C1";
    private @Nullable Integer priority;
    private @Nullable String softHold;
    private @Nullable String tier;
    private @Nullable Integer fraudScore;
    private String street = "1 Main St";
    private @Nullable Integer revision;
    private @Nullable String promise;
    private @Nullable String pickup;
    private double lat = 40.75;
    private double lon = -73.99;
    private Instant placedAt = Instant.parse("2026-03-02T09:00:00Z");

    private Orderly(String channel, String number) {
        this.channel = channel;
        this.number = number;
    }

    public static Orderly from(String channel, String number) {
        return new Orderly(channel, number);
    }

    public Orderly line(String sku, long quantity) {
        return line(sku, Long.toString(quantity), "each", "1.00");
    }

    public Orderly line(String sku, String quantity, String unit, String price) {
        lines.add(new RawOrder.Line(sku, new BigDecimal(quantity), unit, new BigDecimal(price), null, null));
        return this;
    }

    /** A line that ships with the others of its word. */
    public Orderly together(String word, String sku, long quantity) {
        lines.add(new RawOrder.Line(sku, BigDecimal.valueOf(quantity), "each", BigDecimal.ONE, null, word));
        return this;
    }

    /** The customer comes for it to this node. */
    public Orderly pickup(String node) {
        pickup = node;
        return this;
    }

    public Orderly customer(String code) {
        customer = code;
        return this;
    }

    public Orderly priority(int smallerIsSooner) {
        priority = smallerIsSooner;
        return this;
    }

    public Orderly tier(String code) {
        tier = code;
        return this;
    }

    public Orderly fraudScore(int score) {
        fraudScore = score;
        return this;
    }

    public Orderly street(String text) {
        street = text;
        return this;
    }

    /** Where the channel says that it goes, in degrees. */
    public Orderly place(double north, double east) {
        lat = north;
        lon = east;
        return this;
    }

    public Orderly placedAt(Instant at) {
        placedAt = at;
        return this;
    }

    public Orderly softHold(String cart) {
        softHold = cart;
        return this;
    }

    public Orderly revision(int number) {
        revision = number;
        return this;
    }

    public Orderly promise(String id) {
        promise = id;
        return this;
    }

    String number() {
        return number;
    }

    public RawOrder raw() {
        var to = new RawOrder.ShipTo(
                "Ada Example", null, street, null, "New York", "NY", "10001", "US", null, null, lat, lon);
        return new RawOrder(
                channel,
                number,
                placedAt,
                "GBP",
                customer,
                pickup == null ? "ground" : "pickup",
                priority,
                null,
                revision,
                null,
                to,
                null,
                null,
                null,
                lines,
                softHold,
                tier,
                fraudScore,
                promise,
                pickup);
    }
}
