package dev.dovetail.oms.network;

import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where orders come from.
 *
 * @param remorse how long a captured order waits before it is released
 * @param partner who is told what becomes of its orders; null where nobody is
 */
public record Channel(
        String code,
        int client,
        String name,
        Policy policy,
        Currency currency,
        Duration remorse,
        @Nullable String partner) {

    /** What happens to an order that cannot be had whole. */
    public enum Policy {
        /** Refused, naming what is short: our own checkout. */
        MAY_REFUSE,
        /** Captured; what cannot be had waits in the backlog. */
        BACKORDER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Policy> of(String word) {
            return Arrays.stream(values())
                    .filter(policy -> policy.word().equals(word))
                    .findFirst();
        }
    }
}
