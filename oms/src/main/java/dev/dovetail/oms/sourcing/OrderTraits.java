package dev.dovetail.oms.sourcing;

import dev.cel.runtime.CelVariableResolver;
import java.util.Objects;
import java.util.Optional;

/** What an expression may ask of an order. */
final class OrderTraits implements CelVariableResolver {
    private final Demand demand;

    OrderTraits(Demand demand) {
        this.demand = demand;
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "order.channel" -> demand.terms().channel();
                    case "order.service" -> demand.service();
                    case "order.country" -> demand.terms().country();
                    case "order.postal" -> demand.terms().postalCode();
                    case "order.tier" ->
                        Objects.requireNonNullElse(demand.terms().tier(), "");
                    case "order.priority" -> (long) demand.terms().priority();
                    case "order.lines" -> (long) demand.lines().size();
                    case "order.units" -> units();
                    case "order.value" -> value();
                    case "order.kg" -> grams() / 1000.0;
                    default -> null;
                });
    }

    private long units() {
        return demand.lines().stream().mapToLong(Demand.Line::quantity).sum();
    }

    private long value() {
        return demand.lines().stream()
                .mapToLong(line -> line.quantity() * line.valueMinor())
                .sum();
    }

    private long grams() {
        return demand.lines().stream()
                .mapToLong(line -> line.quantity() * line.weightGrams())
                .sum();
    }
}
