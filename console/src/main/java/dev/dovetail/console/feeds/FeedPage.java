package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.feeds.SnapshotRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One feed and its runs, the newest first. @param next leads to older runs */
public record FeedPage(
        Frame frame,
        FeedsPage.Row row,
        List<SnapshotRow> runs,
        @Nullable String next) {
    public FeedPage {
        runs = List.copyOf(runs);
    }
}
