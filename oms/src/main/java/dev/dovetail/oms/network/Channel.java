package dev.dovetail.oms.network;

import dev.dovetail.contract.channel.OrderStatusChanged;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where orders come from.
 *
 * @param remorse how long a captured order waits before it is released
 * @param partner who is told what becomes of its orders; null where nobody is
 * @param attempts how often units are given to nodes before they rest in the backlog
 * @param events which changes it is told of, such as {@code picked}; none means those that a customer would see
 * @param preorder whether what no node has may be promised from goods on their way
 */
public record Channel(
        String code,
        int client,
        String name,
        Policy policy,
        Currency currency,
        Duration remorse,
        @Nullable String partner,
        int attempts,
        List<String> events,
        boolean preorder) {
    /** How often units are given to nodes before they rest, unless the channel says otherwise. */
    public static final int ATTEMPTS = 3;

    public Channel {
        events = List.copyOf(events);
    }

    /** One that sells what is there, hears what a customer would see, and whose units are given to nodes {@link #ATTEMPTS} times. */
    public Channel(
            String code,
            int client,
            String name,
            Policy policy,
            Currency currency,
            Duration remorse,
            @Nullable String partner) {
        this(code, client, name, policy, currency, remorse, partner, ATTEMPTS, List.of(), false);
    }

    /** Whether it is told of such a change. */
    public boolean hears(String event) {
        return partner != null && (events.isEmpty() ? OrderStatusChanged.SEEN : events).contains(event);
    }

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
