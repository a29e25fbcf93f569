package dev.dovetail.oms.intake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Hands a list of rows to a statement as one array for each column, as {@code unnest} takes them. By loops: forty columns of
 * some hundred rows are made for each batch.
 */
final class Columns<T> {
    private final StatementSpec statement;
    private final List<T> rows;

    Columns(StatementSpec statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    Columns<T> ints(String name, ToIntFunction<T> column) {
        var values = new int[rows.size()];
        Arrays.setAll(values, i -> column.applyAsInt(rows.get(i)));
        statement.param(name, values);
        return this;
    }

    Columns<T> longs(String name, ToLongFunction<T> column) {
        var values = new long[rows.size()];
        Arrays.setAll(values, i -> column.applyAsLong(rows.get(i)));
        statement.param(name, values);
        return this;
    }

    Columns<T> doubles(String name, ToDoubleFunction<T> column) {
        var values = new double[rows.size()];
        Arrays.setAll(values, i -> column.applyAsDouble(rows.get(i)));
        statement.param(name, values);
        return this;
    }

    /** Anything that the statement casts from its text: instants, dates, decimals. A null stays null. */
    @SuppressWarnings("NullAway") // an array of texts may hold nulls, as the column may
    Columns<T> texts(String name, Function<T, @Nullable Object> column) {
        var values = new String[rows.size()];
        Arrays.setAll(values, i -> {
            var value = column.apply(rows.get(i));
            return value == null ? null : value.toString();
        });
        statement.param(name, values);
        return this;
    }

    Columns<T> bools(String name, Predicate<T> column) {
        var values = new Boolean[rows.size()];
        Arrays.setAll(values, i -> column.test(rows.get(i)));
        statement.param(name, values);
        return this;
    }

    Columns<T> bytes(String name, Function<T, byte[]> column) {
        var values = new byte[rows.size()][];
        Arrays.setAll(values, i -> column.apply(rows.get(i)));
        statement.param(name, values);
        return this;
    }
}
