package dev.dovetail.oms.sourcing;

import dev.cel.runtime.CelVariableResolver;
import dev.dovetail.carriage.ZoneRate;
import java.util.Objects;
import java.util.Optional;

/** What an expression may ask of an order and a node that could ship it. */
final class OfferTraits implements CelVariableResolver {
    private final CelVariableResolver order;
    private final CelVariableResolver node;
    private final Demand demand;
    private final Reach reach;
    private final int site;
    private final Stock stock;

    OfferTraits(CelVariableResolver order, Demand demand, Reach reach, int site, Stock stock) {
        this.order = order;
        this.node = NodeTraits.of(reach.node(site));
        this.demand = demand;
        this.reach = reach;
        this.site = site;
        this.stock = stock;
    }

    @Override
    public Optional<Object> find(String name) {
        if (name.startsWith("order.")) return order.find(name);
        return switch (name) {
            case "node.km" -> Optional.of(reach.km[site]);
            case "node.zone" -> Optional.of((long) rate().zone());
            case "node.days" -> Optional.of(reach.days(site));
            case "node.cost" -> Optional.of(ZoneRate.rounded(rate().costThousandths(grams())));
            case "node.load" -> Optional.of(reach.load(site));
            case "node.stock" -> Optional.of(stock());
            case "node.has" -> Optional.of(share());
            default -> node.find(name);
        };
    }

    private ZoneRate rate() {
        return Objects.requireNonNull(reach.rate[site]);
    }

    private long grams() {
        return demand.lines().stream()
                .mapToLong(line -> line.quantity() * line.weightGrams())
                .sum();
    }

    /** Units of the SKUs asked for that it may still promise. */
    private long stock() {
        return demand.lines().stream()
                .flatMap(line -> line.goods().stream())
                .distinct()
                .mapToLong(sku -> stock.of(sku, site))
                .sum();
    }

    private double share() {
        long asked = 0, had = 0;
        for (var item : new Items(demand.lines(), Rules.Limits.NONE).list) {
            asked += item.need() * item.pieces();
            had += stock.of(item, site) * item.pieces();
        }
        return asked == 0 ? 0 : (double) had / asked;
    }
}
