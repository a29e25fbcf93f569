package dev.dovetail.wms.items;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a GS1 barcode says of the very goods it is on, beside what they are.
 *
 * @param lot AI 10; @param expiresOn AI 17, else 15; @param serial AI 21
 */
public record Mark(
        @Nullable String lot,
        @Nullable LocalDate expiresOn,
        @Nullable String serial) {
    public static final Mark NONE = new Mark(null, null, null);
}
