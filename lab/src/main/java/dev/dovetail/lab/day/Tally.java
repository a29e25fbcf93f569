package dev.dovetail.lab.day;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each fault was injected. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    void count(String fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    void add(Tally other) {
        other.counts.forEach((fault, n) -> counts.merge(fault, n, Integer::sum));
    }

    /** Those of the kinds that were injected less often. */
    List<String> below(int least, List<String> kinds) {
        return kinds.stream()
                .filter(kind -> counts.getOrDefault(kind, 0) < least)
                .toList();
    }

    Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
