package dev.dovetail.lab.showcase;

import dev.dovetail.lab.opening.Opening;
import dev.dovetail.lab.opening.Stocking;
import dev.dovetail.lab.supplier.Supplier;
import dev.dovetail.lab.wire.Api;
import dev.dovetail.lab.world.Delivery;
import dev.dovetail.lab.world.Showpieces;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Places its orders through a demo's day and says at the end whether each went as it should. */
public final class Showcase {
    private static final String CHANNEL = "showcase";
    private static final String LATER = "showcase-later";
    private static final String STORE = "CHI-S";
    private static final String WEST = "RNO1";
    private static final String EAST = "ABE1";
    private static final String MAKER = "LGB-V";
    /** The store goes offline before the first of its orders is released; each of them may take a second to place. */
    private static final int REMORSE_SECONDS = 8;

    private final Api api;
    private final Function<String, Api> withKey;
    private final Stocking stocking;
    private final InstantSource clock;
    private final int each;
    private final Posted posted;
    private Stocking.Announced coming = new Stocking.Announced("", new Delivery("", "", List.of()));
    private volatile boolean over;

    /**
     * @param withKey the server as another key may use it
     * @param each how many orders show each thing
     */
    public Showcase(Api api, Function<String, Api> withKey, Stocking stocking, InstantSource clock, int each) {
        this.api = api;
        this.withKey = withKey;
        this.stocking = stocking;
        this.clock = clock;
        this.each = each;
        this.posted = new Posted(api, clock.instant().toString());
    }

    /** What is set up before the day; its goods come with {@link #stock}. */
    public void open() {
        api.put("/channels/" + CHANNEL, channel("Showcase", 0)).must("channel " + CHANNEL);
        api.put("/channels/" + LATER, channel("Showcase, thought over", remorse()))
                .must("channel " + LATER);
        var parts = List.of(Map.of("sku", Showpieces.CUP, "units", 2), Map.of("sku", Showpieces.SAUCER, "units", 1));
        var kit = Map.of("sku", Showpieces.KIT, "description", "Tea for two", "kind", "kit", "parts", parts);
        api.put("/skus", Map.of("items", List.of(kit))).must("the kit");
        sells();
        api.put("/nodes/" + MAKER + "/feed", Map.of("kind", "snapshots", "everySeconds", 86_400, "netting", "cut"))
                .must("feed of " + MAKER);
        var now = clock.instant();
        var lines = "{\"kind\":\"snapshot\",\"node\":\"%s\",\"message\":\"opening\",\"cutAt\":\"%s\"}\n"
                        .formatted(MAKER, now)
                + "{\"sku\":\"%s\",\"quantity\":%d}\n".formatted(Showpieces.DROPPED, 2 * each)
                + "{\"end\":true,\"records\":1}\n";
        api.post("/feeds/inventory?outcomes=none", lines.getBytes(StandardCharsets.UTF_8))
                .must("stock of " + MAKER);
    }

    /** The supplier sends its own goods to customers too. */
    private void sells() {
        var maker = api.get("/nodes")
                .must("nodes")
                .body()
                .path("items")
                .valueStream()
                .filter(node -> node.path("code").asString().equals(MAKER))
                .findFirst()
                .orElseThrow();
        api.put("/nodes/" + MAKER, ((ObjectNode) maker).put("ships", true)).must("node " + MAKER);
    }

    private int remorse() {
        return REMORSE_SECONDS + each;
    }

    private static Map<String, Object> channel(String name, int remorse) {
        return Map.of(
                "name",
                name,
                "policy",
                "backorder",
                "currency",
                "GBP",
                "remorseSeconds",
                remorse,
                "partner",
                Opening.CHANNEL,
                "preorder",
                true);
    }

    /** What lies in the bins when the day begins. */
    public List<Delivery> stock() {
        return List.of(
                new Delivery(
                        WEST,
                        "showcase-" + WEST,
                        List.of(
                                new Delivery.Line(Showpieces.CUP, 4L * each),
                                new Delivery.Line(Showpieces.SAUCER, 2L * each))),
                new Delivery(
                        STORE,
                        "showcase-" + STORE,
                        List.of(
                                new Delivery.Line(Showpieces.FETCHED, 2L * each),
                                new Delivery.Line(Showpieces.MOVED, each))),
                new Delivery(EAST, "showcase-" + EAST, List.of(new Delivery.Line(Showpieces.MOVED, 2L * each))));
    }

