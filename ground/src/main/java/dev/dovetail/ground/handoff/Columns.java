package dev.dovetail.ground.handoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into one array for each column, as {@code unnest} takes them. */
final class Columns {
    private Columns() {}

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    static <T> String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** As text: the statement casts it to {@code timestamptz[]}. */
    static <T> String[] instants(List<T> rows, Function<T, @Nullable Instant> column) {
        return texts(rows, row -> {
            var at = column.apply(row);
            return at == null ? null : at.toString();
        });
    }

    /** As the driver takes a single {@code timestamptz}. */
    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
