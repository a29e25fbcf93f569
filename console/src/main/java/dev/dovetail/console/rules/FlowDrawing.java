package dev.dovetail.console.rules;

import dev.dovetail.console.drawing.Sheet;
import dev.dovetail.console.rules.FlowMap.Line;
import dev.dovetail.console.rules.FlowMap.Mark;
import dev.dovetail.console.words.Words;
import dev.dovetail.oms.routing.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a comparison's map. */
final class FlowDrawing {
    private static final double THIN = 0.2;

    private final Comparison c;
    private final Map<String, Sheet.Point> nodes;
    private final Sheet sheet;

    FlowDrawing(Comparison c) {
        this.c = c;
        this.nodes = c.load().stream()
                .collect(Collectors.toMap(Comparison.Load::node, load -> new Sheet.Point(load.lat(), load.lon())));
        this.sheet = Sheet.of(Stream.concat(
                        nodes.values().stream(),
                        Stream.concat(
                                c.flows().stream().map(flow -> new Sheet.Point(flow.lat(), flow.lon())),
                                c.examples().stream().map(order -> new Sheet.Point(order.lat(), order.lon()))))
                .toList());
    }

    FlowMap map() {
        return new FlowMap(sheet, marks(), flows(Comparison.Flow::now), flows(Comparison.Flow::then), moved());
    }

    private List<Line> moved() {
        var lines = new ArrayList<Line>();
        for (var order : c.examples()) {
            var told = Words.say(
                    "map.moved", order.number(), String.join(", ", order.from()), String.join(", ", order.to()));
            for (var node : order.from())
                if (!order.to().contains(node)) lines.add(line("left", node, order.lat(), order.lon(), THIN, told));
            for (var node : order.to())
                if (!order.from().contains(node)) lines.add(line("taken", node, order.lat(), order.lon(), THIN, told));
        }
        return lines;
    }

    private List<Line> flows(ToIntFunction<Comparison.Flow> count) {
        double most = c.flows().stream()
                .mapToInt(flow -> Math.max(flow.now(), flow.then()))
                .max()
                .orElse(1);
        return c.flows().stream()
                .filter(flow -> count.applyAsInt(flow) > 0)
                .map(flow -> line(
                        "flow",
                        flow.node(),
                        flow.lat(),
                        flow.lon(),
                        0.12 + 0.7 * Math.sqrt(count.applyAsInt(flow) / most),
                        Words.say("map.flow", flow.node(), flow.now(), flow.then())))
                .toList();
    }

    private Line line(String kind, String node, double lat, double lon, double width, String told) {
        var from = Objects.requireNonNull(nodes.get(node));
        return new Line(
                kind,
                Sheet.text(Sheet.x(from.lon())),
                Sheet.text(Sheet.y(from.lat())),
                Sheet.text(Sheet.x(lon)),
                Sheet.text(Sheet.y(lat)),
                Sheet.text(width * sheet.unit()),
                told);
    }

    private List<Mark> marks() {
        int most = c.load().stream()
                .mapToInt(load -> Math.max(load.now(), load.then()))
                .max()
                .orElse(1);
        return c.load().stream().map(load -> mark(load, Math.max(1, most))).toList();
    }

    private Mark mark(Comparison.Load load, int most) {
        double x = Sheet.x(load.lon());
        boolean left = sheet.atRight(load.lon());
        double now = radius(load.now(), most), then = radius(load.then(), most);
        double beside = Math.max(now, then) + 0.6 * sheet.unit();
        return new Mark(
                load.node(),
                Words.say("map.node", load.node(), load.now(), load.then()),
                Sheet.text(x),
                Sheet.text(Sheet.y(load.lat())),
                Sheet.text(now),
                Sheet.text(then),
                Sheet.text(left ? x - beside : x + beside),
                left);
    }

    /** The area counts, not the width. */
    private double radius(int orders, double most) {
        return sheet.unit() * (0.5 + 2.2 * Math.sqrt(orders / most));
    }
}
