package dev.dovetail.oms.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.dovetail.oms.orders.Cutoffs;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel has checked of its orders, and up to which stage it lets them be changed.
 *
 * @param priceTolerance in percent of the price that is expected, up and down
 * @param duplicateWindow how long an order looks like one that was captured before it
 * @param fraudPartner who is asked by webhook; null where a person decides
 * @param fraudLimit a score of this or more fails, 0 to 1,000; null where no score is judged
 */
public record ChannelChecks(
        String channel,
        Mode address,
        Mode price,
        int priceTolerance,
        Mode duplicates,
        Duration duplicateWindow,
        Mode fraud,
        @Nullable String fraudPartner,
        @Nullable Integer fraudLimit,
        Cutoffs cutoffs) {

    /** What becomes of an order that fails. */
    public enum Mode {
        /** Nothing is checked. */
        OFF,
        /** Captured, its units claimed, and held until somebody decides. */
        HOLD,
        /** Not captured; kept with the rejected orders. */
        REFUSE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Mode> of(String wire) {
            return Arrays.stream(values())
                    .filter(mode -> mode.wire().equals(wire))
                    .findFirst();
        }
    }

    /** Of a channel that says nothing. */
    static ChannelChecks none(String channel) {
        return new ChannelChecks(
                channel,
                Mode.OFF,
                Mode.OFF,
                0,
                Mode.OFF,
                Duration.ofMinutes(10),
                Mode.OFF,
                null,
                null,
                Cutoffs.UNTIL_PICK);
    }
}
