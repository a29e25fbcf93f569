package dev.dovetail.console.exceptions;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that is looked at, counted at most once in three seconds for each client however many people look. */
@Component
class Exceptions {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final List<Source> sources;
    private final InstantSource clock;
    private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(long count, Instant at) {}

    Exceptions(List<Source> sources, InstantSource clock) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(source -> source.rank))
                .toList();
        this.clock = clock;
    }

    /** What the caller may see, in the order of the page. */
    List<Monitor> all(Caller caller) {
        return visible(caller).stream().map(source -> source.look(caller, null)).toList();
    }

    /** One, with only the rows of one reason where it is asked for. Refuses {@code exceptions.unknown}. */
    Monitor one(Caller caller, String key, @Nullable String of) {
        return visible(caller).stream()
                .filter(source -> source.key.equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(Refused.Kind.NOT_FOUND, new Refusal("exceptions.unknown", Map.of("monitor", key))))
                .look(caller, of);
    }

    /** How much of it waits for a person, and is counted nowhere else. */
    long waiting(Caller caller) {
        var now = clock.instant();
        return waiting.compute(
                        caller.client(),
                        (_, known) ->
                                known == null || known.at().plus(REMEMBERED).isBefore(now)
                                        ? new Waiting(count(caller), now)
                                        : known)
                .count();
    }

    private long count(Caller caller) {
        return sources.stream()
                .filter(source -> source.waits)
                .mapToLong(source -> source.look(caller, null).count())
                .sum();
    }

    private List<Source> visible(Caller caller) {
        return sources.stream().filter(source -> caller.may(source.permission)).toList();
    }
}
