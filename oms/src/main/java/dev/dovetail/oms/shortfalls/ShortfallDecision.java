package dev.dovetail.oms.shortfalls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about a shortfall.
 *
 * @param version of the shortfall that it was decided on
 * @param quantity of how many units; null for all. What is left of a shortfall stays open
 * @param sku what stands in, and {@code unitPrice} what one costs, null for the old price; only of a substitution
 * @param consent what says that the customer agreed to a substitution
 */
public record ShortfallDecision(
        Option option,
        int version,
        @Nullable Long quantity,
        @Nullable String sku,
        @Nullable BigDecimal unitPrice,
        @Nullable String consent,
        String reason) {

    /** The ways out. Another node needs no decision: whoever has the units serves them as soon as it may. */
    public enum Option {
        /** The customer waits: an ordinary backorder from now on. */
        WAIT,
        /** Nodes gave the units back so often that they rest: look at once. It stays open. */
        RETRY,
        CANCEL,
        SUBSTITUTE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Option of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
