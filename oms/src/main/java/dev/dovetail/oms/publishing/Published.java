package dev.dovetail.oms.publishing;

import dev.dovetail.oms.network.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads what channels are shown. */
@Service
public class Published {
    private static final Duration HEADS_FRESH = Duration.ofMillis(300);

    private final PublicationStore store;
    private final WindowStore windows;
    private final InstantSource clock;
    private volatile @Nullable Heads heads;

    Published(PublicationStore store, WindowStore windows, InstantSource clock) {
        this.store = store;
        this.windows = windows;
        this.clock = clock;
    }

    private record Heads(Map<String, Long> numbers, Instant at) {}

    /** The channel's last number, a third of a second old at most: read once for all who wait for it. */
    public long head(Channel channel) {
        var seen = heads;
        var now = clock.instant();
        if (seen == null || now.isBefore(seen.at()) || now.isAfter(seen.at().plus(HEADS_FRESH))) {
            seen = new Heads(store.heads(), now);
            heads = seen;
        }
        return seen.numbers().getOrDefault(channel.code(), 0L);
    }

    /** As {@link #head}, as it is now. */
    public long headNow(Channel channel) {
        return store.heads().getOrDefault(channel.code(), 0L);
    }

    /** What changed after {@code number}, by number; of each SKU only the newest. */
    public List<Shown> after(Channel channel, long number, int limit) {
        return store.after(Key.of(channel), number, limit);
    }

    /** All that is shown, by SKU, after {@code sku}. */
    public List<Shown> from(Channel channel, String sku, int limit) {
        return store.from(Key.of(channel), sku, limit);
    }

    /** What a channel is shown of one SKU. */
    public record OfChannel(String channel, long atp, Instant at) {}

    /** What every channel of a client that was ever published is shown of a SKU. */
    public List<OfChannel> of(int client, String sku) {
        return store.of(client, sku);
    }

    /** The windows of one hour of one channel. */
    public record Hour(String channel, Instant from, long met, long missed) {}

    /** The last 24 hours of every channel to which something is owed, by channel and hour. */
    public List<Hour> hours(int client) {
        return windows.hours(client, clock.instant());
    }

    /** How it stands with every channel of a client that was ever published. */
    public List<Publication> publications(int client) {
        return windows.list(client, clock.instant());
    }
}
