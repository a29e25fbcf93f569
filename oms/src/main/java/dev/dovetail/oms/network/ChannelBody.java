package dev.dovetail.oms.network;

import dev.dovetail.contract.channel.OrderStatusChanged;
import dev.dovetail.kernel.Malformed;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel as it is sent and shown. */
record ChannelBody(
        @Nullable String code,
        String name,
        String policy,
        String currency,
        @Nullable Integer remorseSeconds,
        @Nullable String partner,
        @Nullable Integer attempts,
        @Nullable List<String> events,
        @Nullable Boolean preorder) {
    private static final int MOST_ATTEMPTS = 100;
    private static final int A_WEEK = 604_800;

    static ChannelBody of(Channel channel) {
        return new ChannelBody(
                channel.code(),
                channel.name(),
                channel.policy().word(),
                channel.currency().getCurrencyCode(),
                (int) channel.remorse().toSeconds(),
                channel.partner(),
                channel.attempts(),
                channel.events().isEmpty() ? null : channel.events(),
                channel.preorder());
    }

    /** Refuses each field by its path. */
    Channel toChannel(String code, int client) {
        if (code.length() > 40) throw new Malformed("network.code", "code", "a code has at most 40 characters");
        if (name.isBlank() || name.length() > 200)
            throw new Malformed("network.name", "/name", "a name has 1 to 200 characters");
        int remorse = remorseSeconds == null ? 0 : remorseSeconds;
        if (remorse < 0 || remorse > A_WEEK)
            throw new Malformed("network.out-of-range", "/remorseSeconds", "0 to " + A_WEEK);
        int tries = attempts == null ? Channel.ATTEMPTS : attempts;
        if (tries < 1 || tries > MOST_ATTEMPTS)
            throw new Malformed("network.out-of-range", "/attempts", "1 to " + MOST_ATTEMPTS);
        return new Channel(
                code,
                client,
                name,
                policyOf(),
                currencyOf(),
                Duration.ofSeconds(remorse),
                partner,
                tries,
                heard(events == null ? List.of() : events),
                preorder != null && preorder);
    }

    private static List<String> heard(List<String> events) {
        if (events.size() > OrderStatusChanged.EVENTS.size())
            throw new Malformed("network.event", "/events", "more than there are");
        for (int i = 0; i < events.size(); i++)
            if (!OrderStatusChanged.EVENTS.contains(events.get(i)))
                throw new Malformed("network.event", "/events/" + i, String.join(", ", OrderStatusChanged.EVENTS));
        return events.stream().distinct().sorted().toList();
    }

    private Channel.Policy policyOf() {
        return Channel.Policy.of(policy)
                .orElseThrow(() -> new Malformed("network.policy", "/policy", "may-refuse or backorder"));
    }

    private Currency currencyOf() {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .findFirst()
                .orElseThrow(() ->
                        new Malformed("network.currency", "/currency", "a currency is three letters, such as GBP"));
    }
}
