package dev.dovetail.oms.baskets;

import dev.dovetail.carriage.Carriage;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Network;
import dev.dovetail.oms.network.Place;
import dev.dovetail.oms.sourcing.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks baskets and asks sourcing's question for them. */
@Service
public class Baskets {
    private static final int MOST_LINES = 500;
    private static final long MOST_UNITS = 1_000_000;
    private static final int ORDINARY = 100;

    private final Network network;
    private final Catalog catalog;
    private final Carriage carriage;

    Baskets(Network network, Catalog catalog, Carriage carriage) {
        this.network = network;
        this.catalog = catalog;
        this.carriage = carriage;
    }

    /**
     * The demand of a basket; of goods only. Refuses what an order is refused for: {@code orders.channel-not-yours}, {@code
     * orders.unknown-channel}, {@code orders.unknown-sku}, {@code orders.quantity-out-of-range}, {@code
     * orders.place-unknown}, {@code orders.place-out-of-range}, {@code carriage.unknown-service}; and {@code baskets.lines}.
     */
    public Demand demand(Caller caller, String channel, String service, Basket basket, Instant now) {
        checkChannel(caller, channel);
        if (!carriage.knows(service)) throw refused("carriage.unknown-service", "/service", "service", service);
        var to = basket.shipTo();
        var terms = new Demand.Terms(channel, to.country(), to.postalCode(), ORDINARY);
        return new Demand(lines(caller, basket.lines()), place(to), service, now, terms);
    }

    /** Refuses {@code orders.channel-not-yours} and {@code orders.unknown-channel}. */
    public void checkChannel(Caller caller, String channel) {
        if (!caller.mayUse(channel)) throw refused("orders.channel-not-yours", "/channel", "channel", channel);
        if (network.findChannel(channel)
                .filter(known -> known.client() == caller.client())
                .isEmpty()) throw refused("orders.unknown-channel", "/channel", "channel", channel);
    }

    private Place place(Basket.To to) {
        if (to.lat() != null && to.lon() != null) {
            try {
                return new Place(to.lat(), to.lon()).coarse();
            } catch (IllegalArgumentException e) {
                throw new Malformed("orders.place-out-of-range", "/shipTo/lat", String.valueOf(e.getMessage()));
            }
        }
        return network.place(to.country(), to.postalCode())
                .orElseThrow(() -> refused("orders.place-unknown", "/shipTo/postalCode", "country", to.country()));
    }

    private List<Demand.Line> lines(Caller caller, List<Basket.Line> given) {
        if (given.isEmpty() || given.size() > MOST_LINES)
            throw new Malformed("baskets.lines", "/lines", "give 1 to " + MOST_LINES + " lines");
        var skus = new LinkedHashSet<Sku>();
        for (int i = 0; i < given.size(); i++) skus.add(sku(caller, given.get(i), i));
        var items = catalog.find(skus);
        var lines = new ArrayList<Demand.Line>();
        for (int i = 0; i < given.size(); i++) {
            var line = line(sku(caller, given.get(i), i), given.get(i).quantity(), i, items);
            if (line != null) lines.add(line);
        }
        return lines;
    }

    private static Demand.@Nullable Line line(Sku sku, long quantity, int i, Map<Sku, CatalogItem> items) {
        var item = items.get(sku);
        if (item == null) throw refused("orders.unknown-sku", "/lines/" + i + "/sku", "sku", sku.code());
        if (quantity < 1 || quantity > MOST_UNITS)
            throw new Malformed("orders.quantity-out-of-range", "/lines/" + i + "/quantity", "is 1 to " + MOST_UNITS);
        return item.goods() ? new Demand.Line(i + 1, sku, quantity, item.weightGrams(), 0, null, item.parts()) : null;
    }

    private static Sku sku(Caller caller, Basket.Line line, int i) {
        try {
            return new Sku(caller.client(), line.sku().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed("availability.sku", "/lines/" + i + "/sku", "a SKU code has 1 to 64 characters");
        }
    }

    private static Refused refused(String code, String path, String what, Object given) {
        return new Refused(Refused.Kind.UNPROCESSABLE, new Refusal(code, Map.of("path", path, what, given)));
    }
}
