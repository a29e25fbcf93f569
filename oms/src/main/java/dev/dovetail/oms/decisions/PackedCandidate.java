package dev.dovetail.oms.decisions;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.oms.network.Node;
import dev.dovetail.oms.sourcing.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node as it was weighed, in bytes: its code is the scene's, and it was chosen where it sends a parcel. */
final class PackedCandidate {
    /** Why a node was not weighed, by number; a new one goes to the end. What is not among them is kept as it is. */
    private static final List<String> REASONS = List.of(
            "does-not-ship",
            "does-not-serve",
            "offline",
            "paused",
            "out-of-reach",
            "no-stock",
            "feed-stale",
            "at-capacity",
            "too-late",
            "gave-it-back",
            "no-pickup",
            "not-the-place",
            "too-many-nodes");

    private static final int IN_WORDS = -1;
    private static final int NONE = -2;

    private PackedCandidate() {}

    static void write(Pack pack, Explanation.Candidate one) {
        pack.whole(one.km()).orNull(one.zone()).orNull(one.aloneMinor());
        var dropped = one.dropped();
        int reason = dropped == null ? NONE : REASONS.indexOf(dropped);
        pack.whole(reason);
        if (reason == IN_WORDS) pack.text(dropped);
    }

    static Explanation.Candidate read(Unpack from, Node node, List<NodeId> sending) {
        long km = from.whole();
        var zone = from.orNull();
        return new Explanation.Candidate(
                node.code(),
                km,
                zone == null ? null : Math.toIntExact(zone),
                from.orNull(),
                sending.contains(node.id()),
                dropped(from));
    }

    private static @Nullable String dropped(Unpack from) {
        int reason = from.number();
        if (reason == NONE) return null;
        return reason == IN_WORDS ? from.text() : REASONS.get(reason);
    }
}
