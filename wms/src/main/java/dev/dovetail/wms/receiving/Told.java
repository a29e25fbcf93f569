package dev.dovetail.wms.receiving;

import dev.dovetail.wms.items.Mark;
import dev.dovetail.wms.items.Read;
import dev.dovetail.wms.stock.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was read or keyed of goods that come in. */
public record Told(
        Read read, @Nullable LocalDate expiresOn, @Nullable Status status) {
    public static final Told NOTHING = new Told(Read.NOTHING, null, null);

    Told or(Mark mark) {
        return new Told(read.or(mark), expiresOn == null ? mark.expiresOn() : expiresOn, status);
    }
}
