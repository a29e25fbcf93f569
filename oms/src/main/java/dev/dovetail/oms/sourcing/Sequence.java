package dev.dovetail.oms.sourcing;

import dev.dovetail.carriage.ZoneRate;
import dev.dovetail.oms.sourcing.RuleBook.Key;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Takes options in the order that a stage's keys put them in, the nearer and then the lower node number where all are equal. */
final class Sequence {
    private final Table table;
    private final List<Key> keys;
    private final double[][] figures;

    Sequence(Table table, List<Key> keys, Options options, Stock stock) {
        this.table = table;
        this.keys = keys;
        this.figures = new double[table.n][keys.size()];
        for (int o = 0; o < table.n; o++)
            for (int i = 0; i < keys.size(); i++) figures[o][i] = figure(keys.get(i), o, options, stock);
    }

    Fill fill(boolean together, int mostParcels) {
        var sequence = IntStream.range(0, table.n)
                .boxed()
                .sorted(Comparator.comparing((Integer o) -> figures[o], Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
        if (together) for (int o : sequence) if (table.hasAll(o)) return Fill.of(table, 1L << o);
        return Fill.inSequence(table, sequence, mostParcels);
    }

    private double figure(Key key, int o, Options options, Stock stock) {
        var option = table.options.get(o);
        double figure = switch (key.name()) {
            case "proximity" -> option.km();
            case "inventory" -> share(o);
            case "cost" -> alone(o);
            default -> key.figure() == null ? 0 : key.figure().number(options.traits(option.site(), stock));
        };
        return key.largerFirst() ? -figure : figure;
    }

    /** The share of what is needed that the option has. */
    private double share(int o) {
        long need = 0, has = 0;
        for (int k = 0; k < table.need.length; k++) {
            need += table.need[k] * table.pieces[k];
            has += Math.min(table.need[k], table.available[k * table.n + o]) * table.pieces[k];
        }
        return (double) has / need;
    }

    /** What a parcel with all that the option has of it would cost, in minor units. */
    private double alone(int o) {
        long cost = table.options.get(o).fixed();
        for (int k = 0; k < table.need.length; k++)
            cost += Math.min(table.need[k], table.available[k * table.n + o]) * table.unit[k * table.n + o];
        return ZoneRate.rounded(cost);
    }
}
