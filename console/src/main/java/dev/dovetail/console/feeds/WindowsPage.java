package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.publishing.Publication;
import java.util.List;

/** What channels were told in the last 24 hours, window by window. */
public record WindowsPage(Frame frame, List<Row> rows) {
    public WindowsPage {
        rows = List.copyOf(rows);
    }

    /** One channel. @param bars one for each hour, the oldest first; empty where nothing is owed to it */
    public record Row(Publication publication, List<Bar> bars) {
        public Row {
            bars = List.copyOf(bars);
        }

        public boolean owed() {
            return publication.everySeconds() != null;
        }
    }

    /**
     * One hour, in a chart 240 wide and 40 high.
     *
     * @param met how high its met windows stand, {@code missed} its missed ones, on top of them
     */
    public record Bar(String x, String metY, String met, String missedY, String missed, String words) {}
}
