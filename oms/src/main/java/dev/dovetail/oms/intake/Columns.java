package dev.dovetail.oms.intake;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Hands a list of rows to a statement as one array for each column, as {@code unnest} takes them. */
final class Columns<T> {
    private final StatementSpec statement;
    private final List<T> rows;

    Columns(StatementSpec statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Columns<T> ints(String name, ToIntFunction<T> column) {
        statement.param(name, rows.stream().mapToInt(column).toArray());
        return this;
    }

    Columns<T> longs(String name, ToLongFunction<T> column) {
        statement.param(name, rows.stream().mapToLong(column).toArray());
        return this;
    }

    Columns<T> doubles(String name, java.util.function.ToDoubleFunction<T> column) {
        statement.param(name, rows.stream().mapToDouble(column).toArray());
        return this;
    }

    /** Anything that the statement casts from its text: instants, dates, decimals. A null stays null. */
    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    Columns<T> texts(String name, Function<T, @Nullable Object> column) {
        statement.param(
                name,
                rows.stream()
                        .map(row -> {
                            var value = column.apply(row);
                            return value == null ? null : value.toString();
                        })
                        .toArray(String[]::new));
        return this;
    }

    Columns<T> bools(String name, Predicate<T> column) {
        statement.param(name, rows.stream().map(column::test).toArray(Boolean[]::new));
        return this;
    }

    Columns<T> bytes(String name, Function<T, byte[]> column) {
        statement.param(name, rows.stream().map(column).toArray(byte[][]::new));
        return this;
    }
}
