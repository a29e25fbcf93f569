package dev.dovetail.wms.items;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read or keyed of units beside the barcode that says what they are: their lot, and the names of units that have them. */
public record Read(@Nullable String lot, List<String> serials) {
    public static final Read NOTHING = new Read(null, List.of());

    public Read {
        serials = List.copyOf(serials);
    }

    /** What was not told, a GS1 barcode may tell. */
    public Read or(Mark mark) {
        return new Read(
                lot == null ? mark.lot() : lot,
                serials.isEmpty() && mark.serial() != null ? List.of(mark.serial()) : serials);
    }
}
