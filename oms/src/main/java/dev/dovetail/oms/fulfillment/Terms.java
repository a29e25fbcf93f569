package dev.dovetail.oms.fulfillment;

import dev.dovetail.kernel.NodeId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why units are asked back, and what becomes of those the node gives.
 *
 * @param request the channel's cancel request behind it
 * @param amendment the amendment that waits for the answer
 * @param target the one node that shall have the units instead
 * @param rearrangement of work that waits for the answer
 */
record Terms(
        String reason,
        Purpose purpose,
        @Nullable Long request,
        @Nullable Long amendment,
        @Nullable NodeId target,
        @Nullable Long rearrangement) {

    /** Cancelled; kept at the node, reserved, to be released again; or given to other nodes. */
    enum Purpose {
        CANCEL,
        KEEP,
        RESOURCE,
        MOVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Terms cancel(String reason, @Nullable Long request) {
        return new Terms(reason, Purpose.CANCEL, request, null, null, null);
    }

    static Terms amend(String reason, Purpose purpose, long amendment) {
        return new Terms(reason, purpose, null, amendment, null, null);
    }

    static Terms resource(String reason) {
        return new Terms(reason, Purpose.RESOURCE, null, null, null, null);
    }

    /** What is given goes to {@code target}; where there is none it stays reserved, to be released again. */
    static Terms rearrange(String reason, long rearrangement, @Nullable NodeId target) {
        return new Terms(reason, target == null ? Purpose.KEEP : Purpose.MOVE, null, null, target, rearrangement);
    }
}
