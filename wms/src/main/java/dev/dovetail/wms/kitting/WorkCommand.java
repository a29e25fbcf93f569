package dev.dovetail.wms.kitting;

import java.util.List;
import java.util.Locale;

/** What may happen to a work order. */
sealed interface WorkCommand {
    /** Something is done for it that leaves it open: goods are carried to the bench, some are made, some are scrapped. */
    record Work() implements WorkCommand {}

    /** The last of all that was asked for is made. */
    record Finish() implements WorkCommand {}

    /** Somebody ends it with some made: the rest is given back. */
    record Stop() implements WorkCommand {}

    /** Somebody ends it with none made: all is given back. */
    record Cancel() implements WorkCommand {}

    List<WorkCommand> ALL = List.of(new Work(), new Finish(), new Stop(), new Cancel());

    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
