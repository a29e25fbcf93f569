package dev.dovetail.oms.amendments;

import static java.util.stream.Collectors.toMap;

import dev.dovetail.kernel.Money;
import dev.dovetail.kernel.OrderId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.catalog.CatalogItem;
import dev.dovetail.oms.fulfillment.Loose;
import dev.dovetail.oms.orders.AddedLine;
import dev.dovetail.oms.orders.Counter;
import dev.dovetail.oms.orders.LineMove;
import dev.dovetail.oms.orders.LineTraits;
import dev.dovetail.oms.orders.OrderRevision;
import dev.dovetail.oms.orders.OrderView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what an amendment writes: units that are added, lines that are new, and the money of both. Pure. */
final class Writing {
    private final OrderId order;
    private final int client;
    private final Currency currency;
    private final Map<Integer, OrderView.Line> lines;
    private final Map<Sku, CatalogItem> items;
    private final Map<Integer, OrderRevision.LineMoney> money = new TreeMap<>();

    final List<LineMove> moves = new ArrayList<>();
    final List<AddedLine> added = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    private int next;

    /** @param items what the catalog knows of the lines' SKUs: how many units their packs hold */
    Writing(OrderView view, Map<Sku, CatalogItem> items) {
        this.order = new OrderId(Long.parseLong(view.orderId()));
        this.client = view.client();
        this.currency = Currency.getInstance(view.currency());
        this.lines = view.lines().stream().collect(toMap(OrderView.Line::line, line -> line));
        this.items = items;
        this.next = lines.keySet().stream().max(Integer::compare).orElse(0) + 1;
    }

    /** More units of a line that is there. Goods begin open, services are delivered at once. */
    void raise(int line, long units, boolean goods, LineTraits traits) {
        var known = Objects.requireNonNull(lines.get(line));
        begin(line, new Sku(client, known.sku()), units, goods, traits);
        worth(line, units);
    }

    void add(Amendment.Addition addition) {
        var traits = new LineTraits(addition.totalMinor() / addition.quantity(), null, addition.parts());
        begin(next, addition.sku(), addition.quantity(), addition.goods(), traits);
        added.add(new AddedLine(
                next++,
                addition.sku().code(),
                addition.goods() ? "goods" : "service",
                addition.description(),
                addition.unit(),
                addition.unitPrice(),
                addition.totalMinor(),
                null,
                LineTraits.written(addition.parts())));
    }

    /** A new line, in eaches, that stands in for units of another; answers its number. */
    int standIn(Amendment.Substitution swap, long units) {
        var price = swap.unitPrice() == null ? priceOfOne(swap.line()) : swap.unitPrice();
        long total =
                Money.of(price.multiply(BigDecimal.valueOf(units)), currency).minor();
        begin(next, swap.sku(), units, swap.goods(), new LineTraits(total / units, null, swap.parts()));
        added.add(new AddedLine(
                next,
                swap.sku().code(),
                swap.goods() ? "goods" : "service",
                swap.description(),
                "each",
                price,
                total,
                swap.line(),
                LineTraits.written(swap.parts())));
        return next++;
    }

    private void begin(int line, Sku sku, long units, boolean goods, LineTraits traits) {
        moves.add(new LineMove(line, Counter.ORDERED, goods ? Counter.OPEN : Counter.DELIVERED, units));
        if (goods) loose.add(new Loose(order, line, sku, units, traits));
    }

    /** The line is worth so many units more, or fewer, by its price. */
    void worth(int line, long units) {
        var known = Objects.requireNonNull(lines.get(line));
        var before = money.get(line);
        long had = before == null ? minor(known.total()) : before.totalMinor();
        var price = before == null ? known.unitPrice() : before.unitPrice();
        long change = Money.of(priceOfOne(line).multiply(BigDecimal.valueOf(units)), currency)
                .minor();
        money.put(line, new OrderRevision.LineMoney(line, price, Math.max(0, had + change)));
    }

    /** What the channel itself says of the line's money; it stands whatever was worked out. */
    void says(int line, @Nullable BigDecimal unitPrice, @Nullable Long totalMinor) {
        if (unitPrice == null && totalMinor == null) return;
        var known = Objects.requireNonNull(lines.get(line));
        var before = money.get(line);
        long total = before == null ? minor(known.total()) : before.totalMinor();
        money.put(
                line,
                new OrderRevision.LineMoney(
                        line,
                        Objects.requireNonNullElse(unitPrice, known.unitPrice()),
                        Objects.requireNonNullElse(totalMinor, total)));
    }

    List<OrderRevision.LineMoney> money() {
        return List.copyOf(money.values());
    }

    private BigDecimal priceOfOne(int line) {
        var known = Objects.requireNonNull(lines.get(line));
        var item = items.get(new Sku(client, known.sku()));
        var given = known.given();
        int pack = given != null
                ? given.pack()
                : item == null ? 1 : item.unitsOf(known.unit()).orElse(1);
        return pack == 1
                ? known.unitPrice()
                : known.unitPrice().divide(BigDecimal.valueOf(pack), MathContext.DECIMAL64);
    }

    private long minor(BigDecimal amount) {
        return Money.of(amount, currency).minor();
    }
}
