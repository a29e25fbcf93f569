package dev.dovetail.wms.counting;

import org.jspecify.annotations.Nullable;

/**
 * A bin to be counted, as a counter sees it: never what the book says.
 *
 * @param checkDigits what the bin's label shows beside its code
 * @param round 2 and above where others counted before
 */
public record CountTodo(
        long task, String location, @Nullable String checkDigits, String kind, String reason, int round) {}
