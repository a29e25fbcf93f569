package dev.dovetail.wms.plates;

import dev.dovetail.wms.units.Sscc;
import java.util.Optional;

/** Reads a plate's number as it is scanned or keyed: 18 digits, or a GS1 element string of AI 00. */
final class PlateNumber {
    private PlateNumber() {}

    /** Empty where it is no SSCC, or its check digit is wrong. */
    static Optional<String> read(String text) {
        var digits = text.strip().replaceFirst("^]C1", "").replaceFirst("^\\(00\\)\\s*", "");
        if (digits.length() == 20 && digits.startsWith("00")) digits = digits.substring(2);
        try {
            return Optional.of(new Sscc(digits).digits());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
