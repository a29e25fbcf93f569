package dev.dovetail.ground.handoff;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who takes what in this process. A message to a destination that is not here is left to a process where it is. */
final class Routes {
    private final Map<String, Inward> inwards = new TreeMap<>();
    private final Map<String, Outward> outwards = new TreeMap<>();

    Routes(Collection<Inward> inwards, Collection<Outward> outwards) {
        for (var inward : inwards)
            if (this.inwards.put(inward.destination(), inward) != null)
                throw new IllegalStateException("two take " + inward.destination());
        for (var outward : outwards)
            if (this.outwards.put(outward.name(), outward) != null)
                throw new IllegalStateException("two send " + outward.name());
    }

    @Nullable
    Inward inward(String destination) {
        return inwards.get(destination);
    }

    /** Who sends to {@code <outward>:<partner code>}. */
    @Nullable
    Outward outward(String destination) {
        int colon = destination.indexOf(':');
        return colon < 0 ? null : outwards.get(destination.substring(0, colon));
    }

    String[] inwardNames() {
        return inwards.keySet().toArray(String[]::new);
    }

    String[] outwardNames() {
        return outwards.keySet().toArray(String[]::new);
    }

    String[] repeatableNames() {
        return outwards.values().stream()
                .filter(Outward::repeatable)
                .map(Outward::name)
                .toArray(String[]::new);
    }
}
