package dev.dovetail.oms.feeds;

import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How nodes tell their stock, how it stands with them, and what waits for a person. */
@RestController
@RequestMapping("/api/v1")
class FeedSetupApi {
    private static final int MOST_ROWS = 500;

    private final Feeds feeds;
    private final FeedBook book;
    private final Network network;
    private final Body body;
    private final InstantSource clock;

    FeedSetupApi(Feeds feeds, FeedBook book, Network network, Body body, InstantSource clock) {
        this.feeds = feeds;
        this.book = book;
        this.network = network;
        this.body = body;
        this.clock = clock;
    }

    @PutMapping("/nodes/{code}/feed")
    @Permit(Permission.SETUP_WRITE)
    FeedBody configure(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var given = body.read(request, FeedBody.class);
        var config = given.toConfig();
        var node = network.getNode(code);
        feeds.configure(
                node, caller.client(), config, Boolean.TRUE.equals(given.takeOver()), caller.cause(clock.instant()));
        return FeedBody.of(config);
    }

    /** How it stands with every feed: one for each node, so no pages. */
    @GetMapping("/feeds")
    @Permit(Permission.STOCK_READ)
    Map<String, List<FeedView>> list(Caller caller) {
        var now = clock.instant();
        return Map.of(
                "items",
                book.feeds().stream()
                        .filter(feed -> feed.client() == caller.client())
                        .map(feed -> FeedView.of(feed, network, now))
                        .toList());
    }

    @GetMapping("/feeds/{code}/messages")
    @Permit(Permission.STOCK_READ)
    Page messages(
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        Body.limit(limit, MOST_ROWS);
        var rows = book.snapshots(network.getNode(code).id(), caller.client(), after, limit);
        return new Page(
                rows.stream().map(SnapshotView::of).toList(),
                rows.size() < limit ? null : Long.toString(rows.getLast().id()));
    }

    @GetMapping("/feeds/{code}/messages/{id}")
    @Permit(Permission.STOCK_READ)
    SnapshotView message(Caller caller, @PathVariable String code, @PathVariable long id) {
        return book.findSnapshot(network.getNode(code).id(), caller.client(), id)
                .map(SnapshotView::of)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        new Refusal("feeds.no-such-message", Map.of("message", Long.toString(id)))));
    }

    @PostMapping("/feeds/{code}/messages/{id}/accept")
    @Permit(Permission.SETUP_WRITE)
    SnapshotView accept(Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var why = why(request);
        var node = network.getNode(code).id();
        return SnapshotView.of(feeds.accept(node, caller.client(), id, why, caller.cause(clock.instant())));
    }

    @PostMapping("/feeds/{code}/messages/{id}/refuse")
    @Permit(Permission.SETUP_WRITE)
    SnapshotView refuse(Caller caller, @PathVariable String code, @PathVariable long id, HttpServletRequest request) {
        var why = why(request);
        var node = network.getNode(code).id();
        return SnapshotView.of(feeds.refuse(node, caller.client(), id, why, caller.cause(clock.instant())));
    }

    private String why(HttpServletRequest request) {
        var why = body.read(request, Why.class).why().strip();
        if (why.isEmpty() || why.length() > 500) throw new Malformed("feeds.why", "/why", "1 to 500 characters");
        return why;
    }

    record Why(String why) {}

    record Page(List<SnapshotView> items, @Nullable String next) {}
}
