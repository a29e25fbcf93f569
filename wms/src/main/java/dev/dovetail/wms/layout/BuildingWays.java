package dev.dovetail.wms.layout;

import dev.dovetail.wms.layout.Building.Floor;
import dev.dovetail.wms.ways.Graph;
import java.util.ArrayList;
import java.util.List;

/** Draws up the ways of a rectangular building: the front cross-aisle is at y 0, the first aisle at x 0. Pure. */
final class BuildingWays {
    private final Building building;
    private final Floor floor;
    private final List<Graph.Junction> junctions = new ArrayList<>();
    private final List<Graph.Segment> segments = new ArrayList<>();
    private final List<Graph.Stand> stands = new ArrayList<>();

    BuildingWays(Building building, Floor floor) {
        this.building = building;
        this.floor = floor;
    }

    /** From the middle of one cross-aisle to that of the next. */
    static int length(Building building, Floor floor) {
        return Math.ceilDiv(building.bays(), 2) * floor.bayMm() + floor.crossMm();
    }

    Graph graph() {
        int length = length(building, floor);
        for (int aisle = 1; aisle <= building.aisles(); aisle++)
            for (int cross = 0; cross <= floor.blocks(); cross++) {
                junctions.add(
                        new Graph.Junction(junction(aisle, cross), (aisle - 1) * floor.aisleMm(), cross * length));
                if (cross < floor.blocks()) aisle(aisle, cross, length);
                if (aisle < building.aisles())
                    segments.add(new Graph.Segment(
                            "X-%02d-%02d".formatted(cross, aisle),
                            Graph.Segment.Kind.CROSS,
                            junction(aisle, cross),
                            junction(aisle + 1, cross),
                            floor.aisleMm(),
                            false));
            }
        return new Graph(junctions, segments, stations(), stands);
    }

    private void aisle(int aisle, int block, int length) {
        var code = "%s-%02d-%02d".formatted(building.zone(), aisle, block + 1);
        boolean down = floor.oneWay() && aisle % 2 == 0;
        segments.add(new Graph.Segment(
                code,
                Graph.Segment.Kind.AISLE,
                junction(aisle, down ? block + 1 : block),
                junction(aisle, down ? block : block + 1),
                length,
                floor.oneWay()));
        stands.addAll(building.stands(aisle, block, code, floor));
    }

    private List<Graph.Station> stations() {
        int aisle = switch (floor.depot()) {
            case "left" -> 1;
            case "middle" -> (building.aisles() + 1) / 2;
            default -> building.aisles();
        };
        return List.of(
                new Graph.Station("START", Graph.Station.Kind.START, junction(aisle, 0)),
                new Graph.Station("PACK", Graph.Station.Kind.PACK, junction(aisle, 0)),
                new Graph.Station("DOCK", Graph.Station.Kind.DOCK, junction(aisle, 0)));
    }

    private static String junction(int aisle, int cross) {
        return "J-%02d-%02d".formatted(aisle, cross);
    }
}
