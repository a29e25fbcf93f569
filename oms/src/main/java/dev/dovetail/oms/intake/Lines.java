package dev.dovetail.oms.intake;

import static dev.dovetail.oms.intake.Fields.refused;

import dev.dovetail.ground.threads.Together;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Money;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.Catalog;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.units.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes lines normal: whole base units of known SKUs. The same SKU twice stays two lines; their demand is summed later. */
@Component
class Lines {
    static final int MOST = 10_000;

    private final Catalog catalog;
    private final Together<Sku, CatalogItem> looking;

    Lines(Catalog catalog) {
        this.catalog = catalog;
        this.looking = new Together<>(catalog::recall);
    }

    /** What is known of each SKU of some lines; {@code version} is null where it was read after it was asked for. */
    record Items(@Nullable Long version, Map<Sku, CatalogItem> bySku) {}

    /** As they are, by one statement, shared with orders that come at the same moment. Refuses {@code orders.no-lines}, {@code orders.too-many-lines}. */
    Items items(int client, List<RawOrder.Line> lines) {
        return new Items(null, looking.find(skus(client, lines)));
    }

    /** As this process last saw them; in a transaction, which may change them itself, as they are. Refuses as {@link #items}. */
    Items seen(int client, List<RawOrder.Line> lines) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return items(client, lines);
        var seen = catalog.seen(client, skus(client, lines));
        return new Items(seen.version(), seen.items());
    }

    private static Set<Sku> skus(int client, List<RawOrder.Line> lines) {
        if (lines.isEmpty()) throw new Malformed("orders.no-lines", "/lines", "an order has at least one line");
        if (lines.size() > MOST)
            throw new Malformed("orders.too-many-lines", "/lines", "an order has at most " + MOST + " lines");
        var skus = new LinkedHashSet<Sku>();
        for (int i = 0; i < lines.size(); i++) skus.add(sku(client, lines.get(i), i));
        return skus;
    }

    /** @param words what the channel means by its units */
    List<NormalOrder.Line> normal(
            Channel channel, List<RawOrder.Line> lines, Map<Sku, CatalogItem> items, Words words) {
        var normal = new ArrayList<NormalOrder.Line>(lines.size());
        for (int i = 0; i < lines.size(); i++) normal.add(line(channel, lines.get(i), i, items, words));
        return normal;
    }

    private static NormalOrder.Line line(
            Channel channel, RawOrder.Line raw, int i, Map<Sku, CatalogItem> items, Words words) {
        var path = "/lines/" + i;
        var sku = sku(channel.client(), raw, i);
        var item = items.get(sku);
        if (item == null) throw refused("orders.unknown-sku", path + "/sku", "sku", sku.code());
        long quantity = Fields.quantity(raw.quantity(), path + "/quantity");
        var unit = LineUnit.of(raw.unit(), item, words, path + "/unit");
        long units = Math.multiplyExact(quantity, unit.pack());
        if (units > Fields.MOST_UNITS)
            throw new Malformed(
                    "orders.quantity-too-large", path + "/quantity", "is at most " + Fields.MOST_UNITS + " units");
        var price = Fields.price(raw.unitPrice(), path + "/unitPrice");
        var total = Money.of(price.multiply(BigDecimal.valueOf(quantity)), channel.currency());
        var said = Fields.optional(raw.description(), path + "/description", 1000);
        return new NormalOrder.Line(
                i + 1,
                sku,
                item.goods(),
                said == null ? item.description() : said,
                unit.said(),
                units,
                price,
                total.minor(),
                unit.level(),
                unit.pack(),
                new LineTraits(
                        total.minor() / units,
                        Fields.optional(raw.keepTogether(), path + "/keepTogether", 40),
                        item.parts()));
    }

    private static Sku sku(int client, RawOrder.Line line, int i) {
        var path = "/lines/" + i + "/sku";
        // Upper case may be longer: "ß" becomes "SS".
        return new Sku(client, Fields.text(Fields.text(line.sku(), path, 64).toUpperCase(Locale.ROOT), path, 64));
    }
}
