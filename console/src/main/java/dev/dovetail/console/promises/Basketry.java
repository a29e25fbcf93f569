package dev.dovetail.console.promises;

import dev.dovetail.oms.baskets.Basket;
import dev.dovetail.oms.sourcing.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A basket as it is typed.
 *
 * @param rows as many as the page shows, the empty ones last
 * @param services to offer; empty means every one
 */
public record Basketry(String channel, String country, String postal, List<Row> rows, List<String> services) {
    private static final int MOST = 50;
    private static final int LEAST = 3;
    private static final Pattern UNITS = Pattern.compile("[0-9]{1,7}");

    public Basketry {
        rows = List.copyOf(rows);
        services = List.copyOf(services);
    }

    public record Row(String sku, String units) {
        private static final Row EMPTY = new Row("", "");

        boolean empty() {
            return sku.isEmpty() && units.isEmpty();
        }
    }

    static Basketry empty() {
        return new Basketry("", "US", "", spare(List.of()), List.of());
    }

    /** As it was posted: {@code sku-0}, {@code units-0}, ... */
    static Basketry typed(Function<String, @Nullable String> posted, List<String> services) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < MOST; i++) {
            var row = new Row(text(posted, "sku-" + i), text(posted, "units-" + i));
            if (!row.empty()) rows.add(row);
        }
        var country = text(posted, "country").toUpperCase(Locale.ROOT);
        return new Basketry(text(posted, "channel"), country, text(posted, "postal"), spare(rows), services);
    }

    static Basketry of(Demand demand, List<String> services) {
        var rows = demand.lines().stream()
                .limit(MOST)
                .map(line -> new Row(line.sku().code(), Long.toString(line.quantity())))
                .toList();
        var terms = demand.terms();
        return new Basketry(terms.channel(), terms.country(), terms.postalCode(), spare(rows), services);
    }

    private static String text(Function<String, @Nullable String> posted, String name) {
        var typed = posted.apply(name);
        return typed == null ? "" : typed.strip();
    }

    /** With rows to type into. */
    private static List<Row> spare(List<Row> rows) {
        var all = new ArrayList<>(rows);
        do all.add(Row.EMPTY);
        while (all.size() < LEAST);
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    /** With five more rows. */
    Basketry more() {
        var all = new ArrayList<>(rows);
        for (int i = 0; i < 5 && all.size() < MOST; i++) all.add(Row.EMPTY);
        return new Basketry(channel, country, postal, all, services);
    }

    /** The row whose units are no number of units; -1 where there is none. */
    int wrongUnits() {
        for (int i = 0; i < rows.size(); i++)
            if (!rows.get(i).empty() && !UNITS.matcher(rows.get(i).units()).matches()) return i;
        return -1;
    }

    Basket basket() {
        var lines = rows.stream()
                .filter(row -> !row.empty())
                .map(row -> new Basket.Line(row.sku(), Long.parseLong(row.units())))
                .toList();
        return new Basket(new Basket.To(country, postal, null, null), lines);
    }
}
