package dev.dovetail.oms.priority;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the rules. The newest version is kept in memory for a second. */
@Service
public class PriorityRules {
    /** Of an order that no rule matches and that says nothing. */
    public static final int ORDINARY = 100;

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int SHOWN = 50;

    private final PriorityStore store;
    private final InstantSource clock;
    private final Map<Integer, Loaded> loaded = new ConcurrentHashMap<>();

    PriorityRules(PriorityStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Loaded(PriorityTable table, Instant at) {}

    /** The rules that apply; version 0 where there are none. */
    public PriorityTable current(int client) {
        var now = clock.instant();
        var seen = loaded.get(client);
        if (seen == null || now.isBefore(seen.at()) || now.isAfter(seen.at().plus(FRESH))) {
            seen = new Loaded(store.newest(client).orElse(PriorityTable.empty()), now);
            loaded.put(client, seen);
        }
        return seen.table();
    }

    /** The last versions, newest first. */
    public List<PriorityTable> history(int client) {
        return store.versions(client, SHOWN);
    }

    /** How an order ranks. What it says itself comes before every rule. */
    public Ranking ranking(int client, String channel, @Nullable String tier, String service, @Nullable Integer said) {
        if (said != null) return new Ranking(List.of(), said);
        var matching = current(client).rules().stream()
                .filter(rule -> rule.matches(channel, tier, service))
                .toList();
        return new Ranking(matching, ORDINARY);
    }

    void forget() {
        loaded.clear();
    }
}
