package dev.dovetail.oms.availability;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows how fresh nodes' figures are, and what is sold of those that are not. */
public interface NodeFreshness {
    /**
     * How it stands with the feed behind a figure.
     *
     * @param state {@code fresh}, {@code silent}, {@code late} or {@code empty}
     * @param since null where nothing was ever heard
     * @param policy {@code open}: sold all the same; {@code closed}: not promised while this lasts
     */
    record Feed(String state, @Nullable Instant since, String policy) {
        public boolean closed() {
            return policy.equals("closed");
        }
    }

    /**
     * For each of the SKUs, the nodes that a feed tells of.
     *
     * @param channel who sells; null: by the policies that name no channel
     */
    Map<Sku, Map<NodeId, Feed>> feeds(int client, @Nullable String channel, Collection<Sku> skus);
}
