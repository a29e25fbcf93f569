package dev.dovetail.oms.publishing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Cause;
import dev.dovetail.oms.network.Channel;
import dev.dovetail.oms.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Publishes what changed of the promise, channel by channel, under a lease for each. All of a channel is compared anew when
 * the lease is taken, when something changes that concerns every SKU (a node, a rule, a feed that is late, a buffer), and every ten
 * minutes; else only the SKUs whose pools changed.
 */
@Service
public class Publishing {
    private static final Duration WHOLE_AT_LEAST_EVERY = Duration.ofMinutes(10);
    private static final Duration CLOSE_WINDOWS_EVERY = Duration.ofSeconds(10);

    private final PublicationStore store;
    private final WindowStore windows;
    private final Sellers sellers;
    private final Network network;
    private final Audit audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final String holder;
    private final Map<String, Known> known = new HashMap<>();
    private @Nullable OffsetDateTime since;
    private Instant closedAt = Instant.MIN;

    Publishing(
            PublicationStore store,
            WindowStore windows,
            Sellers sellers,
            Network network,
            Audit audit,
            Transactions transactions,
            InstantSource clock,
            ObjectProvider<RandomGenerator> random) {
        this.store = store;
        this.windows = windows;
        this.sellers = sellers;
        this.network = network;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.holder = ProcessHandle.current().pid() + "-"
                + Long.toHexString(random.getIfAvailable(java.util.Random::new).nextLong());
    }

    /** Under which lease, and for which sellers and buffers, all of a channel was compared. */
    private record Known(long fence, String concerns, Instant wholeAt) {}

    /** Looks once and publishes what changed; answers how many changes that were. */
    public synchronized int turn() {
        var now = clock.instant();
        var channels = network.channels().stream().collect(toMap(Channel::code, identity()));
        var keys = channels.values().stream().map(Key::of).toList();
        if (keys.isEmpty()) return 0;
        var fences = transactions.run(() -> store.lease(holder, keys, now));
        known.keySet().retainAll(fences.keySet());
        var next = store.horizon();
        var changed = since == null || fences.isEmpty() ? Map.<Integer, Set<String>>of() : store.changed(since);
        var buffers = store.buffers();
        int published = 0;
        for (var key : keys) {
            var fence = fences.get(key.channel());
            var channel = channels.get(key.channel());
            if (fence == null || channel == null) continue;
            var concerns = new Concerns(sellers.to(channel, now), buffers.getOrDefault(key.channel(), ""));
            published += publish(key, fence, concerns, changed.getOrDefault(key.client(), Set.of()), now);
        }
        since = next;
        closeWindows(now);
        return published;
    }

    /** What concerns every SKU of a channel. */
    private record Concerns(Sellers.Selling selling, String buffers) {
        String print() {
            return selling.print() + " " + buffers;
        }
    }

    private int publish(Key key, long fence, Concerns concerns, Set<String> skus, Instant now) {
        var selling = concerns.selling();
        var before = known.get(key.channel());
        boolean whole = since == null
                || before == null
                || before.fence() != fence
                || !before.concerns().equals(concerns.print())
                || now.isAfter(before.wholeAt().plus(WHOLE_AT_LEAST_EVERY));
        if (!whole && skus.isEmpty()) return 0;
        int published = transactions.run(() -> store.publish(key, holder, fence, selling, whole ? null : skus, now));
        if (whole) known.put(key.channel(), new Known(fence, concerns.print(), now));
        return published;
    }

    private void closeWindows(Instant now) {
        if (closedAt.equals(Instant.MIN) || !now.isBefore(closedAt.plus(CLOSE_WINDOWS_EVERY))) {
            transactions.run(() -> windows.close(holder, now));
            closedAt = now;
        }
    }

    /**
     * What is owed to a channel: a publication in every window, full or delta; a full one is a delta too. Counted from the
     * next window on. Null ends it.
     */
    public void owe(Channel channel, @Nullable Duty duty, Cause cause) {
        transactions.run(() -> {
            store.make(Key.of(channel), cause.at());
            windows.owe(Key.of(channel), duty, cause.at());
            audit.record(
                    cause,
                    "publication.put",
                    "channel:" + channel.code(),
                    duty == null
                            ? Map.of("duty", "none")
                            : Map.of("everySeconds", duty.every().toSeconds(), "kind", duty.kind()));
        });
    }

    /** A publication has reached the channel whole: its window is met. */
    public void reached(Channel channel, String kind, long number) {
        transactions.run(() -> windows.met(Key.of(channel), kind, number, clock.instant()));
    }

    /** Lets another process go on at once. */
    synchronized void giveUp() {
        store.giveUp(holder);
        known.clear();
        since = null;
    }
}
