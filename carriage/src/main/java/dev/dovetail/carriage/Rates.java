package dev.dovetail.carriage;

import static java.util.Comparator.comparingInt;

import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every rate at one moment. Immutable and pure: asking it costs no query.
 *
 * @param zones the rates of each service, the nearest zone first
 */
public record Rates(Map<String, List<ZoneRate>> zones) {
    public static Rates of(List<ZoneRate> rates) {
        var zones = new TreeMap<String, List<ZoneRate>>();
        for (var rate : rates)
            zones.computeIfAbsent(rate.service(), _ -> new ArrayList<>()).add(rate);
        zones.values().forEach(of -> of.sort(comparingInt(ZoneRate::upToKm)));
        return new Rates(zones);
    }

    /** All rates, by service and zone. */
    public List<ZoneRate> list() {
        return zones.values().stream()
                .flatMap(of -> of.stream().sorted(comparingInt(ZoneRate::zone)))
                .toList();
    }

    public boolean knows(String service) {
        return zones.containsKey(service);
    }

    /** The rate of the nearest zone that reaches {@code km}; empty where the service does not go that far. Refuses {@code carriage.unknown-service}. */
    public Optional<ZoneRate> find(String service, double km) {
        var reaching = zones.get(service);
        if (reaching == null)
            throw new Refused(
                    Refused.Kind.UNPROCESSABLE,
                    new Refusal(
                            "carriage.unknown-service",
                            Map.of("service", service, "known", List.copyOf(zones.keySet()))));
        return reaching.stream().filter(rate -> km <= rate.upToKm()).findFirst();
    }
}
