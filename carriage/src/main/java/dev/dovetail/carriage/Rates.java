package dev.dovetail.carriage;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNullElse;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every rate at one moment. Immutable and pure: asking it costs no query.
 *
 * @param tariffs by service, and in it by node, with no name for those of every node; the nearest zone first
 */
public record Rates(Map<String, Map<String, List<ZoneRate>>> tariffs) {
    private static final String EVERY_NODE = "";

    public static Rates of(List<ZoneRate> rates) {
        var tariffs = new TreeMap<String, Map<String, List<ZoneRate>>>();
        for (var rate : rates)
            tariffs.computeIfAbsent(rate.service(), _ -> new TreeMap<>())
                    .computeIfAbsent(requireNonNullElse(rate.origin(), EVERY_NODE), _ -> new ArrayList<>())
                    .add(rate);
        tariffs.values().forEach(tariff -> tariff.values().forEach(of -> of.sort(comparingInt(ZoneRate::upToKm))));
        return new Rates(tariffs);
    }

    /** All rates, by service, node and zone. */
    public List<ZoneRate> list() {
        return tariffs.values().stream()
                .flatMap(tariff -> tariff.values().stream())
                .flatMap(of -> of.stream().sorted(comparingInt(ZoneRate::zone)))
                .toList();
    }

    public boolean knows(String service) {
        return tariffs.containsKey(service);
    }

    /** Every service, by name. */
    public List<String> services() {
        return List.copyOf(tariffs.keySet());
    }

    /**
     * The rate of the nearest zone that reaches {@code km} from a node; empty where the service does not go that far from
     * there. Refuses {@code carriage.unknown-service}.
     */
    public Optional<ZoneRate> find(String service, String origin, double km) {
        return Optional.ofNullable(reaching(zones(service, origin), km));
    }

    /** The zones of a service from a node, the nearest first. Refuses {@code carriage.unknown-service}. */
    public List<ZoneRate> zones(String service, String origin) {
        var tariff = tariffs.get(service);
        if (tariff == null)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE,
                    new Refusal("carriage.unknown-service", Map.of("service", service, "known", services())));
        var own = tariff.get(origin);
        return own == null ? tariff.getOrDefault(EVERY_NODE, List.of()) : own;
    }

    /** The nearest of these zones that reaches so far. */
    public static @Nullable ZoneRate reaching(List<ZoneRate> zones, double km) {
        for (var zone : zones) if (km <= zone.upToKm()) return zone;
        return null;
    }

    static String origin(ZoneRate rate) {
        return requireNonNullElse(rate.origin(), EVERY_NODE);
    }
}
