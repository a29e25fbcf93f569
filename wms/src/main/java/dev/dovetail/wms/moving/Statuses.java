package dev.dovetail.wms.moving;

import dev.dovetail.wms.stock.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statuses by their words. */
final class Statuses {
    private Statuses() {}

    static Optional<Status> of(@Nullable String word) {
        for (var status : Status.values()) if (status.word().equals(word)) return Optional.of(status);
        return Optional.empty();
    }
}
