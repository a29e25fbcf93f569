package dev.dovetail.console.feeds;

import dev.dovetail.console.shell.Live;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.console.words.Words;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.kernel.Refused;
import dev.dovetail.oms.feeds.FeedBook;
import dev.dovetail.oms.freshness.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages of feeds. */
@Controller
@RequestMapping("/feeds")
class FeedRoutes {
    private static final int RUNS = 50;

    private final FeedRows rows;
    private final FeedBook book;
    private final Freshness freshness;
    private final Shell shell;
    private final Live live;
    private final InstantSource clock;

    FeedRoutes(FeedRows rows, FeedBook book, Freshness freshness, Shell shell, Live live, InstantSource clock) {
        this.rows = rows;
        this.book = book;
        this.freshness = freshness;
        this.shell = shell;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.STOCK_READ)
    View all(HttpServletRequest request, Caller caller) {
        var all = rows.all(caller.client(), clock.instant());
        var page = new FeedsPage(
                shell.frame(request, caller, "feeds"), all, freshness.policies(caller.client()), FeedRows.seen(all));
        return shell.view("feeds", page);
    }

    /** Whether a feed stands otherwise than when the page was made. */
    @GetMapping("/live")
    @Permit(Permission.STOCK_READ)
    SseEmitter live(Caller caller, @RequestParam long seen) {
        int client = caller.client();
        return live.watch(
                "feeds:" + client,
                () -> FeedRows.seen(rows.all(client, clock.instant())),
                now -> now == seen ? "" : Words.of("feeds.changed"));
    }

    @GetMapping("/{code}")
    @Permit(Permission.STOCK_READ)
    View one(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String code,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        var row = rows.all(caller.client(), clock.instant()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(Refused.Kind.NOT_FOUND, new Refusal("feeds.not-configured", Map.of("node", code))));
        var found = book.snapshots(row.feed().node(), caller.client(), before, RUNS + 1);
        boolean more = found.size() > RUNS;
        var runs = more ? found.subList(0, RUNS) : found;
        var next = more ? "/feeds/" + code + "?before=" + runs.getLast().id() : null;
        return shell.view("feed", new FeedPage(shell.frame(request, caller, "feeds"), row, runs, next));
    }
}
