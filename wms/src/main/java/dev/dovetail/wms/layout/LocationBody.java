package dev.dovetail.wms.layout;

import dev.dovetail.kernel.Malformed;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A location as it is sent and shown. */
record LocationBody(
        String code,
        String kind,
        @Nullable String zone,
        @Nullable Integer aisle,
        @Nullable Integer bay,
        @Nullable Integer level,
        @Nullable String side,
        @Nullable Integer widthMm,
        @Nullable Integer depthMm,
        @Nullable Integer heightMm,
        @Nullable Integer weightLimitGrams) {
    private static final int MOST_MM = 100_000;
    private static final int MOST_GRAMS = 100_000_000;
    private static final Set<Location.Kind> MADE = EnumSet.of(
            Location.Kind.BIN,
            Location.Kind.RESERVE,
            Location.Kind.DOCK,
            Location.Kind.STAGE,
            Location.Kind.QUALITY,
            Location.Kind.DAMAGED,
            Location.Kind.BENCH,
            Location.Kind.CART,
            Location.Kind.TOTE);

    PlannedLocation planned(String path) {
        if (code.isBlank() || code.length() > 40)
            throw new Malformed("layout.location-code", path + "/code", "a code has 1 to 40 characters");
        if (zone != null && zone.length() > 10)
            throw new Malformed("layout.zone-name", path + "/zone", "a zone's name has 1 to 10 characters");
        if (side != null && !side.equals("left") && !side.equals("right"))
            throw new Malformed("layout.side", path + "/side", "left or right");
        var made = made(path);
        var ours = Location.ours(code);
        if (ours.isPresent() && ours.get() != made)
            throw new Malformed(
                    "layout.code-reserved",
                    path + "/code",
                    "%s is the house's own %s: give your %s another code"
                            .formatted(code, ours.get().word(), made.word()));
        if (made.shelf() && (aisle == null || bay == null))
            throw new Malformed(
                    "layout.bin-address", path + (aisle == null ? "/aisle" : "/bay"), "a bin has an address");
        number(aisle, path + "/aisle");
        number(bay, path + "/bay");
        number(level, path + "/level");
        return new PlannedLocation(code, made, zone, aisle, bay, level, side, size(path));
    }

    private Location.Size size(String path) {
        boolean none = widthMm == null && depthMm == null && heightMm == null;
        if (!none && (widthMm == null || depthMm == null || heightMm == null))
            throw new Malformed("layout.size", path, "a size has widthMm, depthMm and heightMm, or none of them");
        millimetres(widthMm, path + "/widthMm");
        millimetres(depthMm, path + "/depthMm");
        millimetres(heightMm, path + "/heightMm");
        if (weightLimitGrams != null) LayoutBody.within(weightLimitGrams, 1, MOST_GRAMS, path + "/weightLimitGrams");
        return new Location.Size(widthMm, depthMm, heightMm, weightLimitGrams);
    }

    private static void millimetres(@Nullable Integer number, String path) {
        if (number != null) LayoutBody.within(number, 1, MOST_MM, path);
    }

    private Location.Kind made(String path) {
        return MADE.stream()
                .filter(one -> one.word().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> new Malformed("layout.kind", path + "/kind", "one of " + String.join(", ", words())));
    }

    static java.util.List<String> words() {
        return MADE.stream().map(Location.Kind::word).toList();
    }

    private static void number(@Nullable Integer number, String path) {
        if (number != null) LayoutBody.within(number, 0, 9999, path);
    }
}
