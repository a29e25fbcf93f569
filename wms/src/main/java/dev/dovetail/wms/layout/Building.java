package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Malformed;
import dev.dovetail.wms.ways.Graph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rectangular building to be generated: parallel aisles, cut into blocks by cross-aisles.
 *
 * @param bays on each side of an aisle in a block taken together: odd ones left, even ones right. They are numbered on
 *     from block to block
 * @param floor its measures; without them no ways are drawn
 */
record Building(
        String zone,
        int aisles,
        int bays,
        int levels,
        @Nullable Floor floor) {
    Building {
        if (zone.isBlank() || zone.length() > 10)
            throw new Malformed("layout.zone-name", "/generate/zone", "a zone's name has 1 to 10 characters");
        LayoutBody.within(aisles, 1, 1000, "/generate/aisles");
        LayoutBody.within(bays, 1, 1000, "/generate/bays");
        LayoutBody.within(levels, 1, 100, "/generate/levels");
    }

    /**
     * Measures in millimetres.
     *
     * @param blocks 1 to 50; @param bayMm how wide a bay is; @param aisleMm from the middle of one aisle to that of the next
     * @param crossMm how wide a cross-aisle is; @param oneWay whether odd aisles are walked away from the front only, and
     *     even ones towards it; @param depot where walks begin and end at the front cross-aisle: {@code left},
     *     {@code middle} or {@code right}
     */
    record Floor(int blocks, int bayMm, int aisleMm, int crossMm, boolean oneWay, String depot) {
        private static final List<String> DEPOTS = List.of("left", "middle", "right");

        Floor {
            LayoutBody.within(blocks, 1, 50, "/generate/floor/blocks");
            LayoutBody.within(bayMm, 1, 100_000, "/generate/floor/bayMm");
            LayoutBody.within(aisleMm, 1, 100_000, "/generate/floor/aisleMm");
            LayoutBody.within(crossMm, 1, 100_000, "/generate/floor/crossMm");
            if (!DEPOTS.contains(depot))
                throw new Malformed("layout.depot", "/generate/floor/depot", "left, middle or right");
        }
    }

    private int blocks() {
        return floor == null ? 1 : floor.blocks();
    }

    long bins() {
        return (long) aisles * blocks() * bays * levels;
    }

    List<PlannedLocation> locations() {
        List<PlannedLocation> all = new ArrayList<>();
        for (int aisle = 1; aisle <= aisles; aisle++)
            for (int bay = 1; bay <= blocks() * bays; bay++)
                for (int level = 1; level <= levels; level++)
                    all.add(PlannedLocation.at(
                            code(aisle, bay, level),
                            Location.Kind.BIN,
                            zone,
                            aisle,
                            bay,
                            level,
                            left(bay) ? "left" : "right"));
        return all;
    }

    private String code(int aisle, int bay, int level) {
        return "%s-%02d-%02d-%d".formatted(zone, aisle, bay, level);
    }

    /** Each block begins on the left. */
    private boolean left(int bay) {
        return (bay - 1) % bays % 2 == 0;
    }

    @Nullable
    Graph graph() {
        if (floor == null) return null;
        long junctions = (long) aisles * (floor.blocks() + 1);
        if (junctions > Graph.MOST_JUNCTIONS)
            throw new Malformed(
                    "layout.too-large", "/generate/floor", "at most 1,000 crossings of aisles and cross-aisles");
        if (floor.oneWay() && aisles < 2)
            throw new Malformed("layout.one-way", "/generate/floor/oneWay", "one-way aisles come in twos");
        return new BuildingWays(this, floor).graph();
    }

    /** The bays of a block, by their place along the aisle and their code. */
    List<Graph.Stand> stands(int aisle, int block, String segment, Floor measures) {
        List<Graph.Stand> stands = new ArrayList<>();
        int length = BuildingWays.length(this, measures);
        for (int bay = 1; bay <= bays; bay++) {
            int at = measures.crossMm() / 2 + ((bay - 1) / 2) * measures.bayMm() + measures.bayMm() / 2;
            boolean down = measures.oneWay() && aisle % 2 == 0;
            for (int level = 1; level <= levels; level++)
                stands.add(new Graph.Stand(
                        code(aisle, block * bays + bay, level), segment, down ? length - at : at, level));
        }
        return stands;
    }
}
