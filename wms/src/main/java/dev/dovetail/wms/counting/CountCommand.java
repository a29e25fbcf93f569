package dev.dovetail.wms.counting;

import java.util.List;
import java.util.Locale;

/** What may happen to a count. */
sealed interface CountCommand {
    /** What was found is booked: it fits the book within tolerance, or was found again by another. */
    record Agree() implements CountCommand {}

    /** It differs too much to be believed of one person. */
    record Doubt() implements CountCommand {}

    /** It is to be looked at by a supervisor. */
    record Refer() implements CountCommand {}

    record Approve() implements CountCommand {}

    record Reject() implements CountCommand {}

    record Cancel() implements CountCommand {}

    List<CountCommand> ALL = List.of(new Agree(), new Doubt(), new Refer(), new Approve(), new Reject(), new Cancel());

    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
