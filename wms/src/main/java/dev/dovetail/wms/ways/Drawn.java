package dev.dovetail.wms.ways;

import dev.dovetail.wms.ways.Way.Point;
import java.util.ArrayList;
import java.util.List;

/** A way as points, and the corners in it. Pure. */
final class Drawn {
    private Drawn() {}

    static List<Point> points(Network network, Network.Spot from, Network.Spot to) {
        List<Point> points = new ArrayList<>();
        add(points, point(network, from));
        for (int at : network.through(from, to))
            add(points, point(network.graph().junctions().get(at)));
        add(points, point(network, to));
        return points;
    }

    private static void add(List<Point> points, Point next) {
        if (points.isEmpty() || !points.getLast().equals(next)) points.add(next);
    }

    private static Point point(Graph.Junction one) {
        return new Point(one.xMm(), one.yMm());
    }

    private static Point point(Network network, Network.Spot spot) {
        var segment = spot.segment();
        if (segment == null) return point(network.graph().junctions().get(spot.junction()));
        var a = network.graph().junctions().get(network.at(segment.from()));
        var b = network.graph().junctions().get(network.at(segment.to()));
        double part = (double) spot.atMm() / segment.lengthMm();
        return new Point((int) Math.round(a.xMm() + part * (b.xMm() - a.xMm())), (int)
                Math.round(a.yMm() + part * (b.yMm() - a.yMm())));
    }

    /** How often the heading changes. */
    static int turns(List<Point> points) {
        int turns = 0;
        for (int i = 2; i < points.size(); i++) {
            var a = points.get(i - 2);
            var b = points.get(i - 1);
            var c = points.get(i);
            long x1 = b.xMm() - a.xMm(), y1 = b.yMm() - a.yMm(), x2 = c.xMm() - b.xMm(), y2 = c.yMm() - b.yMm();
            if (x1 * y2 != y1 * x2 || x1 * x2 + y1 * y2 < 0) turns++;
        }
        return turns;
    }
}