    /** The supplier's work, until {@link #close}. */
    public void supply() {
        var key = api.post("/api-keys", Map.of("name", "maker-" + clock.millis(), "role", "SUPPLIER"))
                .must("a key for " + MAKER)
                .body();
        api.put(
                        "/nodes/" + MAKER + "/keys",
                        Map.of("keys", List.of(key.path("name").asString())))
                .must("the keys of " + MAKER);
        var supplier = new Supplier(withKey.apply(key.path("key").asString()), MAKER, clock);
        while (!over) {
            try {
                supplier.fetch(1);
                supplier.work();
            } catch (Api.Unreachable e) {
                if (!over) sleep(500); // the server is away, or the demo went home while this waited for work
            }
        }
    }

    public void close() {
        over = true;
    }

    /** @param progress of the day, from 0 to 1 */
    public void play(DoubleSupplier progress) {
        announce();
        place("pre", CHANNEL, Showpieces.COMING, null);
        place("back", CHANNEL, Showpieces.GONE, null);
        place("kit", CHANNEL, Showpieces.KIT, null);
        place("drop", CHANNEL, Showpieces.DROPPED, null);
        giveUpOne();
        until(progress, 0.3);
        place("moved", LATER, Showpieces.MOVED, null);
        api.post("/nodes/" + STORE + "/offline", Map.of("reason", "the power is out"))
                .must("offline");
        until(progress, 0.5);
        sleep(remorse() * 500L);
        api.post("/nodes/" + STORE + "/online", Map.of("reason", "the power is back"))
                .must("online");
        place("pickup", CHANNEL, Showpieces.FETCHED, STORE);
        until(progress, 0.6);
        stocking.bring(new Delivery(WEST, "showcase-late", List.of(new Delivery.Line(Showpieces.GONE, each))));
        stocking.receive(coming);
    }

    /** The pre-order's goods: the delivery's own name at the node is the inbound's. */
    private void announce() {
        coming = stocking.announce(
                new Delivery(WEST, "showcase-coming", List.of(new Delivery.Line(Showpieces.COMING, each))));
        var day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(2);
        api.put(
                        "/nodes/" + WEST + "/inbounds/delivery:" + coming.id(),
                        Map.of("sku", Showpieces.COMING, "quantity", each, "expectedOn", day.toString()))
                .must("the inbound");
    }

    private void giveUpOne() {
        posted.order("given-up", CHANNEL, Showpieces.GONE, null, 1);
        var order = posted.of("given-up").getFirst();
        api.post("/orders/" + order + "/cancellations", Map.of("reason", "waited long enough"))
                .must("cancellation of " + order);
    }

    private void place(String shows, String channel, String sku, @org.jspecify.annotations.Nullable String pickup) {
        for (int i = 1; i <= each; i++) posted.order(shows, channel, sku, pickup, i);
    }

    private static void until(DoubleSupplier progress, double wanted) {
        while (progress.getAsDouble() < wanted) sleep(200);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the showcase was cut off", e);
        }
    }

    /** Orders of the showcase that were captured. */
    public int captured() {
        return posted.count();
    }

    /** Orders by what they showed and went through, and what else happened. */
    public Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("preOrders", went("pre", "order.pre-ordered", "order.inbound-landed"));
        counts.put("backorders", went("back", "order.captured", "order.shipped") + went("given-up", "order.cancelled"));
        counts.put("kits", went("kit", "order.shipped"));
        counts.put("pickups", went("pickup", "order.ready-for-pickup", "order.collected"));
        counts.put("dropShips", went("drop", "order.shipped"));
        counts.put("nodeOfflines", 1L);
        counts.put("resourced", went("moved", "order.unpinned", "order.shipped"));
        return counts;
    }

    private long went(String shows, String... types) {
        return posted.of(shows).stream()
                .filter(order -> List.of(types).stream().allMatch(type -> posted.happened(order, type)))
                .count();
    }

    /** What did not end as it should. */
    public List<String> problems() {
        var wrong = new ArrayList<String>();
        for (var shows : List.of("pre", "back", "kit", "drop", "moved")) ended(shows, "shipped", wrong);
        ended("pickup", "delivered", wrong);
        ended("given-up", "cancelled", wrong);
        counts().forEach((what, count) -> {
            long wanted = what.equals("nodeOfflines") ? 1 : what.equals("backorders") ? each + 1 : each;
            if (count != wanted) wrong.add("showcase: " + count + " " + what + " instead of " + wanted);
        });
        return wrong;
    }

    private void ended(String shows, String wanted, List<String> wrong) {
        for (var order : posted.of(shows)) {
            var status = posted.status(order);
            if (!status.equals(wanted)) wrong.add("order " + order + " of " + shows + " is " + status);
        }
    }
}
