package dev.dovetail.ground.handoff;

import org.jspecify.annotations.Nullable;

/**
 * A message as its receiver sees it.
 *
 * @param number the publisher's number within the sending node; 0 where the family is not numbered
 * @param attempt 1 for the first delivery
 */
public record Message(
        int key,
        long id,
        int toKey,
        long lane,
        int seq,
        String type,
        String destination,
        @Nullable String businessKey,
        long number,
        int attempt,
        String body) {

    /** The partner's answer to this message, as a message of its own to whom it concerns. */
    Message answeredBy(Outward.Reply reply) {
        return new Message(
                key,
                id,
                reply.toKey(),
                lane,
                seq,
                reply.type(),
                reply.destination(),
                businessKey,
                number,
                attempt,
                reply.body());
    }
}
