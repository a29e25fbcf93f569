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
        String body) {}
