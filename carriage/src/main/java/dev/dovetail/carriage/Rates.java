package dev.dovetail.carriage;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every rate at one moment, by service and zone. Immutable and pure: asking it costs no query. */
public final class Rates {
    public static final Rates NONE = new Rates(List.of());

    private final List<ZoneRate> all;
    private final Map<String, List<ZoneRate>> byService;

    public Rates(List<ZoneRate> rates) {
        this.all = rates.stream()
                .sorted(java.util.Comparator.comparing(ZoneRate::service).thenComparingInt(ZoneRate::zone))
                .toList();
        this.byService = all.stream().collect(groupingBy(ZoneRate::service));
        byService.values().forEach(zones -> zones.sort(comparingInt(ZoneRate::upToKm)));
    }

    /** All rates, by service and zone. */
    public List<ZoneRate> list() {
        return all;
    }

    public boolean knows(String service) {
        return byService.containsKey(service);
    }

    /** The rate of the nearest zone that reaches {@code km}; empty where the service does not go that far. Refuses {@code carriage.unknown-service}. */
    public Optional<ZoneRate> find(String service, double km) {
        var zones = byService.get(service);
        if (zones == null)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE,
                    new Refusal(
                            "carriage.unknown-service",
                            Map.of("service", service, "known", List.copyOf(new TreeMap<>(byService).keySet()))));
        return zones.stream().filter(rate -> km <= rate.upToKm()).findFirst();
    }
}
