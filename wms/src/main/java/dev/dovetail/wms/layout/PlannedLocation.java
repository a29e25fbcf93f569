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
        @Nullable String side) {

    /** A location that has a name but no address in the aisles: a dock, a tote. */
    public static PlannedLocation of(String code, Location.Kind kind) {
        return new PlannedLocation(code, kind, null, null, null, null, null);
    }
}
