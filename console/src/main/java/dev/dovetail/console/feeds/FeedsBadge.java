package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Badge;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.oms.feeds.Feed;
import dev.dovetail.oms.feeds.FeedBook;
import org.springframework.stereotype.Component;

/** Feeds in the navigation; a file that is not believed waits for a person. */
@Component
class FeedsBadge implements Badge {
    private final FeedBook feeds;

    FeedsBadge(FeedBook feeds) {
        this.feeds = feeds;
    }

    @Override
    public String key() {
        return "feeds";
    }

    @Override
    public String path() {
        return "/feeds";
    }

    @Override
    public int rank() {
        return 45;
    }

    @Override
    public Permission permission() {
        return Permission.STOCK_READ;
    }

    @Override
    public long waiting(Caller caller) {
        return feeds.feeds().stream()
                .filter(feed -> feed.client() == caller.client())
                .mapToLong(Feed::held)
                .sum();
    }
}
