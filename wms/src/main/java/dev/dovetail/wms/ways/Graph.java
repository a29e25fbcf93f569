package dev.dovetail.wms.ways;

import java.util.List;
import java.util.Locale;

/** A building's ways, as they are drawn up. Lengths and coordinates are in millimetres. */
public record Graph(List<Junction> junctions, List<Segment> segments, List<Station> stations, List<Stand> stands) {
    public static final int MOST_JUNCTIONS = 1_000;
    public static final int MOST_SEGMENTS = 4_000;
    public static final int MOST_STATIONS = 200;
    public static final int MOST_STANDS = 10_000;
    /** The longest segment, and how far from the origin anything lies: ten kilometres. */
    public static final int FARTHEST_MM = 10_000_000;

    public Graph {
        junctions = List.copyOf(junctions);
        segments = List.copyOf(segments);
        stations = List.copyOf(stations);
        stands = List.copyOf(stands);
    }

    /** Where segments meet. */
    public record Junction(String code, int xMm, int yMm) {}

    /** A straight piece of way. @param oneWay walked only from {@code from} to {@code to} */
    public record Segment(String code, Kind kind, String from, String to, int lengthMm, boolean oneWay) {
        /** An aisle has bins along it, a cross-aisle joins aisles. */
        public enum Kind {
            AISLE,
            CROSS;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Where walks begin and end. */
    public record Station(String code, Kind kind, String junction) {
        /** What is done there. */
        public enum Kind {
            START,
            PACK,
            DOCK;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Where a location stands. @param atMm from the segment's {@code from}; @param level 1 is reached without a ladder or lift */
    public record Stand(String location, String segment, int atMm, int level) {}
}
