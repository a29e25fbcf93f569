package dev.dovetail.oms.scores;

import dev.dovetail.kernel.OrderId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** How promises were kept. */
@Service
public class Scores {
    private final ScoreStore store;

    Scores(ScoreStore store) {
        this.store = store;
    }

    /** The order's promise beside what happened so far; empty where no day was promised. */
    public Optional<Score> of(OrderId order) {
        return store.view(order);
    }

    /** Promises for the days {@code from} to {@code to}, both counted, that slipped or are over. @param channels empty means any */
    public ScoreSummary summary(int client, Set<String> channels, LocalDate from, LocalDate to) {
        return store.summary(client, channels, from, to);
    }
}
