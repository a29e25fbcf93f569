package dev.dovetail.wms.layout;

import org.jspecify.annotations.Nullable;

/** A location to be made or changed. @param side {@code left} or {@code right} of its aisle */
public record PlannedLocation(
        String code,
        Location.Kind kind,
        @Nullable String zone,
        @Nullable Integer aisle,
        @Nullable Integer bay,
        @Nullable Integer level,
        @Nullable String side,
        Location.Size size) {

    /** A place in the aisles that nobody measured. */
    public static PlannedLocation at(
            String code, Location.Kind kind, @Nullable String zone, int aisle, int bay, int level, String side) {
        return new PlannedLocation(code, kind, zone, aisle, bay, level, side, Location.Size.UNKNOWN);
    }

    /** A location that has a name but no address in the aisles: a dock, a tote. */
    public static PlannedLocation of(String code, Location.Kind kind) {
        return of(code, kind, Location.Size.UNKNOWN);
    }

    static PlannedLocation of(String code, Location.Kind kind, Location.Size size) {
        return new PlannedLocation(code, kind, null, null, null, null, null, size);
    }
}
