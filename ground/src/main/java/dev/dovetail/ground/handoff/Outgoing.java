package dev.dovetail.ground.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to hand off, written in the transaction of the fact that it tells.
 *
 * @param key the sender's slot or node: leads the outbox row
 * @param id the message id, made by the sender and kept for ever
 * @param toKey the receiver's slot or node: leads the inbox row; the sender's own key for partners outside
 * @param lane what order is kept within (an order, a fulfillment order, a parcel); lanes never block one another
 * @param seq order within the lane: the version of the row that changed
 * @param type the record's name on the wire
 * @param destination who takes it: an {@link Inward}'s name, or {@code <outward>:<partner code>}
 * @param businessKey unique for ever where goods or money move ({@code ship:parcel:42}); the partner sees it
 * @param dueAt when it may first be delivered; later than now makes it a timer
 * @param body JSON
 */
public record Outgoing(
        int key,
        long id,
        int toKey,
        long lane,
        int seq,
        String type,
        String destination,
        @Nullable String businessKey,
        Instant dueAt,
        String body) {}
