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
        @Nullable String side) {
    private static final Set<Location.Kind> MADE = EnumSet.of(
            Location.Kind.BIN, Location.Kind.DOCK, Location.Kind.STAGE, Location.Kind.CART, Location.Kind.TOTE);

    PlannedLocation planned(String path) {
        if (code.isBlank() || code.length() > 40)
            throw new Malformed("layout.location-code", path + "/code", "a code has 1 to 40 characters");
        if (zone != null && zone.length() > 10)
            throw new Malformed("layout.zone-name", path + "/zone", "a zone's name has 1 to 10 characters");
        if (side != null && !side.equals("left") && !side.equals("right"))
            throw new Malformed("layout.side", path + "/side", "left or right");
        var made = made(path);
        if (made == Location.Kind.BIN && (aisle == null || bay == null))
            throw new Malformed(
                    "layout.bin-address", path + (aisle == null ? "/aisle" : "/bay"), "a bin has an address");
        number(aisle, path + "/aisle");
        number(bay, path + "/bay");
        number(level, path + "/level");
        return new PlannedLocation(code, made, zone, aisle, bay, level, side);
    }

    private Location.Kind made(String path) {
        return MADE.stream()
                .filter(one -> one.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Malformed("layout.kind", path + "/kind", "bin, dock, stage, cart or tote"));
    }

    private static void number(@Nullable Integer number, String path) {
        if (number != null) LayoutBody.within(number, 0, 9999, path);
    }
}
