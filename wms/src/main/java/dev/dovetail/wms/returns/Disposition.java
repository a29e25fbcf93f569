package dev.dovetail.wms.returns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a returned unit. */
enum Disposition {
    /** On sale again, once it is put away. */
    RESTOCK,
    /** To be mended: to a quality place. */
    REFURBISH,
    /** Kept as it is: to a damaged place. */
    DAMAGED,
    /** Thrown away. */
    SCRAP,
    /** Back to who made it. */
    VENDOR_RETURN;

    /** As it is written in the database and in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Disposition> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Disposition::word).toList();
    }
}
