package dev.dovetail.wms.receiving;

import dev.dovetail.wms.items.Mark;
import dev.dovetail.wms.stock.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read or keyed of goods beside the barcode that says what they are. What is not told there, a GS1 barcode may tell. */
public record Told(
        @Nullable String lot,
        @Nullable LocalDate expiresOn,
        List<String> serials,
        @Nullable Status status) {
    public static final Told NOTHING = new Told(null, null, List.of(), null);

    public Told {
        serials = List.copyOf(serials);
    }

    Told or(Mark mark) {
        var named = serials.isEmpty() && mark.serial() != null ? List.of(mark.serial()) : serials;
        return new Told(
                lot == null ? mark.lot() : lot, expiresOn == null ? mark.expiresOn() : expiresOn, named, status);
    }
}
