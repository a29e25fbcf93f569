package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.feeds.SnapshotRow;
import org.jspecify.annotations.Nullable;

/**
 * One run of a feed.
 *
 * @param effect what accepting it would do; null where nothing of it is kept any more
 * @param may whether this person may decide
 * @param note why the page is shown again, in words; null the first time
 */
public record RunPage(
        Frame frame,
        String code,
        String name,
        SnapshotRow run,
        FeedBook.@Nullable Effect effect,
        boolean may,
        String why,
        @Nullable String note,
        @Nullable String done) {
    public boolean waits() {
        return run.state().equals("held");
    }
}
