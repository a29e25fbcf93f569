package dev.dovetail.oms.feeds;

import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a message.
 *
 * @param line its number in the body; the header is line 1
 * @param outcome {@code applied}; {@code unchanged}: we knew; {@code in-snapshot}: a newer snapshot had seen it; {@code waiting}
 *     for the numbers before it; {@code noted}: moves nothing; {@code repeated}; {@code failed}; or, for all lines of a
 *     snapshot that was not applied, its state: {@code held}, {@code superseded}, {@code refused}
 * @param code why it failed
 */
public record Outcome(
        int line,
        @Nullable String sku,
        @Nullable Long number,
        String outcome,
        @Nullable String code,
        @Nullable String detail) {

    static Outcome failed(int line, @Nullable String sku, @Nullable Long number, String code, String detail) {
        return new Outcome(line, sku, number, "failed", code, detail);
    }

    static Outcome of(int line, String sku, @Nullable Long number, String outcome) {
        return new Outcome(line, sku, number, outcome, null, null);
    }

    boolean failed() {
        return outcome.equals("failed");
    }
}
