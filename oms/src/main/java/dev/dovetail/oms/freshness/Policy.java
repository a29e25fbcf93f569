package dev.dovetail.oms.freshness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One rule of what is sold while a feed is late or empty. A blank field says it of all.
 *
 * @param sign {@code late}, which silent is too, or {@code empty}
 * @param fail {@code open} or {@code closed}
 */
public record Policy(String channel, String node, String skuClass, String sign, String fail) {
    /** The rule that names most wins; of two that name as many, one that names the node, then the class, then the channel. */
    private static final Comparator<Policy> MOST_SPECIFIC = Comparator.comparingInt(Policy::named)
            .thenComparing(policy -> !policy.node.isEmpty())
            .thenComparing(policy -> !policy.skuClass.isEmpty())
            .thenComparing(policy -> !policy.channel.isEmpty());

    static final String LATE = "late";
    static final String EMPTY = "empty";

    /** What is asked. A blank channel is matched only by rules that name none. */
    record Case(String channel, String node, String skuClass, String sign) {}

    /** Whether it is closed. Without a rule late figures are not sold, and an empty file that was not believed changes nothing. */
    static boolean closed(List<Policy> policies, Case asked) {
        Optional<Policy> winner =
                policies.stream().filter(policy -> policy.speaksOf(asked)).max(MOST_SPECIFIC);
        return winner.map(policy -> policy.fail.equals("closed"))
                .orElseGet(() -> asked.sign().equals(LATE));
    }

    private boolean speaksOf(Case asked) {
        return of(channel, asked.channel())
                && of(node, asked.node())
                && of(skuClass, asked.skuClass())
                && of(sign, asked.sign());
    }

    private static boolean of(String named, String asked) {
        return named.isEmpty() || named.equals(asked);
    }

    private int named() {
        return (channel.isEmpty() ? 0 : 1)
                + (node.isEmpty() ? 0 : 1)
                + (skuClass.isEmpty() ? 0 : 1)
                + (sign.isEmpty() ? 0 : 1);
    }
}
