package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.oms.feeds.Feed;
import dev.dovetail.oms.freshness.Policy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every feed, how it stands and who sells from it, and the rules behind that. */
public record FeedsPage(Frame frame, List<Row> rows, List<Policy> policies, long seen) {
    public FeedsPage {
        rows = List.copyOf(rows);
        policies = List.copyOf(policies);
    }

    /** Tells when a feed has changed. */
    public String live() {
        return "/feeds/live?seen=" + seen;
    }

    /**
     * One feed.
     *
     * @param state a key of words
     * @param sells whether channels sell from it now, each with what is otherwise
     */
    public record Row(
            String code,
            String name,
            Feed feed,
            String state,
            @Nullable Instant since,
            List<Sells> sells) {
        public Row {
            sells = List.copyOf(sells);
        }

        public String every() {
            return Spans.words(feed.config().every());
        }

        public String lateAfter() {
            return Spans.words(feed.config().lateAfter());
        }
    }

    /** @param except SKU classes for which it is the other way round */
    public record Sells(String channel, boolean open, List<String> except) {
        public Sells {
            except = List.copyOf(except);
        }
    }
}
