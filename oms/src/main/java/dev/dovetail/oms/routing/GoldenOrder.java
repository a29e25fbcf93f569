package dev.dovetail.oms.routing;

import java.util.List;

/**
 * An order that must route as was agreed, whatever the rules become. It brings its own stock, so that only rules, nodes and
 * rates can change its answer.
 *
 * @param stock what each node has of each SKU
 * @param expect which node ships how many of which line
 */
public record GoldenOrder(
        String name,
        String channel,
        String service,
        String country,
        String postalCode,
        List<Line> lines,
        List<Stock> stock,
        List<Expected> expect) {
    public GoldenOrder {
        lines = List.copyOf(lines);
        stock = List.copyOf(stock);
        expect = List.copyOf(expect);
    }

    /** The same, with another answer agreed on. */
    GoldenOrder expecting(List<Expected> expected) {
        return new GoldenOrder(name, channel, service, country, postalCode, lines, stock, expected);
    }

    public record Line(String sku, long quantity, int weightGrams) {}

    public record Stock(String node, String sku, long quantity) {}

    public record Expected(int line, String node, long quantity) {}

    /** One that no longer routes as was agreed. */
    public record Broken(String name, List<Expected> expected, List<Expected> got) {}
}
