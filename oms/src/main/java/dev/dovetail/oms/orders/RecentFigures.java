package dev.dovetail.oms.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Figures for who looks again and again: counted anew after a second, or ten times what counting took, so that looking costs a tenth of a core at most. */
@Component
class RecentFigures {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int PAUSES = 10;

    private final FigureStore store;
    private final InstantSource clock;
    private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

    RecentFigures(FigureStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Counted(OrderFigures figures, Instant from, Instant until) {
        boolean isRecent(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** Who comes while somebody counts waits for that count. */
    OrderFigures of(int client) {
        return counted.compute(
                        client, (_, known) -> known != null && known.isRecent(clock.instant()) ? known : count(client))
                .figures();
    }

    private Counted count(int client) {
        var from = clock.instant();
        var figures = store.count(client);
        var to = clock.instant();
        var rest = Duration.between(from, to).multipliedBy(PAUSES);
        return new Counted(figures, from, to.plus(rest.compareTo(LEAST) > 0 ? rest : LEAST));
    }
}
